import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`openings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`at\` text NOT NULL,
  	\`what\` text NOT NULL,
  	\`identity\` text,
  	\`reader\` text,
  	\`by\` text
  );
  `)
  await db.run(sql`CREATE INDEX \`openings_at_idx\` ON \`openings\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`openings_identity_idx\` ON \`openings\` (\`identity\`);`)
  await db.run(sql`CREATE INDEX \`reader_at_idx\` ON \`openings\` (\`reader\`,\`at\`);`)
  // Inside a transaction foreign keys cannot be switched off: dropping the table takes the readers with it.
  await db.run(sql`CREATE TABLE \`__kept_readers\` AS SELECT * FROM \`identities_rels\`;`)
  await db.run(sql`CREATE TABLE \`__new_identities\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`source_id\` text(36),
  	\`name\` text NOT NULL,
  	\`contact\` text,
  	\`notes\` text,
  	\`keep_until\` text,
  	\`revision\` text,
  	\`edited_by_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`source_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`edited_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_identities\`("id", "source_id", "name", "contact", "notes", "revision", "edited_by_id", "updated_at", "created_at") SELECT "id", "source_id", "name", "contact", "notes", "revision", "edited_by_id", "updated_at", "created_at" FROM \`identities\`;`)
  await db.run(sql`DROP TABLE \`identities\`;`)
  await db.run(sql`ALTER TABLE \`__new_identities\` RENAME TO \`identities\`;`)
  await db.run(sql`DELETE FROM \`identities_rels\`;`)
  await db.run(sql`INSERT INTO \`identities_rels\` SELECT * FROM \`__kept_readers\`;`)
  await db.run(sql`DROP TABLE \`__kept_readers\`;`)
  await db.run(sql`CREATE INDEX \`identities_source_idx\` ON \`identities\` (\`source_id\`);`)
  await db.run(sql`CREATE INDEX \`identities_edited_by_idx\` ON \`identities\` (\`edited_by_id\`);`)
  await db.run(sql`CREATE INDEX \`identities_updated_at_idx\` ON \`identities\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`identities_created_at_idx\` ON \`identities\` (\`created_at\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`openings\`;`)
  // Inside a transaction foreign keys cannot be switched off: dropping the table takes the readers with it.
  await db.run(sql`CREATE TABLE \`__kept_readers\` AS SELECT * FROM \`identities_rels\`;`)
  await db.run(sql`CREATE TABLE \`__new_identities\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`source_id\` text(36) NOT NULL,
  	\`name\` text NOT NULL,
  	\`contact\` text,
  	\`notes\` text,
  	\`revision\` text,
  	\`edited_by_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`source_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`edited_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_identities\`("id", "source_id", "name", "contact", "notes", "revision", "edited_by_id", "updated_at", "created_at") SELECT "id", "source_id", "name", "contact", "notes", "revision", "edited_by_id", "updated_at", "created_at" FROM \`identities\` WHERE "source_id" IS NOT NULL;`)
  await db.run(sql`DROP TABLE \`identities\`;`)
  await db.run(sql`ALTER TABLE \`__new_identities\` RENAME TO \`identities\`;`)
  await db.run(sql`DELETE FROM \`identities_rels\`;`)
  await db.run(sql`INSERT INTO \`identities_rels\` SELECT * FROM \`__kept_readers\` WHERE \`parent_id\` IN (SELECT \`id\` FROM \`identities\`);`)
  await db.run(sql`DROP TABLE \`__kept_readers\`;`)
  await db.run(sql`CREATE INDEX \`identities_source_idx\` ON \`identities\` (\`source_id\`);`)
  await db.run(sql`CREATE INDEX \`identities_edited_by_idx\` ON \`identities\` (\`edited_by_id\`);`)
  await db.run(sql`CREATE INDEX \`identities_updated_at_idx\` ON \`identities\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`identities_created_at_idx\` ON \`identities\` (\`created_at\`);`)
}
