import { hash } from 'node:crypto'
import { type Html, html } from '#src/wording/html.ts'
import type { Language, Phrase } from '../wording/language.ts'

const styleOf = ({ look }: Language) => `
:root { color-scheme: light dark; }
body { margin: 12vh auto; padding: 0 20px; max-width: 30em; font-family: ${look.font}; line-height: ${look.lineHeight}; }
h1 { font-size: 1.4em; }
button { padding: 0.7em 1.4em; border: 0; border-radius: 8px; background: #0b6b3a; color: #fff; font: inherit; font-weight: bold; }
`

/** A page without a script: it is opened by whatever opens mails. */
function page(language: Language, content: Html) {
  const { code, direction, say } = language
  const style = styleOf(language)
  const { html: body } = html`<!doctype html>
<html lang="${code}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${say('unsubscribe.title')}</title>
<style>${{ html: style }}</style>
</head>
<body>
<main>
<h1>${say('unsubscribe.title')}</h1>
${content}
</main>
</body>
</html>
`
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${hash('sha256', style, 'base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  return {
    body,
    headers: { 'Content-Security-Policy': policy.join('; '), 'Referrer-Policy': 'no-referrer' },
  }
}

const paragraphs = ({ say }: Language, ...phrases: Phrase[]): Html[] =>
  phrases.map((phrase) => html`<p>${say(phrase)}</p>`)

/** Asks first: programs that look at links in mails, to guard their readers, open this too. */
export const askingPage = (language: Language) =>
  page(
    language,
    html`${paragraphs(language, 'unsubscribe.ask')}
<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button>${language.say('unsubscribe.button')}</button></form>`,
  )

export const donePage = (language: Language) =>
  page(language, html`${paragraphs(language, 'unsubscribe.done', 'unsubscribe.again')}`)
