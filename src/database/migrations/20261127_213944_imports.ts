import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles\` ADD \`imported_guid\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`imported_digest\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`imported_revision\` text;`)
  await db.run(sql`CREATE INDEX \`articles_imported_imported_guid_idx\` ON \`articles\` (\`imported_guid\`);`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_imported_guid\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_imported_digest\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_imported_revision\` text;`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_imported_version_imported_guid_idx\` ON \`_articles_v\` (\`version_imported_guid\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`articles_imported_imported_guid_idx\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`imported_guid\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`imported_digest\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`imported_revision\`;`)
  await db.run(sql`DROP INDEX \`_articles_v_version_imported_version_imported_guid_idx\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_imported_guid\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_imported_digest\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_imported_revision\`;`)
}
