/** A backup in a process of its own: `backup.ts DATABASE MEDIA FOLDER`. */
import { makeBackup } from '../../src/database/backup'
import { migrations } from '../../src/database/migrations'

const [database = '', media = '', folder = ''] = process.argv.slice(2)
await makeBackup({ database, media }, folder, { known: migrations.map(({ name }) => name), version: 'crash' })
