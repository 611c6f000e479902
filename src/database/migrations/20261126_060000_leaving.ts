import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

/** The references to users that said nothing of what becomes of them when a user is deleted: it was refused. */
const references = [
  { table: 'articles', column: 'edited_by_id', index: 'articles_edited_by_idx' },
  { table: '_articles_v', column: 'version_edited_by_id', index: '_articles_v_version_version_edited_by_idx' },
  ...['statistics', 'quotes', 'sources'].flatMap((table) => [
    { table, column: 'correction_by_id', index: `${table}_correction_correction_by_idx` },
    {
      table: `_${table}_v`,
      column: 'version_correction_by_id',
      index: `_${table}_v_version_correction_version_correction_by_idx`,
    },
  ]),
]

/**
 * SQLite alters no constraint, and to make the tables anew is to delete theirs, and by that the rows of their arrays. So
 * each column gives its values to another, which takes its name.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  for (const { table, column, index } of references) {
    for (const statement of [
      `ALTER TABLE \`${table}\` ADD \`__new_${column}\` text(36) REFERENCES users(id) ON UPDATE no action ON DELETE set null;`,
      `UPDATE \`${table}\` SET \`__new_${column}\` = \`${column}\` WHERE \`${column}\` IS NOT NULL;`,
      `DROP INDEX \`${index}\`;`,
      `ALTER TABLE \`${table}\` DROP COLUMN \`${column}\`;`,
      `ALTER TABLE \`${table}\` RENAME COLUMN \`__new_${column}\` TO \`${column}\`;`,
      `CREATE INDEX \`${index}\` ON \`${table}\` (\`${column}\`);`,
    ]) {
      await db.run(sql.raw(statement))
    }
  }
}

/** What came before works on it as it is. */
export async function down(_: MigrateDownArgs): Promise<void> {}
