import { resolve } from './conformance.ts'

// biome-ignore lint/suspicious/noExplicitAny: a JSON document of many shapes
type Json = any

/** What is wrong, and a value with which it is. */
export type Twist = [why: string, value: Json]

/** A value that `JSON.stringify` can't write, put into its text by `unraw`. */
export const raw = (text: string) => `@raw ${text} raw@`

/** The text with every `raw` value as it is, and `@proto` as the name that an object literal can't have. */
export const unraw = (text: string) =>
  text
    .replaceAll(/"@raw (.*?) raw@"/g, (_, inner: string) => JSON.parse(`"${inner}"`))
    .replaceAll('"@proto"', '"__proto__"')

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels)

/** Values that are hard on what reads them. */
export const ill = {
  /** For parameters and headers. */
  text: [
    ['empty', ''],
    ['blank', ' '],
    ['a word', 'word'],
    ['too long', 'x'.repeat(4_000)],
    ['NUL', 'a\0b'],
    ['half a surrogate pair', '\ud800'],
    ['negative', '-1'],
    ['a fraction', '1.5'],
    ['beyond int4', '2147483648'],
    ['beyond int8', '9223372036854775808'],
    ['beyond a double', '1e999'],
    ['SQL', "' or 1=1; --"],
    ['a path', '../../etc/passwd'],
    ['another script', 'آم کا اچار 🥭'],
    ['a list', '1,2,3'],
  ] as [why: string, value: string][],
  /** For fields. */
  json: [
    ['null', null],
    ['text', 'word'],
    ['no text', ''],
    ['blank', '   '],
    ['too long', 'x'.repeat(20_000)],
    ['NUL', 'a\0b'],
    ['half a surrogate pair', 'a\ud800'],
    ['zero', 0],
    ['negative', -1],
    ['a fraction', 1.5],
    ['beyond int4', 2_147_483_648],
    ['the largest safe integer', Number.MAX_SAFE_INTEGER],
    ['beyond a safe integer', raw('9007199254740993')],
    ['beyond int8', raw('99999999999999999999')],
    ['beyond a double', raw('1e999')],
    ['true', true],
    ['an empty list', []],
    ['a list', [1, 'a', null]],
    ['an empty object', {}],
    ['an object', { a: { b: 1 } }],
    ['deep', raw(deep(2_000))],
  ] as Twist[],
  /** For bodies as a whole. */
  bodies: [
    ['empty', ''],
    ['cut short', '{"a":'],
    ['not JSON', "{'a': 1}"],
    ['a comment', '{} // nothing'],
    ['bytes that are no text', '{"a":"\x00"}'],
    ['very deep', deep(200_000)],
    ['deep and unclosed', '{"a":'.repeat(50_000)],
    ['beyond a mebibyte', JSON.stringify({ a: 'x'.repeat(1_100_000) })],
  ] as [why: string, body: string][],
}

/** A value that a JSON Schema allows, as far as it can be told from the schema. */
export function sample(document: Json, declared: Json): Json {
  const schema = resolve(document, declared) ?? {}
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.examples) return schema.examples[0]
  const options = schema.anyOf ?? schema.oneOf ?? schema.allOf
  if (options) return sample(document, options[0])
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object') {
    const fields = Object.entries(schema.properties ?? {})
    return Object.fromEntries(fields.map(([name, field]) => [name, sample(document, field)]))
  }
  if (type === 'array') return [sample(document, schema.items ?? {})]
  if (type === 'integer' || type === 'number')
    return Math.max(schema.minimum ?? 1, Math.min(1, schema.maximum ?? 1))
  if (type === 'boolean') return true
  return sampleText(schema)
}

const byFormat: Record<string, string> = {
  uuid: '0190a6f0-0000-7000-8000-000000000001',
  'date-time': '2026-01-02T03:04:05.678Z',
  date: '2026-01-02',
  time: '03:04:05',
  email: 'shopper@imtiaz.test',
  uri: 'https://imtiaz.test/mango.jpg',
}

const guesses = [
  'PKR',
  'sample-1',
  '08:30',
  '+923001234567',
  '"1"',
  '8964000000012',
  'Asia/Karachi',
  '2026-01-02',
]

function sampleText({ format, pattern, minLength = 1 }: Json): string {
  const plain = 'sample-text-'.repeat(Math.ceil(minLength / 12)).slice(0, Math.max(minLength, 6))
  const found = byFormat[format] ?? plain
  if (!pattern || new RegExp(pattern).test(found)) return found
  return guesses.find((guess) => new RegExp(pattern).test(guess)) ?? found
}
