import { sql, type MigrateDownArgs, type MigrateUpArgs } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`articles_proposals\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`rule\` text,
  	\`fingerprint\` text,
  	\`text\` text,
  	\`reason\` text,
  	\`by_id\` text(36),
  	\`at\` text,
  	\`declined\` integer,
  	FOREIGN KEY (\`by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`articles_proposals_order_idx\` ON \`articles_proposals\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`articles_proposals_parent_id_idx\` ON \`articles_proposals\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`articles_proposals_by_idx\` ON \`articles_proposals\` (\`by_id\`);`)
  await db.run(sql`CREATE TABLE \`_articles_v_version_proposals\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`rule\` text,
  	\`fingerprint\` text,
  	\`text\` text,
  	\`reason\` text,
  	\`by_id\` text(36),
  	\`at\` text,
  	\`declined\` integer,
  	\`_uuid\` text,
  	FOREIGN KEY (\`by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_articles_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_articles_v_version_proposals_order_idx\` ON \`_articles_v_version_proposals\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_proposals_parent_id_idx\` ON \`_articles_v_version_proposals\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_proposals_by_idx\` ON \`_articles_v_version_proposals\` (\`by_id\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`articles_proposals\`;`)
  await db.run(sql`DROP TABLE \`_articles_v_version_proposals\`;`)
}
