import { inflateSync } from 'node:zlib'
import test from 'ava'
import fc from 'fast-check'
import jsQR from 'jsqr'
import { qrModules } from './qr.ts'
import { fiscalMart } from './test-fiscal-repository.ts'

const mart = await fiscalMart()
test.after.always(() => mart.stop())

interface Rectangle {
  x: number
  y: number
  width: number
  height: number
}

// It is CommonJS, whose types are those of a module.
const decode = jsQR as unknown as typeof jsQR.default

/** What a QR code of dark rectangles says, as a camera would read it: `one` is how wide a module is. */
function read(rectangles: Rectangle[], one: number): string | undefined {
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

const inSvg = (path: string): Rectangle[] =>
  [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map(([, x, y, width]) => ({
    ...{ x: Number(x), y: Number(y), width: Number(width), height: 1 },
  }))

/** All that is filled on the pages of a PDF. */
function inPdf(pdf: Buffer): Rectangle[] {
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

test('whatever a QR code is to say is read from it, of 25 modules at least', (t) => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\w*./-]{1,60}$/), (text) => {
      const modules = qrModules(text)
      t.true(modules.length >= 25)
      const dark = modules.flatMap((row, y) =>
        row.flatMap((isDark, x) => (isDark ? [{ x, y, width: 1, height: 1 }] : [])),
      )
      t.is(read(dark, 1), text)
    }),
    { numRuns: 50 },
  )
  t.is(qrModules('8229222026013119050001').length, 25)
})

test.serial('until it is registered a receipt bears no mark, and says how it stands', async (t) => {
  mart.fbr.script.push('hangs', 'hangs', 'hangs')
  const { id, shopper } = await mart.packed()
  const path = `/v1/orders/${id}/receipt`
  t.deepEqual((await shopper.request('GET', path)).body.fiscal, { provider: 'fbr', state: 'queued' })
  t.notRegex((await shopper.request('GET', `${path}?format=html`)).body, /<svg/)
  await mart.come(id, 'registered')
})

test.serial(
  'once they are registered, invoice and credit note bear number and QR code in every form',
  async (t) => {
    const { id, shopper, staff } = await mart.packed()
    await staff('POST', 'cancel', { reason: 'nobody is there' })
    const rows = await mart.come(id, 'registered')
    const numbers = rows.map(({ number }) => number)
    t.is(new Set(numbers).size, 2)
    const path = `/v1/orders/${id}/receipt`
    const { body } = await shopper.request('GET', path)
    for (const [at, paper] of [body, body.creditNotes[0]].entries()) {
      const { registeredAt, ...stands } = paper.fiscal
      t.deepEqual(stands, {
        ...{ provider: 'fbr', state: 'registered', number: numbers[at], qrCode: numbers[at] },
      })
      t.true(Math.abs(Date.parse(registeredAt) - Date.now()) < 60_000)
    }
    for (const language of ['en', 'ur'])
      for (const width of ['a4', '80mm']) {
        const query = `?language=${language}&width=${width}`
        const page: string = (await shopper.request('GET', `${path}${query}&format=html`)).body
        const paths = [...page.matchAll(/<path d="([^"]+)"/g)].map(([, path = '']) => path)
        t.deepEqual(
          paths.map((path) => read(inSvg(path), 1)),
          numbers,
          query,
        )
        for (const number of numbers) t.true(page.includes(`<bdi>${number}</bdi>`))
        t.regex(page, language === 'en' ? /FBR invoice number/ : /ایف بی آر انوائس نمبر/)
        const token = { authorization: `Bearer ${shopper.token}` }
        const answer = await fetch(`${mart.url}${path}${query}&format=pdf`, { headers: token })
        const filled = inPdf(Buffer.from(await answer.arrayBuffer()))
        const one = Math.min(...filled.map(({ height }) => height))
        t.true(25 * one >= 0.7 * 72 && 25 * one <= 72, 'as wide as FBR wants it')
        // The codes stand one after the other, of as many rectangles as on the page.
        let from = 0
        const codes = paths.map((path) => {
          const code = filled.slice(from, from + inSvg(path).length)
          from += code.length
          return read(code, one)
        })
        t.deepEqual(codes, numbers, query)
      }
  },
)

test.serial('why it was refused is for staff', async (t) => {
  const other = await fiscalMart({ tariffCode: '' })
  t.teardown(other.stop)
  const { id, shopper } = await other.packed()
  await other.come(id, 'rejected')
  const path = `/v1/orders/${id}/receipt`
  t.deepEqual((await shopper.request('GET', path)).body.fiscal, { provider: 'fbr', state: 'rejected' })
  t.like((await other.asStaff('GET', path)).body.fiscal, {
    reason: 'no tariff code of eight digits: MILK-1L (none), MANGO (none)',
  })
})
