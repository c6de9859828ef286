/**
 * What there is to tell, before it is put into a channel's form: templates write letters, and only
 * this file knows how a letter becomes an in-app notice, a mail's text and its HTML.
 */
export interface Letter {
  subject: string
  /** Whole sentences, plain text. */
  paragraphs: string[]
  /** A list of things and what they come to; in mails only. */
  rows?: [label: string, value: string][]
  /** A single-use token and the page that takes it; in mails only. */
  action?: { label: string; path: string; token: string }
}

/** A letter in the inbox. */
export interface Notice {
  title: string
  body: string
}

/** A letter as an e-mail. */
export interface Mail {
  subject: string
  text: string
  html: string
}

/** Whom a mail is for, and where its links lead. */
export interface MailContext {
  /** Empty where it isn't known. */
  name: string
  /** The mart's address without a slash at the end. */
  publicUrl: string
}

export const toNotice = ({ subject, paragraphs }: Letter): Notice => ({
  title: subject,
  body: paragraphs.join('\n\n'),
})

/** All that comes from people is made one line and, in HTML, escaped. */
export function toMail(letter: Letter, context: MailContext): Mail {
  const greeting = context.name ? `Dear ${oneLine(context.name)},` : 'Hello,'
  const paragraphs = letter.paragraphs.map(oneLine)
  const rows = (letter.rows ?? []).map((row) => row.map(oneLine) as [string, string])
  const action = letter.action && { ...letter.action, link: linkOf(letter.action, context.publicUrl) }
  return {
    subject: oneLine(letter.subject),
    text: asText(greeting, paragraphs, rows, action),
    html: asHtml(oneLine(letter.subject), greeting, paragraphs, rows, action),
  }
}

const signature = 'Imtiaz Mart'

type Action = NonNullable<Letter['action']> & { link: string }

function asText(greeting: string, paragraphs: string[], rows: [string, string][], action?: Action): string {
  const parts = [greeting, ...paragraphs]
  if (rows.length > 0) parts.push(rows.map(([label, value]) => `${label}: ${value}`).join('\n'))
  if (action) parts.push(`${action.label}: ${action.link}`, `Or enter this code: ${action.token}`)
  return `${[...parts, signature].join('\n\n')}\n`
}

function asHtml(
  subject: string,
  greeting: string,
  paragraphs: string[],
  rows: [string, string][],
  action?: Action,
): string {
  const row = ([label, value]: [string, string]) =>
    `<tr><td>${escapeHtml(label)}</td><td align="right">${escapeHtml(value)}</td></tr>`
  return [
    '<!doctype html>',
    `<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    '<body style="font-family: sans-serif">',
    ...[greeting, ...paragraphs].map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    rows.length > 0 ? `<table cellpadding="4">${rows.map(row).join('')}</table>` : '',
    action
      ? `<p><a href="${escapeHtml(action.link)}">${escapeHtml(action.label)}</a></p>` +
        `<p>Or enter this code: <code>${escapeHtml(action.token)}</code></p>`
      : '',
    `<p>${signature}</p>`,
    '</body></html>',
    '',
  ]
    .filter((line, index, lines) => line !== '' || index === lines.length - 1)
    .join('\n')
}

/** What follows the # stays in the browser: no server is sent it, and no log keeps it. */
const linkOf = ({ path, token }: { path: string; token: string }, publicUrl: string) =>
  `${publicUrl}${path}#token=${encodeURIComponent(token)}`

/** Text from people may hold line breaks and control characters, with which a mail could be made to lie. */
const oneLine = (value: string) => value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escapeHtml = (value: string) => value.replace(/[&<>"']/g, (character) => entities[character] ?? '')
