import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles\` ADD \`revision\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_revision\` text;`)
  await db.run(sql`ALTER TABLE \`statistics\` ADD \`revision\` text;`)
  await db.run(sql`ALTER TABLE \`statistics\` ADD \`edited_by_id\` text(36) REFERENCES users(id) ON UPDATE no action ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`statistics_edited_by_idx\` ON \`statistics\` (\`edited_by_id\`);`)
  await db.run(sql`ALTER TABLE \`_statistics_v\` ADD \`version_revision\` text;`)
  await db.run(sql`ALTER TABLE \`_statistics_v\` ADD \`version_edited_by_id\` text(36) REFERENCES users(id) ON UPDATE no action ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`_statistics_v_version_version_edited_by_idx\` ON \`_statistics_v\` (\`version_edited_by_id\`);`)
  await db.run(sql`ALTER TABLE \`quotes\` ADD \`revision\` text;`)
  await db.run(sql`ALTER TABLE \`quotes\` ADD \`edited_by_id\` text(36) REFERENCES users(id) ON UPDATE no action ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`quotes_edited_by_idx\` ON \`quotes\` (\`edited_by_id\`);`)
  await db.run(sql`ALTER TABLE \`_quotes_v\` ADD \`version_revision\` text;`)
  await db.run(sql`ALTER TABLE \`_quotes_v\` ADD \`version_edited_by_id\` text(36) REFERENCES users(id) ON UPDATE no action ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`_quotes_v_version_version_edited_by_idx\` ON \`_quotes_v\` (\`version_edited_by_id\`);`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`revision\` text;`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`edited_by_id\` text(36) REFERENCES users(id) ON UPDATE no action ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`sources_edited_by_idx\` ON \`sources\` (\`edited_by_id\`);`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_revision\` text;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_edited_by_id\` text(36) REFERENCES users(id) ON UPDATE no action ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_version_edited_by_idx\` ON \`_sources_v\` (\`version_edited_by_id\`);`)
  await db.run(sql`ALTER TABLE \`identities\` ADD \`revision\` text;`)
  await db.run(sql`ALTER TABLE \`identities\` ADD \`edited_by_id\` text(36) REFERENCES users(id) ON UPDATE no action ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`identities_edited_by_idx\` ON \`identities\` (\`edited_by_id\`);`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`revision\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`edited_by_id\` text(36) REFERENCES users(id) ON UPDATE no action ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`media_edited_by_idx\` ON \`media\` (\`edited_by_id\`);`)
  await db.run(sql`ALTER TABLE \`webhooks\` ADD \`revision\` text;`)
  await db.run(sql`ALTER TABLE \`webhooks\` ADD \`edited_by_id\` text(36) REFERENCES users(id) ON UPDATE no action ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`webhooks_edited_by_idx\` ON \`webhooks\` (\`edited_by_id\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
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
  	\`correction_kind\` text,
  	\`correction_at\` text,
  	\`correction_by_id\` text(36),
  	\`status\` text DEFAULT 'unverified' NOT NULL,
  	\`note\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`correction_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_statistics\`("id", "qualifier", "value", "high", "unit_kind", "unit_code", "as_of", "precision", "place", "formula", "correction_kind", "correction_at", "correction_by_id", "status", "note", "updated_at", "created_at") SELECT "id", "qualifier", "value", "high", "unit_kind", "unit_code", "as_of", "precision", "place", "formula", "correction_kind", "correction_at", "correction_by_id", "status", "note", "updated_at", "created_at" FROM \`statistics\`;`)
  await db.run(sql`DROP TABLE \`statistics\`;`)
  await db.run(sql`ALTER TABLE \`__new_statistics\` RENAME TO \`statistics\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`statistics_value_idx\` ON \`statistics\` (\`value\`);`)
  await db.run(sql`CREATE INDEX \`statistics_correction_correction_at_idx\` ON \`statistics\` (\`correction_at\`);`)
  await db.run(sql`CREATE INDEX \`statistics_correction_correction_by_idx\` ON \`statistics\` (\`correction_by_id\`);`)
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
  	\`version_correction_kind\` text,
  	\`version_correction_at\` text,
  	\`version_correction_by_id\` text(36),
  	\`version_status\` text DEFAULT 'unverified' NOT NULL,
  	\`version_note\` text,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`statistics\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_correction_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__statistics_v\`("id", "parent_id", "version_qualifier", "version_value", "version_high", "version_unit_kind", "version_unit_code", "version_as_of", "version_precision", "version_place", "version_formula", "version_correction_kind", "version_correction_at", "version_correction_by_id", "version_status", "version_note", "version_updated_at", "version_created_at", "created_at", "updated_at") SELECT "id", "parent_id", "version_qualifier", "version_value", "version_high", "version_unit_kind", "version_unit_code", "version_as_of", "version_precision", "version_place", "version_formula", "version_correction_kind", "version_correction_at", "version_correction_by_id", "version_status", "version_note", "version_updated_at", "version_created_at", "created_at", "updated_at" FROM \`_statistics_v\`;`)
  await db.run(sql`DROP TABLE \`_statistics_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__statistics_v\` RENAME TO \`_statistics_v\`;`)
  await db.run(sql`CREATE INDEX \`_statistics_v_parent_idx\` ON \`_statistics_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_statistics_v_version_version_value_idx\` ON \`_statistics_v\` (\`version_value\`);`)
  await db.run(sql`CREATE INDEX \`_statistics_v_version_correction_version_correction_at_idx\` ON \`_statistics_v\` (\`version_correction_at\`);`)
  await db.run(sql`CREATE INDEX \`_statistics_v_version_correction_version_correction_by_idx\` ON \`_statistics_v\` (\`version_correction_by_id\`);`)
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
  	\`correction_kind\` text,
  	\`correction_at\` text,
  	\`correction_by_id\` text(36),
  	\`language\` text DEFAULT 'en' NOT NULL,
  	\`paraphrase\` integer DEFAULT false,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`speaker_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`correction_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_quotes\`("id", "text", "speaker_id", "said_at", "precision", "occasion", "correction_kind", "correction_at", "correction_by_id", "language", "paraphrase", "updated_at", "created_at") SELECT "id", "text", "speaker_id", "said_at", "precision", "occasion", "correction_kind", "correction_at", "correction_by_id", "language", "paraphrase", "updated_at", "created_at" FROM \`quotes\`;`)
  await db.run(sql`DROP TABLE \`quotes\`;`)
  await db.run(sql`ALTER TABLE \`__new_quotes\` RENAME TO \`quotes\`;`)
  await db.run(sql`CREATE INDEX \`quotes_speaker_idx\` ON \`quotes\` (\`speaker_id\`);`)
  await db.run(sql`CREATE INDEX \`quotes_correction_correction_at_idx\` ON \`quotes\` (\`correction_at\`);`)
  await db.run(sql`CREATE INDEX \`quotes_correction_correction_by_idx\` ON \`quotes\` (\`correction_by_id\`);`)
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
  	\`version_correction_kind\` text,
  	\`version_correction_at\` text,
  	\`version_correction_by_id\` text(36),
  	\`version_language\` text DEFAULT 'en' NOT NULL,
  	\`version_paraphrase\` integer DEFAULT false,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`quotes\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_speaker_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_correction_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__quotes_v\`("id", "parent_id", "version_text", "version_speaker_id", "version_said_at", "version_precision", "version_occasion", "version_correction_kind", "version_correction_at", "version_correction_by_id", "version_language", "version_paraphrase", "version_updated_at", "version_created_at", "created_at", "updated_at") SELECT "id", "parent_id", "version_text", "version_speaker_id", "version_said_at", "version_precision", "version_occasion", "version_correction_kind", "version_correction_at", "version_correction_by_id", "version_language", "version_paraphrase", "version_updated_at", "version_created_at", "created_at", "updated_at" FROM \`_quotes_v\`;`)
  await db.run(sql`DROP TABLE \`_quotes_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__quotes_v\` RENAME TO \`_quotes_v\`;`)
  await db.run(sql`CREATE INDEX \`_quotes_v_parent_idx\` ON \`_quotes_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_quotes_v_version_version_speaker_idx\` ON \`_quotes_v\` (\`version_speaker_id\`);`)
  await db.run(sql`CREATE INDEX \`_quotes_v_version_correction_version_correction_at_idx\` ON \`_quotes_v\` (\`version_correction_at\`);`)
  await db.run(sql`CREATE INDEX \`_quotes_v_version_correction_version_correction_by_idx\` ON \`_quotes_v\` (\`version_correction_by_id\`);`)
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
  	\`correction_kind\` text,
  	\`correction_at\` text,
  	\`correction_by_id\` text(36),
  	\`kind\` text DEFAULT 'person' NOT NULL,
  	\`availability\` text DEFAULT 'public' NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`approval_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`correction_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_sources\`("id", "name", "terms", "conditions", "approval_by_id", "approval_at", "title", "author", "publisher", "url", "archive_url", "published_at", "accessed_at", "language", "license", "correction_kind", "correction_at", "correction_by_id", "kind", "availability", "updated_at", "created_at") SELECT "id", "name", "terms", "conditions", "approval_by_id", "approval_at", "title", "author", "publisher", "url", "archive_url", "published_at", "accessed_at", "language", "license", "correction_kind", "correction_at", "correction_by_id", "kind", "availability", "updated_at", "created_at" FROM \`sources\`;`)
  await db.run(sql`DROP TABLE \`sources\`;`)
  await db.run(sql`ALTER TABLE \`__new_sources\` RENAME TO \`sources\`;`)
  await db.run(sql`CREATE INDEX \`sources_name_idx\` ON \`sources\` (\`name\`);`)
  await db.run(sql`CREATE INDEX \`sources_approval_approval_by_idx\` ON \`sources\` (\`approval_by_id\`);`)
  await db.run(sql`CREATE INDEX \`sources_correction_correction_at_idx\` ON \`sources\` (\`correction_at\`);`)
  await db.run(sql`CREATE INDEX \`sources_correction_correction_by_idx\` ON \`sources\` (\`correction_by_id\`);`)
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
  	\`version_correction_kind\` text,
  	\`version_correction_at\` text,
  	\`version_correction_by_id\` text(36),
  	\`version_kind\` text DEFAULT 'person' NOT NULL,
  	\`version_availability\` text DEFAULT 'public' NOT NULL,
  	\`version_updated_at\` text,
  	\`version_created_at\` text,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_approval_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`version_correction_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new__sources_v\`("id", "parent_id", "version_name", "version_terms", "version_conditions", "version_approval_by_id", "version_approval_at", "version_title", "version_author", "version_publisher", "version_url", "version_archive_url", "version_published_at", "version_accessed_at", "version_language", "version_license", "version_correction_kind", "version_correction_at", "version_correction_by_id", "version_kind", "version_availability", "version_updated_at", "version_created_at", "created_at", "updated_at") SELECT "id", "parent_id", "version_name", "version_terms", "version_conditions", "version_approval_by_id", "version_approval_at", "version_title", "version_author", "version_publisher", "version_url", "version_archive_url", "version_published_at", "version_accessed_at", "version_language", "version_license", "version_correction_kind", "version_correction_at", "version_correction_by_id", "version_kind", "version_availability", "version_updated_at", "version_created_at", "created_at", "updated_at" FROM \`_sources_v\`;`)
  await db.run(sql`DROP TABLE \`_sources_v\`;`)
  await db.run(sql`ALTER TABLE \`__new__sources_v\` RENAME TO \`_sources_v\`;`)
  await db.run(sql`CREATE INDEX \`_sources_v_parent_idx\` ON \`_sources_v\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_version_name_idx\` ON \`_sources_v\` (\`version_name\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_approval_version_approval_by_idx\` ON \`_sources_v\` (\`version_approval_by_id\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_correction_version_correction_at_idx\` ON \`_sources_v\` (\`version_correction_at\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_correction_version_correction_by_idx\` ON \`_sources_v\` (\`version_correction_by_id\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_version_updated_at_idx\` ON \`_sources_v\` (\`version_updated_at\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_version_created_at_idx\` ON \`_sources_v\` (\`version_created_at\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_created_at_idx\` ON \`_sources_v\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`_sources_v_updated_at_idx\` ON \`_sources_v\` (\`updated_at\`);`)
  await db.run(sql`CREATE TABLE \`__new_identities\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`source_id\` text(36) NOT NULL,
  	\`name\` text NOT NULL,
  	\`contact\` text,
  	\`notes\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`source_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_identities\`("id", "source_id", "name", "contact", "notes", "updated_at", "created_at") SELECT "id", "source_id", "name", "contact", "notes", "updated_at", "created_at" FROM \`identities\`;`)
  await db.run(sql`DROP TABLE \`identities\`;`)
  await db.run(sql`ALTER TABLE \`__new_identities\` RENAME TO \`identities\`;`)
  await db.run(sql`CREATE INDEX \`identities_source_idx\` ON \`identities\` (\`source_id\`);`)
  await db.run(sql`CREATE INDEX \`identities_updated_at_idx\` ON \`identities\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`identities_created_at_idx\` ON \`identities\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`__new_media\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`credit\` text NOT NULL,
  	\`source_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`url\` text,
  	\`thumbnail_u_r_l\` text,
  	\`filename\` text,
  	\`mime_type\` text,
  	\`filesize\` numeric,
  	\`width\` numeric,
  	\`height\` numeric,
  	\`focal_x\` numeric,
  	\`focal_y\` numeric,
  	FOREIGN KEY (\`source_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_media\`("id", "credit", "source_id", "updated_at", "created_at", "url", "thumbnail_u_r_l", "filename", "mime_type", "filesize", "width", "height", "focal_x", "focal_y") SELECT "id", "credit", "source_id", "updated_at", "created_at", "url", "thumbnail_u_r_l", "filename", "mime_type", "filesize", "width", "height", "focal_x", "focal_y" FROM \`media\`;`)
  await db.run(sql`DROP TABLE \`media\`;`)
  await db.run(sql`ALTER TABLE \`__new_media\` RENAME TO \`media\`;`)
  await db.run(sql`CREATE INDEX \`media_source_idx\` ON \`media\` (\`source_id\`);`)
  await db.run(sql`CREATE INDEX \`media_updated_at_idx\` ON \`media\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`media_created_at_idx\` ON \`media\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`media_filename_idx\` ON \`media\` (\`filename\`);`)
  await db.run(sql`CREATE TABLE \`__new_webhooks\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`url\` text NOT NULL,
  	\`secret\` text,
  	\`old_secrets\` text,
  	\`rotated_at\` text,
  	\`active\` integer DEFAULT true,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`INSERT INTO \`__new_webhooks\`("id", "url", "secret", "old_secrets", "rotated_at", "active", "updated_at", "created_at") SELECT "id", "url", "secret", "old_secrets", "rotated_at", "active", "updated_at", "created_at" FROM \`webhooks\`;`)
  await db.run(sql`DROP TABLE \`webhooks\`;`)
  await db.run(sql`ALTER TABLE \`__new_webhooks\` RENAME TO \`webhooks\`;`)
  await db.run(sql`CREATE INDEX \`webhooks_active_idx\` ON \`webhooks\` (\`active\`);`)
  await db.run(sql`CREATE INDEX \`webhooks_updated_at_idx\` ON \`webhooks\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`webhooks_created_at_idx\` ON \`webhooks\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`revision\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_revision\`;`)
}
