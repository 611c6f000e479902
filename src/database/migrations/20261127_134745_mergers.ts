import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`mergers\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`scope\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`was\` text NOT NULL,
  	\`now\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`by\` text
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`scope_kind_was_idx\` ON \`mergers\` (\`scope\`,\`kind\`,\`was\`);`)
  await db.run(sql`CREATE INDEX \`scope_kind_now_idx\` ON \`mergers\` (\`scope\`,\`kind\`,\`now\`);`)
  await db.run(sql`ALTER TABLE \`releases\` ADD \`by\` text;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`mergers\`;`)
  await db.run(sql`ALTER TABLE \`releases\` DROP COLUMN \`by\`;`)
}
