import test from 'ava'
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { type OrderState, toTimestamp } from '#proto/events.ts'
import { fromMoneyMessage, type Money } from '#src/money.ts'
import { readWording, receiptLanguages } from '#src/slip/wording.ts'
import { unsaid } from '#src/testing/unsaid.ts'
import { alertKinds } from '../staff/alert.ts'
import { type Telling, tellings } from '../telling/telling.ts'
import { languagesAt } from '../test-languages.ts'
import { anOrder } from '../test-states.ts'
import type { Language } from '../wording/language.ts'
import { wordings } from '../wording/wordings.ts'
import { toNotice } from './letter.ts'
import { toMail } from './mail.ts'
import { manners, type TemplateName, write } from './templates.ts'

const words = fc.oneof(
  fc.constant(''),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constant('<b>&"\''),
)
const amount = fc.record({
  amountMinor: fc.integer({ min: 0, max: 10 ** 12 }),
  currency: fc.constantFrom('PKR', 'KWD', 'JPY'),
})
const soldBy = fc.constantFrom('piece', 'weight')
const quantity = fc.integer({ min: 1, max: 10 ** 9 })
const uuid = fc.uuid()
const at = fc.date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true }).map(toTimestamp)

const order = fc
  .record({
    id: uuid,
    customerId: uuid,
    items: fc.array(
      fc
        .record({
          productId: fc.constantFrom('a', 'b', 'c'),
          sku: words,
          name: words,
          soldBy,
          quantity,
          unitPrice: amount,
          lineTotal: amount,
          state: fc.constantFrom('', 'open', 'picked', 'short', 'substituted'),
          picked: quantity,
          line: fc.nat(3),
          substituteFor: fc.nat(3),
          discounts: fc.array(
            fc.record({ offerId: words, name: fc.oneof(words, fc.constant('substitute')), amount: quantity }),
            { maxLength: 2 },
          ),
        })
        .map((item) => ({ ...unsaid.item, ...item })),
      { maxLength: 4 },
    ),
    subtotal: amount,
    deliveryFee: amount,
    total: amount,
    paymentMethod: fc.constantFrom('card', 'cash_on_delivery'),
    discount: fc.nat(1_000_000),
    tip: fc.nat(1_000_000),
    fees: fc.array(fc.record({ name: fc.constantFrom('small_order', 'something new'), amount }), {
      maxLength: 2,
    }),
    taxTotal: fc.nat(1_000_000),
    taxes: fc.array(
      fc.record({
        taxClass: words,
        rate: fc.nat(10_000),
        gross: fc.nat(1_000_000),
        amount: fc.nat(1_000_000),
      }),
      { maxLength: 3 },
    ),
  })
  .map(anOrder)
const slot = fc.record({ id: uuid, start: at, end: at })
/** Nothing has gone back of an order, or some of it, or all. */
const refund = fc
  .option(fc.nat(100), { nil: null })
  .map((percent) => ({ total }: OrderState): Money | null => {
    const amount = Math.floor((total.amountMinor * (percent ?? 0)) / 100)
    return percent === null ? null : { amount, currency: total.currency }
  })
const short = fc.array(
  fc.record({ productId: fc.constantFrom('a', 'z'), name: words, requested: quantity, available: quantity }),
)
const cause = fc.constantFrom(
  'customer',
  'staff',
  'payment_failed',
  'payment_timeout',
  'not_delivered',
  'something new',
)
const asked = fc.record({
  userId: uuid,
  email: words,
  name: words,
  token: words,
  expiresAt: at,
  sealedToken: fc.constantFrom('', 'sealed'),
})

const changedAccount = fc.record({ userId: uuid, email: words, changedAt: at })

