import { z } from 'zod'
import { censorText, isSecret } from '#src/log/censor.ts'
import { currencyCode } from '#src/schemas/fields.ts'
import { canonical } from './canonical.ts'

/** Makes what the audit log may keep of a value that a schema describes. */
export type Keep = (value: unknown) => unknown

/** Longer lists are counted, longer words cut, and what is longer as a whole is left out. */
const mostItems = 100
const longestWords = 500
const longest = 16_384

/**
 * What is kept of values of a schema: ids, numbers, times, codes of currencies and what is chosen from a list. Words,
 * and fields that the schema doesn't name, are not, so that nothing of a person gets into a log from which nothing can
 * be taken out. `words: 'kept'` keeps them too, without secrets. What a name calls a secret is never kept.
 */
export function keeperOf(schema: z.ZodType | null, words: 'kept' | 'left out'): Keep {
  const { $defs = {}, ...root } = schema ? (z.toJSONSchema(schema, inOutput) as Node) : {}

  const copy = (value: unknown, node: Node[]): unknown => {
    if (typeof value === 'string') {
      if (words === 'kept') return cut(censorText(value))
      return node.some((one) => isChosen(value, one)) ? value : '[words]'
    }
    if (typeof value !== 'object' || value === null) return value
    if (!Array.isArray(value)) return copyFields(value, node)
    if (value.length > mostItems) return `[${value.length} items]`
    const items = node.flatMap((one) => formsOf(one.items))
    return value.map((item) => copy(item, items))
  }

  const copyFields = (value: object, node: Node[]) =>
    Object.fromEntries(
      Object.entries(value).flatMap(([name, inner]) => {
        if (isSecret(name) && inner !== null) return [[name, '[redacted]']]
        const declared = node.flatMap(({ properties }) =>
          properties && Object.hasOwn(properties, name) ? formsOf(properties[name]) : [],
        )
        if (words === 'left out' && declared.length === 0) return []
        return [[name, copy(inner, declared)]]
      }),
    )

  /** What a value may be, one of several. */
  const formsOf = (node: Node | undefined): Node[] => {
    if (!node) return []
    if (node.$ref) return formsOf(node.$ref === '#' ? root : $defs[node.$ref.replace('#/$defs/', '')])
    const several = [...(node.anyOf ?? []), ...(node.oneOf ?? []), ...(node.allOf ?? [])]
    return several.length > 0 ? several.flatMap(formsOf) : [node]
  }

  return (value) => {
    if (value === undefined || value === null) return null
    const kept = copy(JSON.parse(JSON.stringify(value)), formsOf(root))
    const { length } = canonical(kept)
    return length > longest ? `[${length} characters]` : kept
  }
}

/** A JSON Schema, as far as it says what may be kept. */
interface Node {
  $ref?: string
  $defs?: Record<string, Node>
  anyOf?: Node[]
  oneOf?: Node[]
  allOf?: Node[]
  properties?: Record<string, Node>
  items?: Node
  enum?: unknown[]
  const?: unknown
  format?: string
  pattern?: string
}

const inOutput = { io: 'output', unrepresentable: 'any' } as const

const forms: Record<string, RegExp> = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  date: /^\d{4}-\d\d-\d\d$/,
}

/** Whether a text is no words, but one of a list or of a form that can't hold any. */
function isChosen(value: string, node: Node): boolean {
  if (node.const === value || node.enum?.includes(value)) return true
  if (node.pattern === currencyCode.source) return currencyCode.test(value)
  return forms[node.format ?? '']?.test(value) ?? false
}

const cut = (text: string) =>
  text.length > longestWords ? `${text.slice(0, longestWords).toWellFormed()}…` : text
