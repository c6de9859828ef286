import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { manners, mayBeStopped, type TemplateName } from '../../modules/notification/letters/templates.ts'
import { languageCodes } from '../../modules/notification/wording/wordings.ts'
import { writePreview } from './preview.ts'

test('a preview has every letter in every language, as page, text and mail, and an index that leads to all', async (t) => {
  const folder = await scratchFolder('letters')
  const written = await writePreview(folder, { country: 'PK', timeZone: 'Asia/Karachi' })
  const files = await readdir(folder)
  const index = await readFile(join(folder, 'index.html'), 'utf8')
  for (const template of Object.keys(manners) as TemplateName[])
    for (const kind of ['honest', 'hostile'])
      for (const language of languageCodes) {
        const name = `${template}.${kind}.${language}`
        t.true(written.includes(name), name)
        for (const type of ['html', 'txt', 'eml']) {
          t.true(files.includes(`${name}.${type}`))
          t.true(index.includes(`href="${name}.${type}"`))
        }
        t.notRegex(await readFile(join(folder, `${name}.html`), 'utf8'), /<script|<img|<b>/)
        const mail = await readFile(join(folder, `${name}.eml`), 'utf8')
        t.true(mail.includes(`Content-Language: ${language}`))
        t.is(/^List-Unsubscribe-Post:/m.test(mail), mayBeStopped(template), name)
      }
  t.is(files.length, 3 * written.length + 1)
})
