import { type Html, html } from '#src/wording/html.ts'
import { isolate, isolated, plain } from '#src/wording/plain.ts'
import { frameOf, type Letter, type MailContext, type PresentedBill } from './letter.ts'

/**
 * A letter as HTML that mail programs take: tables, styles inline for those that drop a style sheet (Outlook reads Word's
 * HTML), and a style sheet for the dark and for phones. Directions are said in each cell, as some programs drop the page's.
 */
export function toHtml(letter: Letter, context: MailContext): string {
  const { code, direction, look } = context.language
  const { greeting, signature, mayStop, stop, link } = frameOf(letter, context)
  const { subject, paragraphs, list = [], bill, action } = letter
  const font = `font-family:${look.font};line-height:${look.lineHeight}`
  const paragraph = (text: string) =>
    html`<p class="ink" style="margin:0 0 16px;color:${color.ink}">${text}</p>`
  const document = html`<!doctype html>
<html lang="${code}" dir="${direction}" xmlns="http://www.w3.org/1999/xhtml">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${plain(subject)}</title>
<style>${styleSheet}</style>
</head>
<body class="ground" style="margin:0;padding:0;background:${color.ground}">
<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${letter.preheader?.() ?? paragraphs[0] ?? ''}${nothingMore}</div>
<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${color.ground}"><tr><td align="center" style="padding:24px 12px">
${outlookOnly('<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0"><tr><td>')}
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:${color.paper};border-radius:12px">
<tr><td dir="${direction}" align="${startOf(direction)}" class="bar" style="padding:20px 28px;background:${color.brand};border-radius:12px 12px 0 0;color:#ffffff;font-size:20px;font-weight:bold;${font}">${signature}</td></tr>
<tr><td dir="${direction}" align="${startOf(direction)}" class="room" style="padding:28px;font-size:16px;${font}">
<h1 class="ink" style="margin:0 0 16px;font-size:22px;font-weight:bold;color:${color.ink};${font}">${subject}</h1>
${[greeting, ...paragraphs].map(paragraph)}
${list.length > 0 ? listTable(list, context) : nothing}
${bill ? billTable(bill(), context) : nothing}
${action && link ? button({ ...action, link }, context) : nothing}
</td></tr>
</table>
${context.unsubscribeUrl ? footer(context.unsubscribeUrl) : nothing}
${outlookOnly('</td></tr></table>')}
</td></tr></table>
</body>
</html>
`
  return withElements(document.html)

  function footer(url: string): Html {
    return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px"><tr><td dir="${direction}" align="center" class="quiet" style="padding:16px 28px;font-size:13px;color:${color.quiet};${font}">${mayStop}<br><a class="quiet" href="${url}" style="color:${color.quiet};text-decoration:underline">${stop}</a></td></tr></table>`
  }
}

const isolates = new RegExp(`${isolate.open}([^${isolate.close}]*)${isolate.close}`, 'g')

/**
 * What the words isolate, HTML has an element for. Names and sums in Latin letters among others have a font of their own:
 * that of Urdu draws the digits, and another the letters. Short ones are not broken.
 */
const withElements = (document: string) =>
  document.replace(isolates, (_, value: string) => {
    if (/[^\u0020-\u02ff\u2010-\u20cf]/.test(value)) return `<bdi>${value}</bdi>`
    const whole = value.length < 20 ? ';white-space:nowrap' : ''
    return `<bdi style="font-family:${latinFont}${whole}">${value}</bdi>`
  })

const latinFont = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"

/** Dark text on white; the style sheet turns it round. White on the brand's green is read in both. */
const color = {
  ink: '#1f2937',
  quiet: '#5b6472',
  rule: '#e2e6ea',
  ground: '#f2f5f3',
  paper: '#ffffff',
  brand: '#0b6b3a',
} as const

const styleSheet: Html = {
  html: `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
td, p, h1 { overflow-wrap: anywhere; word-break: break-word; }
@media (max-width: 480px) { .bar { padding: 14px 20px !important; } .room { padding: 20px !important; } }
@media (prefers-color-scheme: dark) {
  .ground { background: #101512 !important; }
  .paper { background: #1b221e !important; }
  .ink { color: #eef2ef !important; }
  .quiet { color: #a9b4ad !important; }
  .rule { border-color: #35403a !important; }
}
`,
}

