import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles_dismissals\` ADD \`statistic_id\` text(36) REFERENCES statistics(id) ON UPDATE no action ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`articles_dismissals_statistic_idx\` ON \`articles_dismissals\` (\`statistic_id\`);`)
  await db.run(sql`ALTER TABLE \`_articles_v_version_dismissals\` ADD \`statistic_id\` text(36) REFERENCES statistics(id) ON UPDATE no action ON DELETE set null;`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_dismissals_statistic_idx\` ON \`_articles_v_version_dismissals\` (\`statistic_id\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_articles_dismissals\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`rule\` text,
  	\`fingerprint\` text,
  	\`text\` text,
  	\`reason\` text,
  	\`by_id\` text(36),
  	\`at\` text,
  	FOREIGN KEY (\`by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`articles\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_articles_dismissals\`("_order", "_parent_id", "id", "rule", "fingerprint", "text", "reason", "by_id", "at") SELECT "_order", "_parent_id", "id", "rule", "fingerprint", "text", "reason", "by_id", "at" FROM \`articles_dismissals\`;`)
  await db.run(sql`DROP TABLE \`articles_dismissals\`;`)
  await db.run(sql`ALTER TABLE \`__new_articles_dismissals\` RENAME TO \`articles_dismissals\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`articles_dismissals_order_idx\` ON \`articles_dismissals\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`articles_dismissals_parent_id_idx\` ON \`articles_dismissals\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`articles_dismissals_by_idx\` ON \`articles_dismissals\` (\`by_id\`);`)
  await db.run(sql`CREATE TABLE \`__new__articles_v_version_dismissals\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`rule\` text,
  	\`fingerprint\` text,
  	\`text\` text,
  	\`reason\` text,
  	\`by_id\` text(36),
  	\`at\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_articles_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new__articles_v_version_dismissals\`("_order", "_parent_id", "id", "rule", "fingerprint", "text", "reason", "by_id", "at", "_uuid") SELECT "_order", "_parent_id", "id", "rule", "fingerprint", "text", "reason", "by_id", "at", "_uuid" FROM \`_articles_v_version_dismissals\`;`)
  await db.run(sql`DROP TABLE \`_articles_v_version_dismissals\`;`)
  await db.run(sql`ALTER TABLE \`__new__articles_v_version_dismissals\` RENAME TO \`_articles_v_version_dismissals\`;`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_dismissals_order_idx\` ON \`_articles_v_version_dismissals\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_dismissals_parent_id_idx\` ON \`_articles_v_version_dismissals\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_dismissals_by_idx\` ON \`_articles_v_version_dismissals\` (\`by_id\`);`)
}
