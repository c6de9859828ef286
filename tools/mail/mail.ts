import { resolve } from 'node:path'
import { loadConfig } from '#config/config.ts'
import { writePreview } from './preview.ts'

const usage = `npm run mail -- preview [FOLDER]

  Writes every letter in every language, with honest and with hostile names, as .html, .txt and .eml
  into FOLDER (.data/letters), and index.html to look at them all.
`

const [command, folder = '.data/letters', ...more] = process.argv.slice(2)
if (command !== 'preview' || more.length > 0) {
  process.stderr.write(usage)
  process.exitCode = 1
} else {
  const written = await writePreview(resolve(folder), loadConfig(['notification']))
  process.stdout.write(`${written.length} letters: ${resolve(folder, 'index.html')}\n`)
}
