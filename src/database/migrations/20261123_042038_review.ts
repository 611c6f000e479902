import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles\` ADD \`review_errors\` numeric;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`review_warnings\` numeric;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`review_notices\` numeric;`)
  await db.run(sql`CREATE INDEX \`articles_review_review_errors_idx\` ON \`articles\` (\`review_errors\`);`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_review_errors\` numeric;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_review_warnings\` numeric;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_review_notices\` numeric;`)
  await db.run(sql`CREATE INDEX \`_articles_v_version_review_version_review_errors_idx\` ON \`_articles_v\` (\`version_review_errors\`);`)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`articles_review_review_errors_idx\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`review_errors\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`review_warnings\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`review_notices\`;`)
  await db.run(sql`DROP INDEX \`_articles_v_version_review_version_review_errors_idx\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_review_errors\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_review_warnings\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_review_notices\`;`)
}
