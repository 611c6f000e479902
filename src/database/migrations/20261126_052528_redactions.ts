import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`redactions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`entry\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`by\` text,
  	\`cause\` text NOT NULL,
  	\`reason\` text,
  	\`source\` text,
  	\`terms\` text,
  	\`article\` text NOT NULL,
  	\`hashes\` text NOT NULL,
  	\`with_address\` integer
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`redactions_entry_idx\` ON \`redactions\` (\`entry\`);`)
  await db.run(sql`CREATE INDEX \`redactions_at_idx\` ON \`redactions\` (\`at\`);`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`redacted_at\` text;`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`redacts\` text;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`redactions\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`redacted_at\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`redacts\`;`)
}
