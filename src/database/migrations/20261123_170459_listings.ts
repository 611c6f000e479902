import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`listings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`topic\` text NOT NULL,
  	\`language\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`hash\` text NOT NULL,
  	\`release\` text NOT NULL,
  	\`article\` text NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`listings_article_idx\` ON \`listings\` (\`article\`);`)
  await db.run(sql`CREATE INDEX \`topic_at_hash_idx\` ON \`listings\` (\`topic\`,\`at\`,\`hash\`);`)
  await db.run(sql`CREATE INDEX \`topic_language_at_hash_idx\` ON \`listings\` (\`topic\`,\`language\`,\`at\`,\`hash\`);`)
  await db.run(sql`INSERT INTO \`listings\` (\`id\`, \`topic\`, \`language\`, \`at\`, \`hash\`, \`release\`, \`article\`)
    SELECT DISTINCT r.id || ':' || t.text, t.text, r.language, r.at, r.hash, r.id, r.article
    FROM releases r JOIN releases_texts t ON t.parent_id = r.id AND t.path = 'topics'
    WHERE r.live = 1 AND r.kind <> 'withdrawn';`)
  await db.run(sql`DELETE FROM \`releases_texts\` WHERE path = 'topics';`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`INSERT INTO \`releases_texts\` (\`order\`, \`parent_id\`, \`path\`, \`text\`)
    SELECT row_number() OVER (PARTITION BY l.release), l.release, 'topics', l.topic FROM listings l;`)
  await db.run(sql`DROP TABLE \`listings\`;`)
}
