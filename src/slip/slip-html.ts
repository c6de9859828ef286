import { type Html, html } from '#src/wording/html.ts'
import type { Paper, Slip, SlipMark, Sum } from './slip.ts'

/** What it is printed on. */
export const paperWidths = ['80mm', 'a4'] as const
export type PaperWidth = (typeof paperWidths)[number]

/** A page that prints by itself on that paper: no script, nothing that is loaded. */
export function slipHtml({ language, seller, papers, left }: Slip, width: PaperWidth): string {
  const [name = '', ...rest] = seller
  const { code, direction, look } = language
  const style = { html: styles[width](look) }
  return `<!doctype html>\n${
    html`<html lang="${code}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${papers[0]?.facts[0]?.value ?? ''}</title>
<style>${style}</style></head>
<body><header><h1>${name}</h1>${rest.map((line) => html`<p><bdi>${line}</bdi></p>`)}</header>
${papers.map((paper) => paperHtml(paper, width))}
${left ? html`<table class="left">${sumRow(left)}</table>` : ''}
</body></html>`.html
  }\n`
}

function paperHtml(
  { title, facts, columns, lines, sums, taxTitle, taxes, mark }: Paper,
  width: PaperWidth,
): Html {
  const wide = width === 'a4'
  const span = wide ? '4' : '2'
  const head = wide
    ? html`<thead><tr><th>${columns.item}</th><th class="n">${columns.quantity}</th><th class="n">${columns.price}</th><th class="n">${columns.amount}</th></tr></thead>`
    : ''
  const rows = lines.map(({ name, quantity, price, each, amount, discounts }) => {
    const less = discounts.map(
      ({ label, amount }) =>
        html`<tr class="off"><td colspan="${wide ? '3' : '1'}" dir="auto">${label}</td><td class="n"><bdi>${amount}</bdi></td></tr>`,
    )
    return wide
      ? html`<tr><td dir="auto">${name}</td><td class="n">${quantity}</td><td class="n">${price}</td><td class="n"><bdi>${amount}</bdi></td></tr>${less}`
      : html`<tr><td colspan="${span}" dir="auto">${name}</td></tr><tr><td class="each">${each}</td><td class="n"><bdi>${amount}</bdi></td></tr>${less}`
  })
  return html`<section><h2>${title}</h2>
<dl>${facts.map(({ label, value }) => html`<div>${label ? html`<dt>${label}</dt>` : ''}<dd><bdi>${value}</bdi></dd></div>`)}</dl>
${lines.length > 0 ? html`<table class="lines">${head}<tbody>${rows}</tbody></table>` : ''}
<table class="sums">${sums.map(sumRow)}</table>
${taxes.length > 0 ? html`<h3>${taxTitle}</h3><table class="taxes">${taxes.map(sumRow)}</table>` : ''}
${mark ? markHtml(mark) : ''}
</section>`
}

const sumRow = ({ label, amount, strong }: Sum): Html =>
  html`<tr${strong ? html` class="strong"` : ''}><td>${label}</td><td class="n"><bdi>${amount}</bdi></td></tr>`

/** The light modules that a QR code has around it. */
const border = 4

/** The QR code as one path, its dark modules row by row. */
function markHtml({ label, number, modules }: SlipMark): Html {
  const path = modules.flatMap((row, y) =>
    runsOf(row).map(({ from, length }) => `M${from} ${y}h${length}v1h-${length}z`),
  )
  const size = String(modules.length + 2 * border)
  return html`<figure><svg viewBox="-${String(border)} -${String(border)} ${size} ${size}" role="img" aria-label="${number}" shape-rendering="crispEdges"><path d="${path.join('')}"/></svg>
<figcaption>${label}<br><bdi>${number}</bdi></figcaption></figure>`
}

/** The dark modules of a row that stand side by side. */
export function runsOf(row: boolean[]): { from: number; length: number }[] {
  const runs: { from: number; length: number }[] = []
  for (const [at, isDark] of row.entries()) {
    const last = runs.at(-1)
    if (isDark && last && last.from + last.length === at) last.length++
    else if (isDark) runs.push({ from: at, length: 1 })
  }
  return runs
}

type Look = { font: string; lineHeight: string }

const shared = ({ font, lineHeight }: Look) => `
*{box-sizing:border-box;margin:0;padding:0}
body{font-family:${font};line-height:${lineHeight};color:#000;background:#fff;margin:0 auto;overflow-wrap:anywhere}
table{width:100%;border-collapse:collapse}
td,th{text-align:left;vertical-align:top;font-weight:normal}
html[dir=rtl] :is(td,th){text-align:right}
:is(td,th).n{text-align:right;white-space:nowrap;padding-inline-start:1em}
html[dir=rtl] :is(td,th).n{text-align:left}
.strong td{font-weight:bold}
.off td{font-style:italic}
section{break-inside:auto}tr{break-inside:avoid}
figure{break-inside:avoid}svg{display:block;flex:none;width:30mm;height:30mm}
dl div{display:flex;justify-content:space-between;gap:1em}dt{flex:none}dd{text-align:end}
div dd:only-child{text-align:start}`

const styles: Record<PaperWidth, (look: Look) => string> = {
  '80mm': (look) => `@page{size:80mm auto;margin:3mm}${shared(look)}
body{width:72mm;font-size:9pt;padding:1mm 0}
header{text-align:center}h1{font-size:12pt}h2{font-size:10pt;text-align:center;border-top:1px dashed;margin-top:2mm;padding-top:1mm}
h3{font-size:9pt;font-weight:normal;margin-top:1mm}
dl,table{border-bottom:1px dashed;padding:1mm 0}table{margin-bottom:1mm}
.each{padding-inline-start:3mm}.off td:first-child{padding-inline-start:3mm}
.taxes{font-size:8pt}figure{text-align:center}svg{margin:0 auto}.left{margin-top:1mm}`,
  a4: (look) => `@page{size:A4;margin:18mm}${shared(look)}
body{max-width:174mm;font-size:10pt;padding:4mm 0}
h1{font-size:18pt}h2{font-size:14pt;margin:8mm 0 2mm}h3{font-size:10pt;margin-top:4mm}
dl{margin-bottom:4mm}dl div{justify-content:flex-start}dt{min-width:35mm;color:#444}dd{text-align:start}
thead th{border-bottom:1px solid #000}td{padding:1mm 0}.lines tbody tr:not(.off) td{border-top:1px solid #ddd}
figure{display:flex;align-items:center;gap:2mm;margin-top:4mm}
.sums,.taxes,.left{width:50%;margin-inline-start:50%}.sums{border-top:1px solid #000}.left{border-top:2px solid #000;margin-top:4mm}
h3{margin-inline-start:50%}`,
}
