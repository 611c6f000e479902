import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

/** From which terms those of a source were loosened, and when. Sources are found by their terms. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`sources\` ADD \`loosened_from\` text;`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`loosened_at\` text;`)
  await db.run(sql`CREATE INDEX \`sources_terms_idx\` ON \`sources\` (\`terms\`);`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_loosened_from\` text;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_loosened_at\` text;`)
  await db.run(sql`CREATE INDEX \`_sources_v_version_version_terms_idx\` ON \`_sources_v\` (\`version_terms\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`sources_terms_idx\`;`)
  await db.run(sql`ALTER TABLE \`sources\` DROP COLUMN \`loosened_from\`;`)
  await db.run(sql`ALTER TABLE \`sources\` DROP COLUMN \`loosened_at\`;`)
  await db.run(sql`DROP INDEX \`_sources_v_version_version_terms_idx\`;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` DROP COLUMN \`version_loosened_from\`;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` DROP COLUMN \`version_loosened_at\`;`)
}
