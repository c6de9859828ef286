import { buffer } from 'node:stream/consumers'
import { setImmediate as turn } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import { features, fontOf, fontsOf } from './fonts.ts'
import { setSlip } from './set-slip.ts'
import type { Slip } from './slip.ts'
import { type PaperWidth, runsOf } from './slip-html.ts'

/** A receipt as a PDF, with its fonts in it. */
export async function slipPdf(slip: Slip, paper: PaperWidth): Promise<Buffer> {
  const doc = new PDFDocument({
    ...{ autoFirstPage: false, margin: 0, lang: slip.language.code, displayTitle: true },
    info: { Title: slip.papers[0]?.facts[0]?.value ?? '', Creator: slip.seller[0] ?? '' },
  })
  const registered = new Set<string>()
  const use = (font: string) => {
    // Its types know of files and bytes; it takes an open font as well.
    if (!registered.has(font)) doc.registerFont(font, fontOf(font) as never)
    registered.add(font)
    doc.font(font)
  }
  for (const { width, height, margin, runs, rules, codes } of setSlip(slip, paper, fontsOf)) {
    doc.addPage({ size: [width, height], margin: 0 })
    for (const y of rules)
      doc
        .lineWidth(0.5)
        .moveTo(margin, y)
        .lineTo(width - margin, y)
        .stroke()
    for (const { x, y, size, modules } of codes) {
      const one = size / modules.length
      for (const [at, row] of modules.entries())
        for (const { from, length } of runsOf(row)) doc.rect(x + from * one, y + at * one, length * one, one)
      doc.fill()
    }
    for (const [at, { font, text, x, y, size }] of runs.entries()) {
      // Others are served meanwhile.
      if (at % 20 === 0) await turn()
      use(font)
      const set = { lineBreak: false, baseline: 'alphabetic', features } as PDFKit.Mixins.TextOptions
      doc.fontSize(size).text(text, x, y, set)
    }
  }
  doc.end()
  return buffer(doc)
}
