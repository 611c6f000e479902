import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'
import { searchForm } from '../../model/text'

/** The text that lists are searched by, by table. Of the versions, lists show the newest of each article. */
const texts: Array<{ table: string; columns: string[]; among?: string }> = [
  { table: 'articles', columns: ['title', 'dek'] },
  { table: '_articles_v', columns: ['version_title', 'version_dek'], among: 'latest = 1' },
  { table: 'statistics', columns: ['place'] },
  { table: 'statistics_locales', columns: ['label'] },
  { table: 'quotes', columns: ['text', 'occasion'] },
  { table: 'quotes_translations', columns: ['text'] },
  { table: 'sources', columns: ['name', 'title', 'author', 'publisher'] },
  { table: 'media_locales', columns: ['alt'] },
  { table: 'users', columns: ['name'] },
]

/** Rows that one step reads. */
const STEP = 500

async function fill(db: MigrateUpArgs['db']): Promise<void> {
  for (const { table, columns, among = '1 = 1' } of texts) {
    const names = columns.map((column) => `\`${column}\``).join(', ')
    for (let after = -1; ; ) {
      const rows = await db.all<Record<string, string | null> & { row: number }>(
        sql.raw(
          `SELECT rowid AS row, ${names} FROM \`${table}\` WHERE rowid > ${after} AND ${among} ORDER BY rowid LIMIT ${STEP};`,
        ),
      )
      for (const { row, ...values } of rows) {
        const forms = Object.entries(values).map(
          ([column, text]) => sql`${sql.identifier(`${column}_search`)} = ${text === null ? null : searchForm(text)}`,
        )
        await db.run(sql`UPDATE ${sql.identifier(table)} SET ${sql.join(forms, sql`, `)} WHERE rowid = ${row};`)
      }
      const last = rows.at(-1)
      if (!last || rows.length < STEP) break
      after = last.row
    }
  }
}

export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles\` ADD \`title_search\` text;`)
  await db.run(sql`ALTER TABLE \`articles\` ADD \`dek_search\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_title_search\` text;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` ADD \`version_dek_search\` text;`)
  await db.run(sql`ALTER TABLE \`statistics\` ADD \`place_search\` text;`)
  await db.run(sql`ALTER TABLE \`statistics_locales\` ADD \`label_search\` text;`)
  await db.run(sql`ALTER TABLE \`_statistics_v\` ADD \`version_place_search\` text;`)
  await db.run(sql`ALTER TABLE \`_statistics_v_locales\` ADD \`version_label_search\` text;`)
  await db.run(sql`ALTER TABLE \`quotes_translations\` ADD \`text_search\` text;`)
  await db.run(sql`ALTER TABLE \`quotes\` ADD \`text_search\` text;`)
  await db.run(sql`ALTER TABLE \`quotes\` ADD \`occasion_search\` text;`)
  await db.run(sql`ALTER TABLE \`_quotes_v_version_translations\` ADD \`text_search\` text;`)
  await db.run(sql`ALTER TABLE \`_quotes_v\` ADD \`version_text_search\` text;`)
  await db.run(sql`ALTER TABLE \`_quotes_v\` ADD \`version_occasion_search\` text;`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`name_search\` text;`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`title_search\` text;`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`author_search\` text;`)
  await db.run(sql`ALTER TABLE \`sources\` ADD \`publisher_search\` text;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_name_search\` text;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_title_search\` text;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_author_search\` text;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` ADD \`version_publisher_search\` text;`)
  await db.run(sql`ALTER TABLE \`media_locales\` ADD \`alt_search\` text;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`name_search\` text;`)
  await fill(db)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`title_search\`;`)
  await db.run(sql`ALTER TABLE \`articles\` DROP COLUMN \`dek_search\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_title_search\`;`)
  await db.run(sql`ALTER TABLE \`_articles_v\` DROP COLUMN \`version_dek_search\`;`)
  await db.run(sql`ALTER TABLE \`statistics\` DROP COLUMN \`place_search\`;`)
  await db.run(sql`ALTER TABLE \`statistics_locales\` DROP COLUMN \`label_search\`;`)
  await db.run(sql`ALTER TABLE \`_statistics_v\` DROP COLUMN \`version_place_search\`;`)
  await db.run(sql`ALTER TABLE \`_statistics_v_locales\` DROP COLUMN \`version_label_search\`;`)
  await db.run(sql`ALTER TABLE \`quotes_translations\` DROP COLUMN \`text_search\`;`)
  await db.run(sql`ALTER TABLE \`quotes\` DROP COLUMN \`text_search\`;`)
  await db.run(sql`ALTER TABLE \`quotes\` DROP COLUMN \`occasion_search\`;`)
  await db.run(sql`ALTER TABLE \`_quotes_v_version_translations\` DROP COLUMN \`text_search\`;`)
  await db.run(sql`ALTER TABLE \`_quotes_v\` DROP COLUMN \`version_text_search\`;`)
  await db.run(sql`ALTER TABLE \`_quotes_v\` DROP COLUMN \`version_occasion_search\`;`)
  await db.run(sql`ALTER TABLE \`sources\` DROP COLUMN \`name_search\`;`)
  await db.run(sql`ALTER TABLE \`sources\` DROP COLUMN \`title_search\`;`)
  await db.run(sql`ALTER TABLE \`sources\` DROP COLUMN \`author_search\`;`)
  await db.run(sql`ALTER TABLE \`sources\` DROP COLUMN \`publisher_search\`;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` DROP COLUMN \`version_name_search\`;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` DROP COLUMN \`version_title_search\`;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` DROP COLUMN \`version_author_search\`;`)
  await db.run(sql`ALTER TABLE \`_sources_v\` DROP COLUMN \`version_publisher_search\`;`)
  await db.run(sql`ALTER TABLE \`media_locales\` DROP COLUMN \`alt_search\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`name_search\`;`)
}
