import type { Page } from '#src/http/pages.ts'
import { type Html, html } from '#src/wording/html.ts'
import type { Language, Phrase } from '../wording/language.ts'
import { spoken } from '../wording/languages.ts'

type Say = Language['say']

/** What the page is about, in words and fields, between its title and its button. */
interface Content {
  section: 'verify_email_page' | 'reset_password_page'
  /** Where its script sends the token. */
  post: string
  before: (say: Say) => Html
  after?: (say: Say) => Html
  weak?: Phrase
}

const nothing: Html = { html: '' }

/** A page that takes a token; all that its script says stands in its form. */
const pageIn = ({ section, post, before, after, weak }: Content, { code, direction, say }: Language) =>
  html`<!doctype html>
<html lang="${code}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${say(`${section}.title`)} – ${say('common.shop')}</title>
<link rel="stylesheet" href="account-pages.css">
<script src="account-pages.js" defer></script>
</head>
<body>
<main>
<p class="shop">${say('common.shop')}</p>
<h1>${say(`${section}.title`)}</h1>
<noscript><p>${say('account_page.needsScript')}</p></noscript>
<form id="form" data-post="${post}" data-done="${say(`${section}.done`)}" data-wait="${say('account_page.oneMoment')}" data-unreachable="${say('account_page.unreachable')}" data-often="${say('account_page.tooOften')}" data-stale="${say('account_page.stale')}" data-failed="${say('account_page.failed')}" data-weak="${weak ? say(weak) : ''}">
${before(say)}
<div id="token-field" hidden>
<label for="token">${say('account_page.code')}</label>
<input id="token" name="token" dir="ltr" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="512" required>
</div>
${after?.(say) ?? nothing}
<button id="send" type="submit" disabled>${say(`${section}.button`)}</button>
</form>
<p id="status" role="status" tabindex="-1"></p>
</main>
</body>
</html>
`.html

const verifyEmail: Content = {
  section: 'verify_email_page',
  post: 'v1/auth/verify-email',
  before: (say) => html`<p id="about">${say('verify_email_page.about')}</p>`,
}

const resetPassword: Content = {
  section: 'reset_password_page',
  post: 'v1/auth/reset-password',
  before: () => nothing,
  after: (say) => html`<label for="password">${say('reset_password_page.label')}</label>
<p id="hint">${say('reset_password_page.hint')}</p>
<input id="password" name="password" type="password" dir="ltr" autocomplete="new-password" aria-describedby="hint" required>`,
  weak: 'reset_password_page.weak',
}

const page = (path: string, content: Content): Page => ({
  path,
  languages: new Map(spoken.map((language) => [language.code, () => pageIn(content, language)])),
})

const file = (name: string): Page => ({
  path: `/${name}`,
  file: new URL(`./pages/${name}`, import.meta.url),
})

/** Where links in mails lead (account-letters.ts), in each language, with what they load. */
export const pages: Page[] = [
  page('/verify-email', verifyEmail),
  page('/reset-password', resetPassword),
  file('account-pages.js'),
  file('account-pages.css'),
]