const nothing: Html = { html: '' }

/** Keeps mail programs from filling the line beside the subject with what comes next. */
const nothingMore: Html = { html: '&#8199;&#65279;'.repeat(60) }

/** Outlook on Windows knows no max-width. */
const outlookOnly = (markup: string): Html => ({ html: `<!--[if mso]>${markup}<![endif]-->` })

const startOf = (direction: 'ltr' | 'rtl') => (direction === 'rtl' ? 'right' : 'left')
const endOf = (direction: 'ltr' | 'rtl') => (direction === 'rtl' ? 'left' : 'right')

const table = (rows: Html[]): Html =>
  html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 16px">
${rows}
</table>`

const ruled = `border-bottom:1px solid ${color.rule}`

function listTable(list: string[], { language: { direction, look } }: MailContext): Html {
  const font = `font-size:15px;font-family:${look.font};line-height:${look.lineHeight}`
  return table(
    list.map(
      (text) =>
        html`<tr><td dir="${direction}" align="${startOf(direction)}" class="ink rule" style="padding:8px 0;${ruled};color:${color.ink};${font}">${text}</td></tr>`,
    ),
  )
}

function billTable(
  { lines, sums, taxes }: PresentedBill,
  { language: { direction, look, say } }: MailContext,
) {
  const font = `font-size:15px;font-family:${look.font};line-height:${look.lineHeight}`
  const row = (start: Html, end: string, { rule = '', bold = '' }) =>
    html`<tr><td dir="${direction}" align="${startOf(direction)}" valign="top" class="ink rule" style="padding:8px 0;${rule};color:${color.ink};${bold};${font}">${start}</td><td dir="${direction}" align="${endOf(direction)}" valign="top" class="ink rule" style="padding:8px 0;padding-${startOf(direction)}:16px;white-space:nowrap;${rule};color:${color.ink};${bold};${font}">${isolated(end, direction)}</td></tr>`
  const quiet = (text: string) =>
    html`<span class="quiet" style="font-size:13px;color:${color.quiet}">${text}</span>`
  const bought = ({ name, quantity }: { name: string; quantity: string }) =>
    html`${isolated(name, direction)}<br>${quiet(say('mail.times', { quantity }))}`
  return table([
    ...lines.flatMap(({ discounts, ...line }) => [
      row(bought(line), line.total, { rule: discounts.length > 0 ? '' : ruled }),
      ...discounts.map(({ label, amount }, at) =>
        row(quiet(isolated(label, direction)), amount, { rule: at < discounts.length - 1 ? '' : ruled }),
      ),
    ]),
    ...sums.map(({ label, amount, isTotal }) =>
      row(html`${label}`, amount, isTotal ? { bold: 'font-weight:bold', rule: ruled } : {}),
    ),
    ...(taxes
      ? [
          row(quiet(taxes.title), '', {}),
          ...taxes.sums.map(({ label, amount }) => row(quiet(label), amount, {})),
        ]
      : []),
  ])
}

type Action = NonNullable<Letter['action']> & { link: string }

/** A button that Outlook draws too, as it is a cell; and a code, where the link can't be opened on this device. */
function button({ label, link, token }: Action, { language }: MailContext): Html {
  const { direction, look, say } = language
  const align = startOf(direction)
  return html`<table role="presentation" align="${align}" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 16px"><tr><td dir="${direction}" align="center" bgcolor="${color.brand}" style="background:${color.brand};border-radius:8px"><a href="${link}" style="display:inline-block;padding:12px 24px;color:#ffffff;font-size:16px;font-weight:bold;text-decoration:none;font-family:${look.font};line-height:${look.lineHeight}">${label}</a></td></tr></table>
<div style="clear:both"></div>
<p class="quiet" style="margin:0;font-size:14px;color:${color.quiet}">${say('mail.code')}<br><code dir="ltr">${token}</code></p>`
}
