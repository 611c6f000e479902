/** `npm run import -- story.md --language es`: makes a draft of a text file, or imports an archive. */
import { argv, cwd, env, exit, stderr, stdin } from 'node:process'
import { getPayload } from 'payload'
import { allowCreation } from '../database/creation'
import { report } from './report'
import { importStory } from '../import/importStory'

try {
  allowCreation(false)
  const code = await importStory(argv.slice(2), {
    environment: env,
    // npm runs scripts in the folder of the project, wherever it was called.
    folder: env.INIT_CWD ?? cwd(),
    stdin,
    open: async () => {
      const { default: config } = await import('../../payload.config')
      const payload = await getPayload({ config, cron: false })
      return { payload, close: () => payload.destroy() }
    },
    terminal: stderr.isTTY ? { columns: stderr.columns, write: (text) => void stderr.write(text) } : null,
    out: (line) => console.info(line),
    error: (line) => console.error(line),
  })
  exit(code)
} catch (error) {
  report(error)
  exit(1)
}
