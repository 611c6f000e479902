import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`deliveries\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`subscription_id\` text(36) NOT NULL,
  	\`event\` text NOT NULL,
  	\`release_id\` text(36),
  	\`message\` text NOT NULL,
  	\`attempt\` numeric NOT NULL,
  	\`at\` text NOT NULL,
  	\`duration\` numeric NOT NULL,
  	\`outcome\` text NOT NULL,
  	\`status\` numeric,
  	\`error\` text,
  	\`detail\` text,
  	\`next_at\` text,
  	\`requested_by_id\` text(36),
  	\`job\` text,
  	FOREIGN KEY (\`subscription_id\`) REFERENCES \`webhooks\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`release_id\`) REFERENCES \`releases\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`requested_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`deliveries_subscription_idx\` ON \`deliveries\` (\`subscription_id\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_release_idx\` ON \`deliveries\` (\`release_id\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_at_idx\` ON \`deliveries\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_requested_by_idx\` ON \`deliveries\` (\`requested_by_id\`);`)
  await db.run(sql`CREATE INDEX \`subscription_at_idx\` ON \`deliveries\` (\`subscription_id\`,\`at\`);`)
  await db.run(sql`CREATE INDEX \`message_attempt_idx\` ON \`deliveries\` (\`message\`,\`attempt\`);`)
  await db.run(sql`ALTER TABLE \`webhooks\` ADD \`old_secrets\` text;`)
  await db.run(sql`ALTER TABLE \`webhooks\` ADD \`rotated_at\` text;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`deliveries\`;`)
  await db.run(sql`ALTER TABLE \`webhooks\` DROP COLUMN \`old_secrets\`;`)
  await db.run(sql`ALTER TABLE \`webhooks\` DROP COLUMN \`rotated_at\`;`)
}
