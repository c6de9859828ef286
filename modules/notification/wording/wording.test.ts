import { cp, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import test from 'ava'
import { StartError } from '#src/runtime/start-error.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { faultsOf } from '#src/wording/faults.ts'
import { isolated, plain } from '#src/wording/plain.ts'
import { toMail } from '../letters/mail.ts'
import { write } from '../letters/templates.ts'
import { languagesAt } from '../test-languages.ts'
import type { Wording } from './language.ts'
import { createLanguages } from './languages.ts'
import { readWordings, wordings } from './wordings.ts'

const english = wordings.get('en') as Wording

test('every language says everything, and loses no placeholder, no choice and no form of a number', (t) => {
  for (const code of ['en', 'ur']) t.true(wordings.has(code), code)
  for (const [code, wording] of wordings) t.deepEqual(faultsOf(english, wording, code), [], code)
})

test('a translation that lost something is found', (t) => {
  const lost = structuredClone(english) as Wording & Record<string, unknown>
  lost.common.reason = 'The reason'
  lost.order_delivered.body = lost.order_delivered.body.replace('cash {in cash} ', '')
  lost.order_confirmed.preheader = '{count, plural, other {# items}}, {total}'
  lost.mail.total = ' '
  lost.mail.row = '{label: {value}'
  lost.mail.line = lost.mail.line.replace('{total}', '{summe}')
  lost.mail.code = 7 as never
  lost.extra = { word: 'x' }
  delete (lost.welcome as Partial<Wording['welcome']>).body
  t.deepEqual(
    faultsOf(english, lost, 'en').map((fault) => fault.split(' ').slice(0, 2).join(' ')),
    [
      'common.reason has',
      'mail.line has',
      "mail.row can't",
      'mail.total is',
      'mail.code is',
      'welcome.body is',
      'order_confirmed.preheader has',
      'order_delivered.body has',
      'extra.word is',
    ],
  )
})

test('a third language is one file', async (t) => {
  const folder = await scratchFolder('wording')
  await cp(new URL('./en.json', import.meta.url), `${folder}/en.json`)
  const pashto = JSON.stringify(english).replaceAll('Order {number}', 'سپارښتنه {number}')
  await writeFile(`${folder}/ps.json`, pashto)
  await writeFile(`${folder}/notes.txt`, 'no language')
  const spoken = readWordings(pathToFileURL(`${folder}/`))
  const { of, shop } = createLanguages(spoken, 'ps', { country: 'AF', timeZone: 'Asia/Kabul' })
  t.is(of('en').direction, 'ltr')
  t.is(of(null), shop)
  const letter = write('order_shipped', { number: '7', carrier: '', trackingNumber: '', toPay: null }, shop)
  t.is(letter.subject, 'سپارښتنه \u20687\u2069 is on its way')
  t.regex(toMail(letter, { language: shop, name: '', publicUrl: '' }).html, /<html lang="ps" dir="rtl"/)
  t.throws(() => createLanguages(spoken, 'ur', { country: 'AF', timeZone: 'Asia/Kabul' }), {
    message: 'SHOP_LANGUAGE: must be one of en, ps.',
  })
})

test('a language that lacks something is refused at the start, before news is lost for it', async (t) => {
  const { welcome, ...rest } = structuredClone(english)
  rest.mail.greeting = 'سلام'
  const spoken = new Map([
    ['en', english],
    ['ps', rest as Wording],
  ])
  t.throws(() => createLanguages(spoken, 'en', { country: 'AF', timeZone: 'Asia/Kabul' }), {
    instanceOf: StartError,
    message:
      /^modules\/notification\/wording\/ps.json: mail.greeting has , not name; welcome.subject is missing;/,
  })
  const folder = await scratchFolder('wording')
  await writeFile(`${folder}/ps.json`, '{ "mail": ')
  t.throws(() => readWordings(pathToFileURL(`${folder}/`)), { instanceOf: StartError, message: /^ps.json: / })
})

test('money, weights, numbers and times are as the language and the country write them', (t) => {
  const { of } = languagesAt()
  const said = (code: string) => {
    const { money, quantity, time } = of(code)
    return [
      money({ amount: 129_900, currency: 'PKR' }),
      money({ amount: 1_234_567, currency: 'KWD' }),
      money({ amount: 5, currency: 'JPY' }),
      quantity({ soldBy: 'weight', amount: 250 }),
      quantity({ soldBy: 'weight', amount: 1_500 }),
      quantity({ soldBy: 'piece', amount: 1_200 }),
      time('2026-11-22T18:30:00Z'),
    ]
  }
  t.deepEqual(said('en'), [
    'Rs 1,299.00',
    'KWD 1,234.567',
    'JP¥5',
    '250 g',
    '1.5 kg',
    '1,200',
    '22 November 2026 at 11:30 pm (Pakistan Standard Time)',
  ])
  t.deepEqual(said('ur').map(plain), [
    'Rs 1,299.00',
    'KWD 1,234.567',
    'JP¥5',
    '250 گرام',
    '1.5 کلو',
    '1,200',
    '22 نومبر، 2026، رات 11:30 بجے (پاکستان کا معیاری وقت)',
  ])
  const one = { count: 1, total: 'x' }
  t.is(of('en').say('order_confirmed.preheader', one), '1 item, x in all')
  t.is(of('en').say('order_confirmed.preheader', { ...one, count: 2 }), '2 items, x in all')
  t.is(plain(of('ur').say('order_confirmed.preheader', { ...one, count: 2 })), '2 چیزیں، کل x')
})

test('a span of one day names the day once, and each of its ends where that would mislead', (t) => {
  const spans = (zone: string, code: string, start: string, end: string) => {
    const { span, spanInZone } = languagesAt(zone).of(code)
    return [span, spanInZone].map((say) => plain(say({ start, end })))
  }
  const [from, to] = ['2026-12-01T13:00:00Z', '2026-12-01T15:00:00Z']
  t.deepEqual(spans('Asia/Karachi', 'en', from, to), [
    '1 December 2026, 6:00 pm to 8:00 pm',
    '1 December 2026, 6:00 pm to 8:00 pm (Pakistan Standard Time)',
  ])
  t.deepEqual(spans('Asia/Karachi', 'ur', from, to), [
    '1 دسمبر، 2026، شام 6:00 سے رات 8:00 بجے',
    '1 دسمبر، 2026، شام 6:00 سے رات 8:00 بجے (پاکستان کا معیاری وقت)',
  ])
  // Through midnight, and through the hour in which clocks change.
  t.is(
    spans('Asia/Karachi', 'en', '2026-12-01T18:00:00Z', '2026-12-01T20:00:00Z')[0],
    '1 December 2026 at 11:00 pm (Pakistan Standard Time) to 2 December 2026 at 1:00 am (Pakistan Standard Time)',
  )
  t.is(
    spans('Europe/London', 'en', '2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z')[1],
    '25 October 2026 at 1:30 am (British Summer Time) to 25 October 2026 at 1:30 am (Greenwich Mean Time)',
  )
})

test('what people wrote is one line of a length that can be read, and is isolated where it may turn a line around', (t) => {
  t.is(plain(' a\r\n\tb\u2028c\0 '), 'a b c')
  t.is(plain('\u202eabc\u2069'), 'abc')
  t.is(Array.from(plain('🥭'.repeat(500))).length, 200)
  t.is(isolated('Ali', 'ltr'), 'Ali')
  t.is(isolated('علی', 'ltr'), '\u2068علی\u2069')
  t.is(isolated('Ali', 'rtl'), '\u2068Ali\u2069')
  t.is(isolated('\u2069', 'rtl'), '')
})
