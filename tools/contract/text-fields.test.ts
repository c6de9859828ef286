import test from 'ava'
import type { z } from 'zod'
import { isRawBody, isStreamedBody } from '#src/http/route.ts'
import { email, phone, sku, text, textFields } from '#src/schemas/fields.ts'
import { modules } from '../../modules/all.ts'

// biome-ignore lint/suspicious/noExplicitAny: what Zod keeps of a schema, of every kind
type Schema = any

/** Formats that hold nothing but what they name. */
const strict = new Set(['guid', 'uuid', 'datetime', 'date'])

/** What has no text in it, or says itself what text it may be. */
const plain = new Set([
  'number',
  'int',
  'boolean',
  'enum',
  'literal',
  'null',
  'undefined',
  'transform',
  'never',
])

/** Paths of the text fields of a schema that are made of none of `src/schemas/fields.ts`. */
function* bare(schema: Schema, path: string): Generator<string> {
  const { def } = schema._zod
  switch (def.type) {
    case 'string':
      if (!textFields.has(schema) && !textFields.get(schema) && !strict.has(def.format)) yield path
      return
    case 'object':
      for (const [name, field] of Object.entries(def.shape)) yield* bare(field, `${path}.${name}`)
      if (def.catchall) yield* bare(def.catchall, `${path}.*`)
      return
    case 'array':
      return yield* bare(def.element, `${path}[]`)
    case 'record':
      yield* bare(def.keyType, `${path}.<name>`)
      return yield* bare(def.valueType, `${path}.<value>`)
    case 'union':
      for (const option of def.options) yield* bare(option, path)
      return
    case 'pipe':
      yield* bare(def.in, path)
      return yield* bare(def.out, path)
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
      return yield* bare(def.innerType, path)
    default:
      if (!plain.has(def.type)) yield `${path} (${def.type})`
  }
}

test('every text field of every route is read as all are: trimmed, not blank, or kept as it is on purpose', (t) => {
  const found: string[] = []
  let schemas = 0
  for (const { routes } of modules)
    for (const { method, path, spec } of routes) {
      const { params, query, body } = spec
      const parts = { params, query, body: isStreamedBody(body) || isRawBody(body) ? undefined : body }
      for (const [part, schema] of Object.entries(parts)) {
        if (!schema) continue
        schemas++
        found.push(...bare(schema, `${method.toUpperCase()} ${path} ${part}`))
      }
    }
  t.deepEqual(found, [])
  t.true(schemas > 40, `${schemas} schemas`)
})

test('a field that is made of something else is found, however deep it stands', async (t) => {
  const { z } = await import('zod')
  const schema = z.strictObject({
    good: text(5).optional(),
    many: z.array(z.strictObject({ deep: z.string().max(3).nullable() })),
    either: z.union([z.number(), z.string().regex(/x/)]).default(1),
    named: z.record(z.string(), sku),
    read: z.string().transform(Number),
  })
  t.deepEqual(
    [...bare(schema, 'body')],
    ['body.many[].deep', 'body.either', 'body.named.<name>', 'body.read'],
  )
})

const reads = (schema: z.ZodType, value: string) => schema.safeParse(value).data

/** Fillers, selectors, marks without a letter, controls, nobody's characters: none of them is a word. */
const unseen = [
  ...'\u3164\u115f\u1160\uffa0\u2800\ufe0f\u180b\u{e0100}\u034f\u17b4\u0301\u0001\u007f\ue000',
  '\u0300 ',
]

test('text is trimmed, and blank is none, whatever it is blank with', (t) => {
  t.is(reads(text(5), ' \u00a0 mango\t'), 'mango')
  for (const blank of ['', ' ', '\u00a0', '\u200b', '\u202a\u202c', '\ufeff\t \u2060', ...unseen])
    t.is(reads(text(50), blank), undefined, JSON.stringify(blank))
  t.is(reads(text(50, 0), ' '), '')
  t.is(reads(text(5), '      mango      '), 'mango')
  t.is(reads(text(5), 'mangos'), undefined)
})

test('e-mail addresses and codes lose what nobody sees', (t) => {
  t.is(reads(email, ' \u202aAyesha@example.com\u202c\u00a0'), 'Ayesha@example.com')
  t.is(reads(email, 'a yesha@example.com'), undefined)
  t.is(reads(sku, '\u200bMILK\u00a0-1L '), 'MILK-1L')
  t.is(reads(sku, 'MILK-۱L'), 'MILK-1L')
  t.is(reads(sku, 'MILK 1L'), undefined)
  t.is(reads(phone, '\u202a0300/1234567 '), '+923001234567')
  t.is(reads(phone, '-'), undefined)
})