/** Of each kind of event what is told of it. */
const tellingsOfEach: fc.Arbitrary<Telling>[] = [
  uuid.map((id) => tellings.welcome({ id } as never)),
  asked.map(tellings.verifyEmail),
  asked.map(tellings.passwordReset),
  asked.map((said) => tellings.phoneCode({ ...said, phone: '+923001234567' })),
  changedAccount.map(tellings.passwordChanged),
  changedAccount.map(tellings.emailChanged),
  fc.tuple(changedAccount, fc.boolean()).map(([said, on]) => tellings.secondFactorChanged({ ...said, on })),
  fc
    .record({
      userId: uuid,
      email: words,
      signedInAt: at,
      device: fc.constant('Safari on iOS'),
      ip: fc.constantFrom('', '::1'),
    })
    .map(tellings.newDevice),
  fc.record({ order, expiresAt: at }).map(tellings.paymentNeeded),
  fc
    .record({ order, slots: fc.array(slot, { maxLength: 1 }) })
    .map(({ order, slots }) => tellings.orderConfirmed({ order: { ...order, slots } })),
  fc.record({ order, short }).map(tellings.orderRejected),
  fc.record({ order, cause, reason: words }).map(tellings.orderCancelled),
  fc
    .record({ order, slot, others: fc.array(slot, { maxLength: 3 }) })
    .map(({ order, slot, others }) => tellings.slotClosed({ order: { ...order, slots: [slot] }, others })),
  fc
    .record({
      order,
      line: fc.nat(3),
      number: quantity,
      productName: words,
      soldBy,
      quantity,
      total: amount,
      until: at,
    })
    .map((said) => tellings.substituteProposed({ ...said, productId: '' })),
  fc
    .record({
      order,
      carrier: words,
      trackingNumber: words,
      slots: fc.array(slot, { maxLength: 1 }),
      payWith: fc.constantFrom(0, 10 ** 13),
    })
    .map(({ order, slots, payWith, ...said }) =>
      tellings.orderShipped({ ...said, order: { ...order, slots, payWith } }),
    ),
  fc.record({ order, reason: words, attempt: fc.constantFrom(1, 2, 3) }).map(tellings.deliveryFailed),
  fc
    .record({
      order,
      reason: words,
      restock: fc.boolean(),
      lines: fc.array(
        fc.record({ line: fc.constant(1), productId: fc.constantFrom('a', 'z'), soldBy, quantity, amount }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(tellings.linesReturned),
  fc
    .tuple(order, fc.array(slot, { maxLength: 1 }), refund)
    .map(([order, slots, refunded]) =>
      tellings.orderDelivered({ order: { ...order, slots }, ...unsaid.delivered }, refunded(order)),
    ),
  fc
    .tuple(fc.record({ order, reason: words, restock: fc.boolean() }), refund)
    .map(([said, refunded]) => tellings.orderReturned(said, refunded(said.order))),
  fc
    .record({
      customerId: uuid,
      orderId: uuid,
      amount,
      refundId: uuid,
      reason: words,
      method: fc.constantFrom('card', 'cash_on_delivery'),
    })
    .map(({ customerId, orderId, method, ...rest }) =>
      tellings.paymentRefunded({ payment: { customerId, orderId, method }, ...rest } as never),
    ),
  fc
    .record({ customerId: uuid, orderId: uuid, amount, payBy: at, retriesLeft: fc.constantFrom(1, 2, 9) })
    .map(
      ({ customerId, orderId, amount, ...said }) =>
        tellings.paymentDeclined({
          ...{ payment: { id: 'p', customerId, orderId, amount }, reason: '', ...said },
        } as never) as Telling,
    ),
  fc
    .record({
      template: fc.constantFrom(...alertKinds),
      count: fc.integer({ min: 1, max: 10_000 }),
      lines: fc.array(
        fc.record(
          {
            name: words,
            left: fc.record({ soldBy, amount: quantity }),
            orderId: uuid,
            amount: amount.map(fromMoneyMessage),
            until: fc.constant('2026-12-03T12:00:00.000Z'),
            respondBy: fc.constant('2026-12-03T12:00:00.000Z'),
            number: words,
            slot: fc.constant({ start: '2026-12-03T12:00:00.000Z', end: '2026-12-03T14:00:00.000Z' }),
          },
          { requiredKeys: ['name', 'left', 'orderId', 'amount', 'until', 'number', 'slot'] },
        ),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(
      ({ template, ...data }) =>
        ({ template, userId: 'staff', dedup: template, data: { ...data, count: data.count + 2 } }) as Telling,
    ),
  fc
    .record({ host: fc.domain(), why: fc.constantFrom('gone' as const, 'failing' as const) })
    .map((data): Telling => {
      const at = '2026-11-26T10:00:00.000Z'
      return { template: 'webhook_off', userId: 'admin', dedup: 'webhook_off', data: { ...data, at } }
    }),
]

const english = languagesAt().of('en')
const urdu = languagesAt().of('ur')
const to = (name: string, language = english) => ({ language, name, publicUrl: 'https://mart.test' })

/** As the message keeps it and the job reads it. */
const kept = <T>(data: T): T => JSON.parse(JSON.stringify(data))

test('every template writes whole sentences of whatever its event holds', (t) => {
  const seen = new Set<TemplateName>()
  for (const told of tellingsOfEach)
    fc.assert(
      fc.property(told, words, fc.constantFrom(english, urdu), ({ template, data }, name, language) => {
        seen.add(template)
        const letter = write(template, kept(data) as never, language)
        const mail = toMail(letter, to(name, language))
        const notice = toNotice(letter)
        for (const written of [notice.title, notice.body, mail.subject, mail.text, mail.html]) {
          t.notRegex(written, /undefined|NaN|\[object|Invalid Date|\bnull\b/)
          t.not(written.trim(), '')
        }
        t.notRegex(mail.subject, /[\r\n]/)
      }),
      { numRuns: 50 },
    )
  t.deepEqual([...seen].sort(), Object.keys(manners).sort() as TemplateName[])
})

test('what people wrote is no markup in the HTML', (t) => {
  const evil = '<script>alert("x")</script>\r\nBcc: everyone@example.test'
  const told = tellings.orderConfirmed({
    order: anOrder({ items: anOrder().items.map((item) => ({ ...item, name: evil })) }),
  })
  const mail = toMail(write('order_confirmed', told.data as never, english), to(evil))
  t.notRegex(mail.html, /<script/)
  t.true(mail.html.includes('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; Bcc:'))
  t.false(mail.text.includes('\nBcc:'))
})

test('a receipt says quantities, lines and the total as people read them', (t) => {
  const told = tellings.orderDelivered(
    { order: anOrder({ paymentMethod: 'cash_on_delivery' }), ...unsaid.delivered },
    null,
  )
  const { subject, text } = toMail(write('order_delivered', told.data as never, english), to('Ali'))
  t.is(subject, 'Receipt for order IM-000042')
  t.true(text.includes('Dear Ali,'))
  t.true(text.includes('You paid Rs 600.00 in cash.'))
  t.true(text.includes('Sindhri mango × 1.5 kg: Rs 450.00\nSubtotal: Rs 450.00\nDelivery: Rs 150.00'))
})

/** Two milks, one of the two offers on them a dearer substitute's; delivery, a fee, a tip and tax by rate. */
const discounted = anOrder({
  items: anOrder().items.map((item) => ({
    ...item,
    ...{ name: 'Milk 1 l', soldBy: 'piece', quantity: 2 },
    ...{ lineTotal: { amountMinor: 54_000, currency: 'PKR' }, discount: 4_000 },
    discounts: [
      { offerId: 'o', name: 'Milk week', amount: 3_000 },
      { offerId: '', name: 'substitute', amount: 1_000 },
    ],
  })),
  ...{ subtotal: { amountMinor: 58_000, currency: 'PKR' }, discount: 4_000, tip: 5_000 },
  fees: [{ name: 'small_order', amount: { amountMinor: 2_000, currency: 'PKR' } }],
  total: { amountMinor: 76_000, currency: 'PKR' },
  taxes: [
    { taxClass: 'standard', rate: 1_800, gross: 71_000, amount: 10_831 },
    { taxClass: '', rate: 0, gross: 5_000, amount: 0 },
  ],
  taxTotal: 10_831,
})

test('what was ordered and what was brought are told with discounts, fees, tip and tax by rate', (t) => {
  for (const { template, data } of [
    tellings.orderConfirmed({ order: discounted }),
    tellings.orderDelivered({ order: discounted, ...unsaid.delivered }),
  ]) {
    const { text, html } = toMail(write(template, kept(data) as never, english), to('Ali'))
    const [, bill = ''] = /(Milk 1 l ×[\s\S]*?Tax in all.*\n)/.exec(text) ?? []
    t.deepEqual(bill.trim().split(/\n+/), [
      'Milk 1 l × 2: Rs 580.00',
      'Milk week: -Rs 30.00',
      'Dearer substitute at the price of the first choice: -Rs 10.00',
      'Subtotal: Rs 580.00',
      'Discounts: -Rs 40.00',
      'Delivery: Rs 150.00',
      'Small order: Rs 20.00',
      'Tip: Rs 50.00',
      'Total: Rs 760.00',
      'Prices include tax',
      'Tax 18% of Rs 710.00: Rs 108.31',
      'No tax on Rs 50.00: Rs 0.00',
      'Tax in all: Rs 108.31',
    ])
    for (const words of ['Milk week', 'Prices include tax', 'Tip', 'Tax in all'])
      t.true(html.includes(words), words)
    const inUrdu = toMail(write(template, kept(data) as never, urdu), to('Ali', urdu)).text
    t.true(inUrdu.includes('قیمتوں میں ٹیکس شامل ہے'))
    t.true(inUrdu.includes('بخشش'))
  }
})

test('messages from before tax and discounts were told are read as they were kept', (t) => {
  const { data } = tellings.orderConfirmed({ order: anOrder() })
  const { text } = toMail(write('order_confirmed', kept(data) as never, english), to('Ali'))
  t.notRegex(text, /tax|Discounts|Tip/i)
})

test('letters and receipts have the same words for the same sums', (t) => {
  for (const code of receiptLanguages) {
    const mail: Record<string, string> = wordings.get(code)?.mail ?? {}
    const receipt: Record<string, string> = readWording(code).receipt
    const both = Object.keys(mail).filter((name) => name in receipt)
    t.true(both.length > 10, both.join())
    for (const name of both) t.is(mail[name], receipt[name], `${code}: ${name}`)
  }
})

test('a receipt names the invoice, where there is one', (t) => {
  const said = (invoice: string) =>
    toNotice(
      write(
        'order_delivered',
        tellings.orderDelivered({ order: anOrder({ invoice }), ...unsaid.delivered }).data as never,
        english,
      ),
    ).body
  t.regex(said('INV-2026-000042'), /The number of your invoice is INV-2026-000042\./)
  t.notRegex(said(''), /invoice/)
})

test('a receipt says what went back before it was written, and what it comes to then', (t) => {
  const refunded = { amount: 42000, currency: 'PKR' }
  const told = tellings.orderDelivered({ order: anOrder(), ...unsaid.delivered }, refunded)
  const { text } = toMail(write('order_delivered', told.data as never, english), to('Ali'))
  t.true(
    text.includes('You paid Rs 600.00 by card, of which Rs 420.00 was given back to you: Rs 180.00 in all.'),
  )
  t.true(text.includes('Total: Rs 600.00\nGiven back: Rs 420.00'))
  const plain = tellings.orderDelivered({ order: anOrder(), ...unsaid.delivered }, null)
  t.false(toNotice(write('order_delivered', plain.data as never, english)).body.includes('given back'))
})

test('a letter says that cash was handed over when it was, and before that only that it will be', (t) => {
  const [card, cash] = [anOrder(), anOrder({ paymentMethod: 'cash_on_delivery' })]
  const returned = (order: OrderState, refunded: Money | null = null) => {
    const told = tellings.orderReturned({ order, reason: '', restock: true }, refunded)
    return toNotice(write('order_returned', told.data as never, english)).body
  }
  t.regex(
    returned(cash),
    /If you have paid for it, our staff give you the money back in cash, and we tell you when/,
  )
  t.regex(returned(card), /goes back to your card, and we tell you when/)
  t.regex(returned(card, { amount: 42000, currency: 'PKR' }), /Rs 420\.00 of it was given back to you before/)
  // There is nothing left to go back, and no other letter comes.
  for (const order of [card, cash])
    t.is(
      returned(order, { amount: 60000, currency: 'PKR' }),
      'We have taken order IM-000042 back. All that it came to, Rs 600.00, has been given back to you.',
    )
  const refunded = (method: string) => {
    const payment = { customerId: 'c', orderId: 'o', method }
    const said = { payment, refundId: 'r', amount: { amountMinor: 42000, currency: 'PKR' }, reason: '' }
    return toNotice(write('payment_refunded', tellings.paymentRefunded(said as never).data as never, english))
      .body
  }
  t.is(refunded('cash_on_delivery'), 'We have given you Rs 420.00 back in cash.')
  t.regex(refunded('card'), /back the way that you paid/)
  const cancelled = (order: OrderState) => {
    const told = tellings.orderCancelled({ order, cause: 'customer', reason: '' })
    return toNotice(write('order_cancelled', told.data as never, english)).body
  }
  t.regex(cancelled(cash), /nothing was taken from you/)
  t.regex(cancelled(card), /if anything, is given back/)
  // A message that was kept by an older version says less, and nothing that is untrue.
  t.regex(
    toNotice(write('payment_refunded', { amount: { amount: 1, currency: 'PKR' }, reason: '' }, english)).body,
    /Rs 0\.01/,
  )
})

test('a rejected order names what is short, in the unit that it is sold by', (t) => {
  const order = anOrder()
  const productId = order.items[0]?.productId ?? ''
  const told = tellings.orderRejected({
    order,
    short: [{ productId, name: 'Sindhri mango', requested: 1500, available: 250 }],
  })
  t.true(
    toNotice(write('order_rejected', told.data as never, english)).body.includes(
      '1.5 kg ordered, 250 g left.',
    ),
  )
})

test('a token is in the mail, as a link and as a code, and never in the inbox', (t) => {
  const token = 'a+b/c=='
  const told = tellings.passwordReset({
    userId: 'u',
    email: 'ali@example.test',
    name: 'Ali',
    token,
    sealedToken: '',
    expiresAt: toTimestamp(new Date('2026-11-22T18:30:00Z')),
  })
  const letter = write('password_reset', told.data as never, english)
  const mail = toMail(letter, to(''))
  t.true(mail.text.includes('https://mart.test/reset-password?lang=en#token=a%2Bb%2Fc%3D%3D'))
  t.true(mail.html.includes('"https://mart.test/reset-password?lang=en#token=a%2Bb%2Fc%3D%3D"'))
  t.true(mail.text.includes(`code:\n${token}`))
  t.false(toNotice(letter).body.includes(token))
  t.false(told.dedup.includes(token))
  t.deepEqual(manners.password_reset, { inApp: false, email: true, must: true, sms: 'no' })
})

test('one happening has one name, another has another', (t) => {
  const order = anOrder()
  t.is(tellings.orderConfirmed({ order }).dedup, tellings.orderConfirmed({ order }).dedup)
  t.not(
    tellings.orderConfirmed({ order }).dedup,
    tellings.orderDelivered({ order, ...unsaid.delivered }, null).dedup,
  )
  t.not(
    tellings.orderConfirmed({ order }).dedup,
    tellings.orderConfirmed({ order: anOrder({ customerId: order.customerId }) }).dedup,
  )
})

test('times are told by the clock of the shop, also where it is moved in summer', (t) => {
  const expiresAt = '2026-07-22T20:30:00Z'
  const secret = { token: 'x', expiresAt }
  const told = (zone: string, code: string) => {
    const language = languagesAt(zone).of(code)
    return [
      write('password_reset', secret, language),
      write('verify_email', secret, language),
      write('payment_needed', { number: '1', total: { amount: 1, currency: 'PKR' }, expiresAt }, language),
    ].map(({ paragraphs }) => paragraphs.join(' '))
  }
  const everyOne = (texts: string[], time: string) =>
    t.true(
      texts.every((text) => text.includes(time)),
      texts[0],
    )
  everyOne(told('Asia/Karachi', 'en'), 'by 23 July 2026 at 1:30 am (Pakistan Standard Time)')
  everyOne(told('Europe/London', 'en'), 'by 22 July 2026 at 9:30 pm (British Summer Time)')
  everyOne(told('Asia/Karachi', 'ur'), '\u206823 جولائی، 2026، رات 1:30 بجے (پاکستان کا معیاری وقت)\u2069 تک')
})

test('subject, paragraphs, lists and bills are lines of their own, and nothing in them is markup, whatever they hold', (t) => {
  const evil = 'Order\r\nBcc: all@example.test\u2028<b>now</b>'
  const line = 'Order Bcc: all@example.test <b>now</b>'
  const action = { label: 'Go', path: '/verify-email', token: '"><b>&\'' }
  const bill = {
    lines: [{ name: evil, quantity: evil, total: evil, discounts: [{ label: evil, amount: evil }] }],
    sums: [{ label: 'All', amount: evil }],
    taxes: { title: 'Tax', sums: [{ label: 'Of it', amount: evil }] },
  }
  const letter = { subject: evil, paragraphs: [evil], list: [evil], bill: () => bill, action }
  const mail = toMail(letter, to(evil))
  t.is(mail.subject, line)
  t.true(
    mail.text.includes(
      `Dear ${line},\n\n${line}\n\n${line}\n\n${line} × ${line}: ${line}\n${line}: ${line}\nAll: ${line}\n\nTax\nOf it: ${line}\n\nGo:\n`,
    ),
  )
  const escaped = line.replace('<b>now</b>', '&lt;b&gt;now&lt;/b&gt;')
  // The title, the preheader, the heading, the greeting, a paragraph, the list, and seven in the bill.
  t.is(mail.html.split(escaped).length - 1, 13)
  t.notRegex(mail.html, /<b>/)
  t.true(mail.html.includes('href="https://mart.test/verify-email?lang=en#token=%22%3E%3Cb%3E%26&#39;"'))
  t.true(mail.html.includes('<code dir="ltr">&quot;&gt;&lt;b&gt;&amp;&#39;</code>'))
})

const hostile = fc.oneof(
  fc.constant('\u202eevil\u2066\u2067\u2068'),
  fc.constant('علی \u2069\u2069 Khan <i>"&'),
  fc.constant('https://evil.example/?a=b&c="><script>alert(1)</script>'),
  fc.constant('x'.repeat(10_000)),
  fc.constant('نام'.repeat(5_000)),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
)

/** How many elements there are of each name, but those that isolate. */
function elementsOf(html: string) {
  const counts: Record<string, number> = {}
  const count = (name: string) => {
    if (name !== 'bdi') counts[name] = (counts[name] ?? 0) + 1
  }
  new Parser({ onopentagname: count }).end(html)
  return counts
}

test('no name turns a line around, leaves its element, or fills a letter', (t) => {
  const lettersOf = (name: string, language: Language) => {
    const order = anOrder({ items: anOrder().items.map((item) => ({ ...item, name })) })
    const shipped = tellings.orderShipped({ order, carrier: name, trackingNumber: name })
    const short = [{ productId: 'z', name, requested: 2, available: 1 }]
    const [confirmed, rejected] = [
      tellings.orderConfirmed({ order }),
      tellings.orderRejected({ order, short }),
    ]
    return [shipped, confirmed, rejected].map(({ template, data }) => {
      const letter = write(template, data as never, language)
      const context = { ...to(name, language), unsubscribeUrl: 'https://mart.test/stop' }
      return { ...toMail(letter, context), ...toNotice(letter) }
    })
  }
  fc.assert(
    fc.property(hostile, fc.constantFrom(english, urdu), (name, language) => {
      const honest = lettersOf('Ali', language)
      for (const [at, { subject, text, html, title, body }] of lettersOf(name, language).entries()) {
        for (const line of [subject, title, ...text.split('\n'), ...body.split('\n')]) {
          t.notRegex(line, /[\u061c\u200e\u202a-\u202e\u2066\u2067]/)
          t.is(line.split('\u2068').length, line.split('\u2069').length)
          t.true(line.length < 1_500)
        }
        t.notRegex(html, /[\u2066-\u2069\u202a-\u202e]/)
        t.is(html.split(/<bdi[ >]/).length, html.split('</bdi>').length)
        t.deepEqual(elementsOf(html), elementsOf(honest[at]?.html ?? ''))
      }
    }),
    { seed: 42, numRuns: 200 },
  )
})

test('whoever pays in cash is told what to have ready, which change comes, and when', (t) => {
  const slots = [
    {
      id: 's',
      start: toTimestamp(new Date('2026-12-01T13:00:00Z')),
      end: toTimestamp(new Date('2026-12-01T15:00:00Z')),
    },
  ]
  const total = { amountMinor: 450_000, currency: 'PKR' }
  const letterOf = (more: object) => {
    const order = { ...anOrder({ paymentMethod: 'cash_on_delivery', total }), slots, ...more }
    const told = tellings.orderShipped({ order, carrier: '', trackingNumber: '' })
    return toNotice(write('order_shipped', told.data as never, english)).body
  }
  const body = letterOf({ payWith: 500_000 })
  t.regex(body, /Please have Rs.4,500\.00 ready/)
  t.regex(body, /you pay with Rs.5,000\.00: the courier brings Rs.500\.00 in change/)
  t.regex(body, /1 December 2026, 6:00 pm to 8:00 pm/)
  t.notRegex(letterOf({ payWith: 450_000 }), /change/)
  t.notRegex(letterOf({ payWith: 0 }), /change/)
  t.notRegex(letterOf({ payWith: 500_000, paymentMethod: 'card' }), /change|ready/)
})

test('what is confirmed, on its way and delivered names the slot that was chosen, in either language', (t) => {
  const [start, end] = ['2026-12-01T13:00:00Z', '2026-12-01T15:00:00Z'].map((at) => toTimestamp(new Date(at)))
  const inSlot = anOrder({ slots: [{ id: 's', start, end }] as OrderState['slots'] })
  const told = (order: OrderState) => [
    tellings.orderConfirmed({ order }),
    tellings.orderShipped({ order, carrier: '', trackingNumber: '' }),
    tellings.orderDelivered({ order, ...unsaid.delivered }),
  ]
  const bodiesOf = (order: OrderState, language: Language) =>
    told(order).map(({ template, data }) => toNotice(write(template, kept(data) as never, language)).body)
  for (const body of bodiesOf(inSlot, english))
    t.true(body.includes('1 December 2026, 6:00 pm to 8:00 pm (Pakistan Standard Time)'), body)
  for (const body of bodiesOf(inSlot, urdu)) t.regex(body, /1 دسمبر، 2026، شام 6:00 سے رات 8:00 بجے/)
  for (const body of bodiesOf(anOrder(), english)) t.notRegex(body, /2026|slot/)
})

test('what goes out again is told again, and each attempt once', (t) => {
  const order = anOrder({})
  const shipped = (attempts: number) =>
    tellings.orderShipped({ order: { ...order, attempts }, carrier: '', trackingNumber: '' }).dedup
  t.not(shipped(0), shipped(1))
  t.is(shipped(1), shipped(1))
  const failed = (attempt: number) => tellings.deliveryFailed({ order, reason: '', attempt }).dedup
  t.not(failed(1), failed(2))
})

test('what came back whole is called so by what it was ordered for, as it comes to nothing by then', (t) => {
  const order = anOrder({ total: { amountMinor: 0, currency: 'PKR' }, orderedTotal: 100_000 })
  const data = (amount: number) =>
    tellings.orderReturned({ order, reason: '', restock: true }, { amount, currency: 'PKR' }).data
  t.like(data(10_000), { inFull: false })
  t.like(data(100_000), { inFull: true })
})
