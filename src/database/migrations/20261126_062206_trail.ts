import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles\` ADD \`trail\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_trail\` text;`)
  await db.run(sql`ALTER TABLE \`statistics\` ADD \`trail\` text;`)
  await db.run(sql`ALTER TABLE \`_statistics_v\` ADD \`version_trail\` text;`)
  await db.run(sql`ALTER TABLE \`quotes\` ADD \`trail\` text;`)
  await db.run(sql`ALTER TABLE \`_quotes_v\` ADD \`version_trail\` text;`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`trail\` text;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_trail\` text;`)
  await db.run(sql`ALTER TABLE \`identities\` ADD \`trail\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`trail\` text;`)
  await db.run(sql`ALTER TABLE \`webhooks\` ADD \`trail\` text;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`trail\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_trail\`;`)
  await db.run(sql`ALTER TABLE \`statistics\` DROP COLUMN \`trail\`;`)
  await db.run(sql`ALTER TABLE \`_statistics_v\` DROP COLUMN \`version_trail\`;`)
  await db.run(sql`ALTER TABLE \`quotes\` DROP COLUMN \`trail\`;`)
  await db.run(sql`ALTER TABLE \`_quotes_v\` DROP COLUMN \`version_trail\`;`)
  await db.run(sql`ALTER TABLE \`sources\` DROP COLUMN \`trail\`;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` DROP COLUMN \`version_trail\`;`)
  await db.run(sql`ALTER TABLE \`identities\` DROP COLUMN \`trail\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`trail\`;`)
  await db.run(sql`ALTER TABLE \`webhooks\` DROP COLUMN \`trail\`;`)
}
