import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

/**
 * The lists were of topics alone, by their text. Those that there are now are filled at the start, on every database
 * (`fillListings`).
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`listings\`;`)
  await db.run(sql`CREATE TABLE \`listings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`list\` text NOT NULL,
  	\`name\` text,
  	\`language\` text NOT NULL,
  	\`published_at\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`edition\` text NOT NULL,
  	\`release\` text NOT NULL,
  	\`article\` text NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`list_publishedAt_edition_idx\` ON \`listings\` (\`list\`,\`published_at\`,\`edition\`);`)
  await db.run(sql`CREATE INDEX \`list_at_edition_idx\` ON \`listings\` (\`list\`,\`at\`,\`edition\`);`)
  await db.run(sql`CREATE INDEX \`language_list_publishedAt_edition_idx\` ON \`listings\` (\`language\`,\`list\`,\`published_at\`,\`edition\`);`)
  await db.run(sql`CREATE INDEX \`language_list_at_edition_idx\` ON \`listings\` (\`language\`,\`list\`,\`at\`,\`edition\`);`)
  await db.run(sql`CREATE INDEX \`article_list_idx\` ON \`listings\` (\`article\`,\`list\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`topics\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`topic\` text NOT NULL,
  	\`language\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`hash\` text NOT NULL,
  	\`release\` text NOT NULL,
  	\`article\` text NOT NULL
  );
  `)
  await db.run(sql`INSERT INTO \`topics\` (\`id\`, \`topic\`, \`language\`, \`at\`, \`hash\`, \`release\`, \`article\`)
    SELECT l.id, l.name, l.language, l.at, r.hash, l.release, l.article
    FROM listings l JOIN releases r ON r.id = l.release WHERE l.list LIKE 'topic:%';`)
  await db.run(sql`DROP TABLE \`listings\`;`)
  await db.run(sql`ALTER TABLE \`topics\` RENAME TO \`listings\`;`)
  await db.run(sql`CREATE INDEX \`listings_article_idx\` ON \`listings\` (\`article\`);`)
  await db.run(sql`CREATE INDEX \`topic_at_hash_idx\` ON \`listings\` (\`topic\`,\`at\`,\`hash\`);`)
  await db.run(sql`CREATE INDEX \`topic_language_at_hash_idx\` ON \`listings\` (\`topic\`,\`language\`,\`at\`,\`hash\`);`)
}
