import test from 'ava'
import { filledIn, type Rectangle, readQr } from '#src/testing/qr-reader.ts'
import { fiscalMart } from './test-fiscal-repository.ts'

const mart = await fiscalMart()
test.after.always(() => mart.stop())

const inSvg = (path: string): Rectangle[] =>
  [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map(([, x, y, width]) => ({
    ...{ x: Number(x), y: Number(y), width: Number(width), height: 1 },
  }))

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
          paths.map((path) => readQr(inSvg(path), 1)),
          numbers,
          query,
        )
        for (const number of numbers) t.true(page.includes(`<bdi>${number}</bdi>`))
        t.regex(page, language === 'en' ? /FBR invoice number/ : /ایف بی آر انوائس نمبر/)
        const token = { authorization: `Bearer ${shopper.token}` }
        const answer = await fetch(`${mart.url}${path}${query}&format=pdf`, { headers: token })
        const filled = filledIn(Buffer.from(await answer.arrayBuffer()))
        const one = Math.min(...filled.map(({ height }) => height))
        t.true(25 * one >= 0.7 * 72 && 25 * one <= 72, 'as wide as FBR wants it')
        // The codes stand one after the other, of as many rectangles as on the page.
        let from = 0
        const codes = paths.map((path) => {
          const code = filled.slice(from, from + inSvg(path).length)
          from += code.length
          return readQr(code, one)
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
