import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`statistics_correction_notes\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`language\` text NOT NULL,
  	\`text\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`statistics\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`statistics_correction_notes_order_idx\` ON \`statistics_correction_notes\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`statistics_correction_notes_parent_id_idx\` ON \`statistics_correction_notes\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_statistics_v_version_correction_notes\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`language\` text NOT NULL,
  	\`text\` text NOT NULL,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_statistics_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_statistics_v_version_correction_notes_order_idx\` ON \`_statistics_v_version_correction_notes\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_statistics_v_version_correction_notes_parent_id_idx\` ON \`_statistics_v_version_correction_notes\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`quotes_correction_notes\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`language\` text NOT NULL,
  	\`text\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`quotes\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`quotes_correction_notes_order_idx\` ON \`quotes_correction_notes\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`quotes_correction_notes_parent_id_idx\` ON \`quotes_correction_notes\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_quotes_v_version_correction_notes\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`language\` text NOT NULL,
  	\`text\` text NOT NULL,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_quotes_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_quotes_v_version_correction_notes_order_idx\` ON \`_quotes_v_version_correction_notes\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_quotes_v_version_correction_notes_parent_id_idx\` ON \`_quotes_v_version_correction_notes\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`sources_correction_notes\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`language\` text NOT NULL,
  	\`text\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`sources_correction_notes_order_idx\` ON \`sources_correction_notes\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`sources_correction_notes_parent_id_idx\` ON \`sources_correction_notes\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_sources_v_version_correction_notes\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`language\` text NOT NULL,
  	\`text\` text NOT NULL,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_sources_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_sources_v_version_correction_notes_order_idx\` ON \`_sources_v_version_correction_notes\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_correction_notes_parent_id_idx\` ON \`_sources_v_version_correction_notes\` (\`_parent_id\`);`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`edited_by_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`CREATE INDEX \`articles_edited_by_idx\` ON \`articles\` (\`edited_by_id\`);`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_edited_by_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_edited_by_idx\` ON \`_articles_v\` (\`version_edited_by_id\`);`)
  await db.run(sql`ALTER TABLE \`statistics\` ADD \`correction_kind\` text;`)
  await db.run(sql`ALTER TABLE \`statistics\` ADD \`correction_at\` text;`)
  await db.run(sql`ALTER TABLE \`statistics\` ADD \`correction_by_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`CREATE INDEX \`statistics_correction_correction_at_idx\` ON \`statistics\` (\`correction_at\`);`)
  await db.run(sql`CREATE INDEX \`statistics_correction_correction_by_idx\` ON \`statistics\` (\`correction_by_id\`);`)
  await db.run(sql`ALTER TABLE \`_statistics_v\` ADD \`version_correction_kind\` text;`)
  await db.run(sql`ALTER TABLE \`_statistics_v\` ADD \`version_correction_at\` text;`)
  await db.run(sql`ALTER TABLE \`_statistics_v\` ADD \`version_correction_by_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`CREATE INDEX \`_statistics_v_version_correction_version_correction_at_idx\` ON \`_statistics_v\` (\`version_correction_at\`);`)
  await db.run(sql`CREATE INDEX \`_statistics_v_version_correction_version_correction_by_idx\` ON \`_statistics_v\` (\`version_correction_by_id\`);`)
  await db.run(sql`ALTER TABLE \`quotes\` ADD \`correction_kind\` text;`)
  await db.run(sql`ALTER TABLE \`quotes\` ADD \`correction_at\` text;`)
  await db.run(sql`ALTER TABLE \`quotes\` ADD \`correction_by_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`CREATE INDEX \`quotes_correction_correction_at_idx\` ON \`quotes\` (\`correction_at\`);`)
  await db.run(sql`CREATE INDEX \`quotes_correction_correction_by_idx\` ON \`quotes\` (\`correction_by_id\`);`)
  await db.run(sql`ALTER TABLE \`_quotes_v\` ADD \`version_correction_kind\` text;`)
  await db.run(sql`ALTER TABLE \`_quotes_v\` ADD \`version_correction_at\` text;`)
  await db.run(sql`ALTER TABLE \`_quotes_v\` ADD \`version_correction_by_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`CREATE INDEX \`_quotes_v_version_correction_version_correction_at_idx\` ON \`_quotes_v\` (\`version_correction_at\`);`)
  await db.run(sql`CREATE INDEX \`_quotes_v_version_correction_version_correction_by_idx\` ON \`_quotes_v\` (\`version_correction_by_id\`);`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`correction_kind\` text;`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`correction_at\` text;`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`correction_by_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`CREATE INDEX \`sources_correction_correction_at_idx\` ON \`sources\` (\`correction_at\`);`)
  await db.run(sql`CREATE INDEX \`sources_correction_correction_by_idx\` ON \`sources\` (\`correction_by_id\`);`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_correction_kind\` text;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_correction_at\` text;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_correction_by_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_correction_version_correction_at_idx\` ON \`_sources_v\` (\`version_correction_at\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_correction_version_correction_by_idx\` ON \`_sources_v\` (\`version_correction_by_id\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`statistics_correction_notes\`;`)
  await db.run(sql`DROP TABLE \`_statistics_v_version_correction_notes\`;`)
  await db.run(sql`DROP TABLE \`quotes_correction_notes\`;`)
  await db.run(sql`DROP TABLE \`_quotes_v_version_correction_notes\`;`)
  await db.run(sql`DROP TABLE \`sources_correction_notes\`;`)
  await db.run(sql`DROP TABLE \`_sources_v_version_correction_notes\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_articles\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text,
  	\`dek\` text,
  	\`body\` text,
  	\`first_published_outlet\` text,
  	\`first_published_language\` text,
  	\`first_published_url\` text,
  	\`first_published_date\` text,
  	\`translated_from_article_id\` text(36),
  	\`translated_from_release\` text,
  	\`language\` text DEFAULT 'en',
  	\`slug\` text,
  	\`hero_id\` text(36),
  	\`story\` text,
  	\`review_errors\` numeric,
  	\`review_warnings\` numeric,
  	\`review_notices\` numeric,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`_status\` text DEFAULT 'draft',
  	FOREIGN KEY (\`translated_from_article_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`hero_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_articles\`("id", "title", "dek", "body", "first_published_outlet", "first_published_language", "first_published_url", "first_published_date", "translated_from_article_id", "translated_from_release", "language", "slug", "hero_id", "story", "review_errors", "review_warnings", "review_notices", "updated_at", "created_at", "deleted_at", "_status") SELECT "id", "title", "dek", "body", "first_published_outlet", "first_published_language", "first_published_url", "first_published_date", "translated_from_article_id", "translated_from_release", "language", "slug", "hero_id", "story", "review_errors", "review_warnings", "review_notices", "updated_at", "created_at", "deleted_at", "_status" FROM \`articles\`;`)
  await db.run(sql`DROP TABLE \`articles\`;`)
  await db.run(sql`ALTER TABLE \`__new_articles\` RENAME TO \`articles\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`articles_translated_from_translated_from_article_idx\` ON \`articles\` (\`translated_from_article_id\`);`)
  await db.run(sql`CREATE INDEX \`articles_language_idx\` ON \`articles\` (\`language\`);`)
  await db.run(sql`CREATE INDEX \`articles_slug_idx\` ON \`articles\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`articles_hero_idx\` ON \`articles\` (\`hero_id\`);`)
  await db.run(sql`CREATE INDEX \`articles_story_idx\` ON \`articles\` (\`story\`);`)
  await db.run(sql`CREATE INDEX \`articles_review_review_errors_idx\` ON \`articles\` (\`review_errors\`);`)
  await db.run(sql`CREATE INDEX \`articles_updated_at_idx\` ON \`articles\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`articles_created_at_idx\` ON \`articles\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`articles_deleted_at_idx\` ON \`articles\` (\`deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`articles__status_idx\` ON \`articles\` (\`_status\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`language_slug_idx\` ON \`articles\` (\`language\`,\`slug\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`story_language_idx\` ON \`articles\` (\`story\`,\`language\`);`)
  await db.run(sql`CREATE TABLE \`__new__articles_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_title\` text,
  	\`version_dek\` text,
  	\`version_body\` text,
  	\`version_first_published_outlet\` text,
  	\`version_first_published_language\` text,
  	\`version_first_published_url\` text,
  	\`version_first_published_date\` text,
  	\`version_translated_from_article_id\` text(36),
  	\`version_translated_from_release\` text,
  	\`version_language\` text DEFAULT 'en',
  	\`version_slug\` text,
  	\`version_hero_id\` text(36),
  	\`version_story\` text,
  	\`version_review_errors\` numeric,
  	\`version_review_warnings\` numeric,
  	\`version_review_notices\` numeric,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`version_deleted_at\` text,
  	\`version__status\` text DEFAULT 'draft',
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`snapshot\` integer,
  	\`published_locale\` text,
  	\`latest\` integer,
  	\`autosave\` integer,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_translated_from_article_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_hero_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__articles_v\`("id", "parent_id", "version_title", "version_dek", "version_body", "version_first_published_outlet", "version_first_published_language", "version_first_published_url", "version_first_published_date", "version_translated_from_article_id", "version_translated_from_release", "version_language", "version_slug", "version_hero_id", "version_story", "version_review_errors", "version_review_warnings", "version_review_notices", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "snapshot", "published_locale", "latest", "autosave") SELECT "id", "parent_id", "version_title", "version_dek", "version_body", "version_first_published_outlet", "version_first_published_language", "version_first_published_url", "version_first_published_date", "version_translated_from_article_id", "version_translated_from_release", "version_language", "version_slug", "version_hero_id", "version_story", "version_review_errors", "version_review_warnings", "version_review_notices", "version_updated_at", "version_created_at", "version_deleted_at", "version__status", "created_at", "updated_at", "snapshot", "published_locale", "latest", "autosave" FROM \`_articles_v\`;`)
  await db.run(sql`DROP TABLE \`_articles_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__articles_v\` RENAME TO \`_articles_v\`;`)
  await db.run(sql`CREATE INDEX \`_articles_v_parent_idx\` ON \`_articles_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_translated_from_version_translated_f_idx\` ON \`_articles_v\` (\`version_translated_from_article_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_language_idx\` ON \`_articles_v\` (\`version_language\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_slug_idx\` ON \`_articles_v\` (\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_hero_idx\` ON \`_articles_v\` (\`version_hero_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_story_idx\` ON \`_articles_v\` (\`version_story\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_review_version_review_errors_idx\` ON \`_articles_v\` (\`version_review_errors\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_updated_at_idx\` ON \`_articles_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_created_at_idx\` ON \`_articles_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version_deleted_at_idx\` ON \`_articles_v\` (\`version_deleted_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_version__status_idx\` ON \`_articles_v\` (\`version__status\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_created_at_idx\` ON \`_articles_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_updated_at_idx\` ON \`_articles_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_snapshot_idx\` ON \`_articles_v\` (\`snapshot\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_published_locale_idx\` ON \`_articles_v\` (\`published_locale\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_latest_idx\` ON \`_articles_v\` (\`latest\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_autosave_idx\` ON \`_articles_v\` (\`autosave\`);`)
  await db.run(sql`CREATE INDEX \`version_language_version_slug_idx\` ON \`_articles_v\` (\`version_language\`,\`version_slug\`);`)
  await db.run(sql`CREATE INDEX \`version_story_version_language_idx\` ON \`_articles_v\` (\`version_story\`,\`version_language\`);`)
  await db.run(sql`CREATE TABLE \`__new_statistics\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`qualifier\` text DEFAULT 'exact' NOT NULL,
  	\`value\` text NOT NULL,
  	\`high\` text,
  	\`unit_kind\` text DEFAULT 'count' NOT NULL,
  	\`unit_code\` text,
  	\`as_of\` text,
  	\`precision\` text DEFAULT 'day',
  	\`place\` text,
  	\`formula\` text,
  	\`status\` text DEFAULT 'unverified' NOT NULL,
  	\`note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`INSERT INTO \`__new_statistics\`("id", "qualifier", "value", "high", "unit_kind", "unit_code", "as_of", "precision", "place", "formula", "status", "note", "updated_at", "created_at") SELECT "id", "qualifier", "value", "high", "unit_kind", "unit_code", "as_of", "precision", "place", "formula", "status", "note", "updated_at", "created_at" FROM \`statistics\`;`)
  await db.run(sql`DROP TABLE \`statistics\`;`)
  await db.run(sql`ALTER TABLE \`__new_statistics\` RENAME TO \`statistics\`;`)
  await db.run(sql`CREATE INDEX \`statistics_value_idx\` ON \`statistics\` (\`value\`);`)
  await db.run(sql`CREATE INDEX \`statistics_updated_at_idx\` ON \`statistics\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`statistics_created_at_idx\` ON \`statistics\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`__new__statistics_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_qualifier\` text DEFAULT 'exact' NOT NULL,
  	\`version_value\` text NOT NULL,
  	\`version_high\` text,
  	\`version_unit_kind\` text DEFAULT 'count' NOT NULL,
  	\`version_unit_code\` text,
  	\`version_as_of\` text,
  	\`version_precision\` text DEFAULT 'day',
  	\`version_place\` text,
  	\`version_formula\` text,
  	\`version_status\` text DEFAULT 'unverified' NOT NULL,
  	\`version_note\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`statistics\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__statistics_v\`("id", "parent_id", "version_qualifier", "version_value", "version_high", "version_unit_kind", "version_unit_code", "version_as_of", "version_precision", "version_place", "version_formula", "version_status", "version_note", "version_updated_at", "version_created_at", "created_at", "updated_at") SELECT "id", "parent_id", "version_qualifier", "version_value", "version_high", "version_unit_kind", "version_unit_code", "version_as_of", "version_precision", "version_place", "version_formula", "version_status", "version_note", "version_updated_at", "version_created_at", "created_at", "updated_at" FROM \`_statistics_v\`;`)
  await db.run(sql`DROP TABLE \`_statistics_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__statistics_v\` RENAME TO \`_statistics_v\`;`)
  await db.run(sql`CREATE INDEX \`_statistics_v_parent_idx\` ON \`_statistics_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_statistics_v_version_version_value_idx\` ON \`_statistics_v\` (\`version_value\`);`)
  await db.run(sql`CREATE INDEX \`_statistics_v_version_version_updated_at_idx\` ON \`_statistics_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_statistics_v_version_version_created_at_idx\` ON \`_statistics_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_statistics_v_created_at_idx\` ON \`_statistics_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_statistics_v_updated_at_idx\` ON \`_statistics_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE TABLE \`__new_quotes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`text\` text NOT NULL,
  	\`speaker_id\` text(36) NOT NULL,
  	\`said_at\` text,
  	\`precision\` text DEFAULT 'day',
  	\`occasion\` text,
  	\`language\` text DEFAULT 'en' NOT NULL,
  	\`paraphrase\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`speaker_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_quotes\`("id", "text", "speaker_id", "said_at", "precision", "occasion", "language", "paraphrase", "updated_at", "created_at") SELECT "id", "text", "speaker_id", "said_at", "precision", "occasion", "language", "paraphrase", "updated_at", "created_at" FROM \`quotes\`;`)
  await db.run(sql`DROP TABLE \`quotes\`;`)
  await db.run(sql`ALTER TABLE \`__new_quotes\` RENAME TO \`quotes\`;`)
  await db.run(sql`CREATE INDEX \`quotes_speaker_idx\` ON \`quotes\` (\`speaker_id\`);`)
  await db.run(sql`CREATE INDEX \`quotes_updated_at_idx\` ON \`quotes\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`quotes_created_at_idx\` ON \`quotes\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`__new__quotes_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_text\` text NOT NULL,
  	\`version_speaker_id\` text(36) NOT NULL,
  	\`version_said_at\` text,
  	\`version_precision\` text DEFAULT 'day',
  	\`version_occasion\` text,
  	\`version_language\` text DEFAULT 'en' NOT NULL,
  	\`version_paraphrase\` integer DEFAULT false,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`quotes\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_speaker_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__quotes_v\`("id", "parent_id", "version_text", "version_speaker_id", "version_said_at", "version_precision", "version_occasion", "version_language", "version_paraphrase", "version_updated_at", "version_created_at", "created_at", "updated_at") SELECT "id", "parent_id", "version_text", "version_speaker_id", "version_said_at", "version_precision", "version_occasion", "version_language", "version_paraphrase", "version_updated_at", "version_created_at", "created_at", "updated_at" FROM \`_quotes_v\`;`)
  await db.run(sql`DROP TABLE \`_quotes_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__quotes_v\` RENAME TO \`_quotes_v\`;`)
  await db.run(sql`CREATE INDEX \`_quotes_v_parent_idx\` ON \`_quotes_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_quotes_v_version_version_speaker_idx\` ON \`_quotes_v\` (\`version_speaker_id\`);`)
  await db.run(sql`CREATE INDEX \`_quotes_v_version_version_updated_at_idx\` ON \`_quotes_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_quotes_v_version_version_created_at_idx\` ON \`_quotes_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_quotes_v_created_at_idx\` ON \`_quotes_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_quotes_v_updated_at_idx\` ON \`_quotes_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE TABLE \`__new_sources\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`terms\` text DEFAULT 'on-record' NOT NULL,
  	\`conditions\` text,
  	\`approval_by_id\` text(36),
  	\`approval_at\` text,
  	\`title\` text,
  	\`author\` text,
  	\`publisher\` text,
  	\`url\` text,
  	\`archive_url\` text,
  	\`published_at\` text,
  	\`accessed_at\` text,
  	\`language\` text,
  	\`license\` text,
  	\`kind\` text DEFAULT 'person' NOT NULL,
  	\`availability\` text DEFAULT 'public' NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`approval_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_sources\`("id", "name", "terms", "conditions", "approval_by_id", "approval_at", "title", "author", "publisher", "url", "archive_url", "published_at", "accessed_at", "language", "license", "kind", "availability", "updated_at", "created_at") SELECT "id", "name", "terms", "conditions", "approval_by_id", "approval_at", "title", "author", "publisher", "url", "archive_url", "published_at", "accessed_at", "language", "license", "kind", "availability", "updated_at", "created_at" FROM \`sources\`;`)
  await db.run(sql`DROP TABLE \`sources\`;`)
  await db.run(sql`ALTER TABLE \`__new_sources\` RENAME TO \`sources\`;`)
  await db.run(sql`CREATE INDEX \`sources_name_idx\` ON \`sources\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`sources_approval_approval_by_idx\` ON \`sources\` (\`approval_by_id\`);`)
  await db.run(sql`CREATE INDEX \`sources_updated_at_idx\` ON \`sources\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`sources_created_at_idx\` ON \`sources\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`__new__sources_v\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`parent_id\` text(36),
  	\`version_name\` text NOT NULL,
  	\`version_terms\` text DEFAULT 'on-record' NOT NULL,
  	\`version_conditions\` text,
  	\`version_approval_by_id\` text(36),
  	\`version_approval_at\` text,
  	\`version_title\` text,
  	\`version_author\` text,
  	\`version_publisher\` text,
  	\`version_url\` text,
  	\`version_archive_url\` text,
  	\`version_published_at\` text,
  	\`version_accessed_at\` text,
  	\`version_language\` text,
  	\`version_license\` text,
  	\`version_kind\` text DEFAULT 'person' NOT NULL,
  	\`version_availability\` text DEFAULT 'public' NOT NULL,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_approval_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__sources_v\`("id", "parent_id", "version_name", "version_terms", "version_conditions", "version_approval_by_id", "version_approval_at", "version_title", "version_author", "version_publisher", "version_url", "version_archive_url", "version_published_at", "version_accessed_at", "version_language", "version_license", "version_kind", "version_availability", "version_updated_at", "version_created_at", "created_at", "updated_at") SELECT "id", "parent_id", "version_name", "version_terms", "version_conditions", "version_approval_by_id", "version_approval_at", "version_title", "version_author", "version_publisher", "version_url", "version_archive_url", "version_published_at", "version_accessed_at", "version_language", "version_license", "version_kind", "version_availability", "version_updated_at", "version_created_at", "created_at", "updated_at" FROM \`_sources_v\`;`)
  await db.run(sql`DROP TABLE \`_sources_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__sources_v\` RENAME TO \`_sources_v\`;`)
  await db.run(sql`CREATE INDEX \`_sources_v_parent_idx\` ON \`_sources_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_version_name_idx\` ON \`_sources_v\` (\`version_name\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_approval_version_approval_by_idx\` ON \`_sources_v\` (\`version_approval_by_id\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_version_updated_at_idx\` ON \`_sources_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_version_created_at_idx\` ON \`_sources_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_created_at_idx\` ON \`_sources_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_updated_at_idx\` ON \`_sources_v\` (\`updated_at\`);`)
}
