import test from 'ava'
import { z } from 'zod'
import { code, currencyCode, email, id, money, phone, text, timestamp } from '#src/schemas/fields.ts'
import { keeperOf } from './without-words.ts'

const uuid = '0196f1c2-0000-7000-8000-000000000001'

const Thing = z.strictObject({
  id,
  owner: id.nullable(),
  status: z.enum(['open', 'shut']),
  kind: z.literal('thing').optional(),
  price: money,
  currency: code(3, currencyCode, 'is no currency'),
  at: timestamp,
  day: z.iso.date(),
  urgent: z.boolean(),
  note: text(100).nullable(),
  sku: code(20, /./, ''),
  email,
  phone,
  reach: z.union([z.strictObject({ by: z.literal('post') }), z.strictObject({ by: text(20), to: text(20) })]),
  lines: z.array(z.strictObject({ productId: id, quantity: z.int(), words: text(20) })),
  attributes: z.record(z.string(), z.string()),
})

const thing = {
  id: uuid,
  owner: null,
  status: 'open',
  kind: 'thing',
  price: { amount: 129_900, currency: 'PKR' },
  currency: 'PKR',
  at: '2026-11-26T04:00:00.000Z',
  day: '2026-11-26',
  urgent: true,
  note: 'for Zarmina',
  sku: 'ZARMINA-1',
  email: 'zarmina@example.com',
  phone: '+923001234567',
  reach: { by: 'Zarmina', to: 'Zarmina' },
  lines: [{ productId: uuid, quantity: 3, words: 'Zarmina' }],
  attributes: { Zarmina: 'Zarmina' },
}

test('ids, numbers, times and choices are kept, and no word that anybody wrote', (t) => {
  const { note, sku, email, phone, reach, lines, attributes, ...rest } = thing
  t.deepEqual(keeperOf(Thing, 'left out')(thing), {
    ...rest,
    note: '[words]',
    sku: '[words]',
    email: '[words]',
    phone: '[words]',
    reach: { by: '[words]', to: '[words]' },
    lines: [{ productId: uuid, quantity: 3, words: '[words]' }],
    attributes: {},
  })
})

test('what no schema describes is not kept, whatever it looks like', (t) => {
  const keep = keeperOf(z.strictObject({ id, any: z.unknown(), status: z.enum(['open']) }), 'left out')
  t.deepEqual(
    keep({ id: 'Zarmina', any: { name: 'Zarmina', list: ['Zarmina'] }, status: 'Zarmina', Zarmina: 1 }),
    {
      id: '[words]',
      any: {},
      status: '[words]',
    },
  )
  t.deepEqual(keeperOf(null, 'left out')({ name: 'Zarmina' }), {})
  t.is(keeperOf(null, 'left out')('Zarmina'), '[words]')
  t.is(keep(null), null)
  t.is(keep(undefined), null)
})

test('words about goods are kept, but what a name calls a secret is not, nor one within a text', (t) => {
  const keep = keeperOf(null, 'kept')
  t.deepEqual(keep({ name: 'Honey', newPassword: 'x', nested: [{ apiKey: 1, token: null }] }), {
    name: 'Honey',
    newPassword: '[redacted]',
    nested: [{ apiKey: '[redacted]', token: null }],
  })
  t.deepEqual(keep({ note: 'see https://me:hidden@shop.example/' }), {
    note: 'see https://[redacted]@shop.example/',
  })
  const secret = keeperOf(z.strictObject({ id, secret: z.enum(['a']), pinToken: z.int() }), 'left out')
  t.deepEqual(secret({ id: uuid, secret: 'a', pinToken: 1234 }), {
    id: uuid,
    secret: '[redacted]',
    pinToken: '[redacted]',
  })
})

test('what is kept of an act is bounded', (t) => {
  const keep = keeperOf(null, 'kept')
  t.deepEqual(keep({ lines: Array.from({ length: 101 }, () => 1) }), { lines: '[101 items]' })
  const long = keep({ text: `${'x'.repeat(499)}😀` }) as { text: string }
  t.true(long.text.isWellFormed())
  t.is(long.text.length, 501)
  const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`field${n}`, n]))
  t.regex(String(keep(wide)), /^\[\d+ characters\]$/)
})
