import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

/** The column says which release is the newest of its edition, tombstones too; "live" is what readers get. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`releases_live_idx\`;`)
  await db.run(sql`DROP INDEX \`language_slug_live_idx\`;`)
  await db.run(sql`DROP INDEX \`live_at_idx\`;`)
  await db.run(sql`DROP INDEX \`live_language_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`releases\` RENAME COLUMN \`live\` TO \`newest\`;`)
  await db.run(sql`CREATE INDEX \`releases_newest_idx\` ON \`releases\` (\`newest\`);`)
  await db.run(sql`CREATE INDEX \`language_slug_newest_idx\` ON \`releases\` (\`language\`,\`slug\`,\`newest\`);`)
  await db.run(sql`CREATE INDEX \`newest_at_idx\` ON \`releases\` (\`newest\`,\`at\`);`)
  await db.run(sql`CREATE INDEX \`newest_language_at_idx\` ON \`releases\` (\`newest\`,\`language\`,\`at\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`releases_newest_idx\`;`)
  await db.run(sql`DROP INDEX \`language_slug_newest_idx\`;`)
  await db.run(sql`DROP INDEX \`newest_at_idx\`;`)
  await db.run(sql`DROP INDEX \`newest_language_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`releases\` RENAME COLUMN \`newest\` TO \`live\`;`)
  await db.run(sql`CREATE INDEX \`releases_live_idx\` ON \`releases\` (\`live\`);`)
  await db.run(sql`CREATE INDEX \`language_slug_live_idx\` ON \`releases\` (\`language\`,\`slug\`,\`live\`);`)
  await db.run(sql`CREATE INDEX \`live_at_idx\` ON \`releases\` (\`live\`,\`at\`);`)
  await db.run(sql`CREATE INDEX \`live_language_at_idx\` ON \`releases\` (\`live\`,\`language\`,\`at\`);`)
}
