/** `npm run backup -- DIR`: copies the database and the images into a new folder, while the server runs. */
import { argv, exit } from 'node:process'
import { makeBackup } from '../database/backup'
import manifest from '../../package.json' with { type: 'json' }
import { folderNamed, newsroomHere } from './place'
import { report } from './report'

try {
  const [name, ...more] = argv.slice(2)
  if (name === undefined || name.startsWith('-') || more.length > 0) {
    console.error('Name a folder that is not there yet: npm run backup -- /backups/2026-11-30')
    exit(1)
  }
  const folder = folderNamed(name)
  const { known, ...place } = await newsroomHere()
  const { database, media, missing, secret } = await makeBackup(place, folder, { known, version: manifest.version })
  console.info(`Backed up to ${folder}: ${database.releases} releases, ${media.length} images.`)
  if (missing.length > 0) {
    console.warn(`Images that no release names and that are not in ${place.media} any more: ${missing.join(', ')}`)
  }
  console.info(secret)
  exit(0)
} catch (error) {
  report(error)
  exit(1)
}
