import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`shares\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`article\` text NOT NULL,
  	\`hash\` text NOT NULL,
  	\`by\` text NOT NULL,
  	\`made_at\` text NOT NULL,
  	\`expires_at\` text NOT NULL,
  	\`opened_at\` text
  );
  `)
  await db.run(sql`CREATE INDEX \`shares_article_idx\` ON \`shares\` (\`article\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`shares_hash_idx\` ON \`shares\` (\`hash\`);`)
  await db.run(sql`CREATE INDEX \`shares_by_idx\` ON \`shares\` (\`by\`);`)
  await db.run(sql`CREATE INDEX \`shares_expires_at_idx\` ON \`shares\` (\`expires_at\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`shares\`;`)
}
