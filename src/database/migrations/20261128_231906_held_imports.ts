import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles\` ADD \`imported_held\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_imported_held\` text;`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`imported_held\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_imported_held\`;`)
}
