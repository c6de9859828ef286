import { inflateSync } from 'node:zlib'
import jsQR from 'jsqr'

/** Something dark, in whatever unit: y grows downwards. */
export interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

// It is CommonJS, whose types are those of a module.
const decode = jsQR as unknown as typeof jsQR.default

/** For tests: what a QR code of dark rectangles says, as a camera would read it: `one` is how wide a module is. */
export function readQr(rectangles: Rectangle[], one: number): string | undefined {
  const [scale, border] = [6, 4]
  const [left, top] = [Math.min(...rectangles.map(({ x }) => x)), Math.min(...rectangles.map(({ y }) => y))]
  const module = (length: number) => Math.round(length / one)
  const size = Math.max(...rectangles.map(({ x, width }) => module(x - left + width))) + 2 * border
  const pixels = new Uint8ClampedArray(4 * (size * scale) ** 2).fill(255)
  for (const { x, y, width, height } of rectangles)
    for (let row = 0; row < module(height) * scale; row++)
      for (let column = 0; column < module(width) * scale; column++) {
        const at = ((border + module(y - top)) * scale + row) * size * scale
        pixels.fill(
          0,
          4 * (at + (border + module(x - left)) * scale + column),
          4 * (at + (border + module(x - left)) * scale + column) + 3,
        )
      }
  return decode(pixels, size * scale, size * scale)?.data
}

/** For tests: all that is filled on the pages of a PDF. */
export function filledIn(pdf: Buffer): Rectangle[] {
  const found: Rectangle[] = []
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    const end = pdf.indexOf('\nendstream', at)
    try {
      const text = inflateSync(pdf.subarray(at + 7, end)).toString('latin1')
      for (const [, x, y, width, height] of text.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g))
        found.push({ x: Number(x), y: Number(y), width: Number(width), height: Number(height) })
    } catch {
      // No stream that is packed so.
    }
  }
  return found
}
