import { inflateSync } from 'node:zlib'

/**
 * For tests: the text of a PDF as its reader copies it, the runs of one base line beside each other and each line by itself.
 * It reads what pdfkit writes: packed streams, fonts of two bytes with a table of what each glyph means.
 */
export function pdfText(pdf: Buffer): string[] {
  const raw = pdf.toString('latin1')
  const objects = new Map(
    [...raw.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [id, body ?? '']),
  )
  const streamOf = (id = '') => {
    const [, packed = ''] = /stream\n([\s\S]*)\nendstream/.exec(objects.get(id) ?? '') ?? []
    return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')
  }
  const reference = (body: string, name: string) => new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1]
  const lines: string[] = []
  for (const page of [...objects.values()].filter((body) => /\/Type \/Page\n/.test(body))) {
    const fonts = objects.get(reference(page, 'Resources') ?? '') ?? ''
    const meanings = new Map(
      [...fonts.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [
        name,
        meaningsOf(streamOf(reference(objects.get(id) ?? '', 'ToUnicode'))),
      ]),
    )
    let base = ''
    for (const [, y, font, run = ''] of streamOf(reference(page, 'Contents')).matchAll(
      /BT\n[-\d. ]+ ([-\d.]+) Tm\n\/(F\d+) [\d.]+ Tf\n\[(.*)\] TJ/g,
    )) {
      const glyphs = [...run.matchAll(/<([0-9a-f]+)>/g)].flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
      const text = glyphs.map((glyph) => meanings.get(font)?.[Number.parseInt(glyph, 16)] ?? '').join('')
      if (y === base) lines.push(`${lines.pop() ?? ''} ${text}`)
      else lines.push(text)
      base = y ?? ''
    }
  }
  return lines
}

/** What each glyph of a font means, by its number. */
const meaningsOf = (table: string): string[] =>
  [...table.matchAll(/\[(<[^\]]*>)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) =>
      String.fromCharCode(
        ...(hex.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)),
      ),
    ),
  )
