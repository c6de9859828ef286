import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { html } from '#src/wording/html.ts'
import { toMail } from '../../modules/notification/letters/mail.ts'
import { mayBeStopped, write } from '../../modules/notification/letters/templates.ts'
import { mailOptions } from '../../modules/notification/mailing/mailer.ts'
import { createLanguages } from '../../modules/notification/wording/languages.ts'
import { languageCodes, wordings } from '../../modules/notification/wording/wordings.ts'
import { examplesOf, names } from './examples.ts'

const publicUrl = 'https://mart.example'

/**
 * Writes every letter, in every language, with honest and with hostile names, as `.html`, `.txt` and `.eml` into a folder,
 * and `index.html` beside them; the letters' names.
 */
export async function writePreview(
  folder: string,
  place: { country: string; timeZone: string },
): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const { of } = createLanguages(wordings, 'en', place)
  const eml = createTransport({ streamTransport: true, buffer: true })
  const written: string[] = []
  for (const [kind, people] of Object.entries(names))
    for (const code of languageCodes)
      for (const [at, { template, data }] of Object.values(examplesOf(people)).flatMap((ways) => [
        ...ways.entries(),
      ])) {
        const name = `${template}${at > 0 ? `-${at + 1}` : ''}.${kind}.${code}`
        const stop = mayBeStopped(template) && {
          unsubscribeUrl: `${publicUrl}/v1/notifications/unsubscribe?token=t0ken`,
        }
        const context = { language: of(code), name: people.person, publicUrl, ...stop }
        const mail = toMail(write(template, data as never, context.language), context)
        const outgoing = {
          ...mail,
          ...stop,
          language: code,
          name: people.person,
          address: 'ayesha@example.com',
        }
        const { message } = await eml.sendMail(
          mailOptions({ ...outgoing, deliveryId: name }, 'Imtiaz Mart <orders@imtiaz.test>'),
        )
        await writeFile(join(folder, `${name}.html`), mail.html)
        await writeFile(join(folder, `${name}.txt`), `${mail.subject}\n\n${mail.text}`)
        await writeFile(join(folder, `${name}.eml`), message as Buffer)
        written.push(name)
      }
  await writeFile(join(folder, 'index.html'), indexOf(written))
  return written
}

const indexOf = (letters: string[]) =>
  html`<!doctype html>
<meta charset="utf-8">
<title>Letters</title>
<style>body { font-family: sans-serif } iframe { width: 375px; height: 640px; border: 1px solid #999 } figure { display: inline-block; margin: 8px }</style>
<h1>Letters</h1>
${letters.map(
  (name) =>
    html`<figure><figcaption>${name}: <a href="${name}.html">html</a> <a href="${name}.txt">text</a> <a href="${name}.eml">eml</a></figcaption><iframe loading="lazy" sandbox src="${name}.html"></iframe></figure>`,
)}
`.html
