import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

/** Where days are, by table. In the tables of versions the same, of the same names behind `version_`. */
const days = {
  articles: ['first_published_date'],
  articles_corrections: ['date'],
  statistics: ['as_of'],
  statistics_evidence: ['accessed_at'],
  quotes: ['said_at'],
  quotes_evidence: ['accessed_at'],
  sources: ['published_at', 'accessed_at', 'approval_at'],
}

function columns(): Array<{ table: string; column: string }> {
  return Object.entries(days).flatMap(([table, names]) => {
    const [collection = '', rows] = table.split('_')
    return names.flatMap((column) => [
      { table, column },
      rows
        ? { table: `_${collection}_v_version_${rows}`, column }
        : { table: `_${collection}_v`, column: `version_${column}` },
    ])
  })
}

/** Days were instants, and readers were given the day in UTC that they fall on: that is the day now. */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const { table, column } of columns()) {
    await db.run(
      sql.raw(`UPDATE \`${table}\` SET \`${column}\` = strftime('%Y-%m-%d', \`${column}\`) WHERE \`${column}\` LIKE '%T%';`),
    )
  }
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  for (const { table, column } of columns()) {
    await db.run(
      sql.raw(
        `UPDATE \`${table}\` SET \`${column}\` = \`${column}\` || 'T12:00:00.000Z' WHERE \`${column}\` NOT LIKE '%T%';`,
      ),
    )
  }
}
