import { cp, writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import test from 'ava'
import { IntlMessageFormat } from 'intl-messageformat'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { toMail } from '../letters/mail.ts'
import { write } from '../letters/templates.ts'
import { languagesAt } from '../test-languages.ts'
import type { Wording } from './language.ts'
import { createLanguages } from './languages.ts'
import { isolated, plain } from './plain.ts'
import { readWordings, wordings } from './wordings.ts'

type Sentences = Record<string, string>

/** By `section.name`. */
const sentencesOf = (wording: Wording): Sentences =>
  Object.fromEntries(
    Object.entries(wording).flatMap(([section, phrases]) =>
      Object.entries(phrases).map(([name, text]) => [`${section}.${name}`, text]),
    ),
  )

interface Element {
  type: number
  value?: string
  options?: Record<string, { value: Element[] }>
}

const [literal, select, plural, pound] = [0, 5, 6, 7]

/** What a sentence is told, with the choices that it knows and, for numbers, whether each form of its language is there. */
function placeholdersOf(text: string, language: string): string[] {
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
  const of = (elements: Element[]): string[] =>
    elements.flatMap(({ type, value, options = {} }) => {
      if (type === literal || type === pound) return []
      const choices = Object.keys(options).sort()
      const inner = Object.values(options).flatMap((option) => of(option.value))
      if (type === select) return [`${value} of ${choices}`, ...inner]
      if (type === plural)
        return [
          `${value} in ${forms.every((form) => choices.includes(form)) ? 'all' : 'some'} forms`,
          ...inner,
        ]
      return [value ?? '', ...inner]
    })
  const parsed = new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst()
  return [...new Set(of(parsed as Element[]))].sort()
}

/** What a translation lacks, has too much, or has lost of its placeholders. */
function faultsOf(original: Wording, translated: Wording, language: string): string[] {
  const [from, into] = [sentencesOf(original), sentencesOf(translated)]
  const keys = new Set([...Object.keys(from), ...Object.keys(into)])
  return [...keys].flatMap((key) => {
    const [was, is] = [from[key], into[key]]
    if (was === undefined) return [`${key} is not in the original`]
    if (is === undefined) return [`${key} is missing`]
    if (key.startsWith('language.')) return []
    if (is.trim() === '') return [`${key} is empty`]
    const [expected, found] = [placeholdersOf(was, 'en'), placeholdersOf(is, language)]
    return `${expected}` === `${found}` ? [] : [`${key} has ${found}, not ${expected}`]
  })
}

const english = wordings.get('en') as Wording

test('every language says everything, and loses no placeholder, no choice and no form of a number', (t) => {
  t.deepEqual([...wordings.keys()], ['en', 'ur'])
  for (const [code, wording] of wordings) t.deepEqual(faultsOf(english, wording, code), [], code)
})

test('a translation that lost something is found', (t) => {
  const lost = structuredClone(english) as Wording & Record<string, unknown>
  lost.common.reason = 'The reason'
  lost.order_delivered.body = lost.order_delivered.body.replace('cash {in cash} ', '')
  lost.order_confirmed.preheader = '{count, plural, other {# items}}, {total}'
  lost.mail.total = ' '
  lost.extra = { word: 'x' }
  delete (lost.welcome as Partial<Wording['welcome']>).body
  t.deepEqual(
    faultsOf(english, lost, 'en').map((fault) => fault.split(' ').slice(0, 2).join(' ')),
    [
      'common.reason has',
      'mail.total is',
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

test('what people wrote is one line of a length that can be read, and is isolated where it may turn a line around', (t) => {
  t.is(plain(' a\r\n\tb\u2028c\0 '), 'a b c')
  t.is(plain('\u202eabc\u2069'), 'abc')
  t.is(Array.from(plain('🥭'.repeat(500))).length, 200)
  t.is(isolated('Ali', 'ltr'), 'Ali')
  t.is(isolated('علی', 'ltr'), '\u2068علی\u2069')
  t.is(isolated('Ali', 'rtl'), '\u2068Ali\u2069')
  t.is(isolated('\u2069', 'rtl'), '')
})
