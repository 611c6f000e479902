import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-sqlite'

// The language of articles has no default any more, which is that of whoever begins one. The column keeps the one that it
// had: nothing is written without a language, and it is not worth copying the articles.
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`handovers\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`article\` text NOT NULL,
  	\`author\` text,
  	\`stage\` text NOT NULL,
  	\`assignee\` text,
  	\`due_at\` text,
  	\`approved\` text,
  	\`moves\` text,
  	\`seen\` text
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`handovers_article_idx\` ON \`handovers\` (\`article\`);`)
  await db.run(sql`CREATE INDEX \`handovers_author_idx\` ON \`handovers\` (\`author\`);`)
  await db.run(sql`CREATE INDEX \`handovers_stage_idx\` ON \`handovers\` (\`stage\`);`)
  await db.run(sql`CREATE INDEX \`handovers_assignee_idx\` ON \`handovers\` (\`assignee\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`handovers\`;`)
}
