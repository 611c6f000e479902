/** `npm run restore -- DIR`: puts a backup back; with `--force` in the place of the newsroom that is there. */
import { argv, exit } from 'node:process'
import { restoreBackup } from '../database/backup'
import { folderNamed, newsroomHere } from './place'
import { report } from './report'

try {
  const given = argv.slice(2)
  const [name, ...more] = given.filter((argument) => argument !== '--force')
  if (name === undefined || name.startsWith('-') || more.length > 0) {
    console.error('Name the folder of a backup: npm run restore -- /backups/2026-11-30')
    exit(1)
  }
  const { known, ...place } = await newsroomHere()
  const { kept, manifest } = await restoreBackup(folderNamed(name), place, { force: given.includes('--force'), known })
  const { database, made, media } = manifest
  console.info(`Restored the newsroom of ${made}: ${database.releases} releases, ${media.length} images.`)
  for (const what of kept) console.info(`What was there is kept as ${what}`)
  console.info('Start it with the PAYLOAD_SECRET and the IDENTITY_KEY that it was run with when the backup was made.')
  exit(0)
} catch (error) {
  report(error)
  exit(1)
}
