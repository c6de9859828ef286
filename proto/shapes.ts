import type { Events, EventType, Timestamp } from './events.ts'
import { fromTimestamp } from './events.ts'
import described from './generated/shapes.json' with { type: 'json' }
import { isPersonal } from './personal-data.ts'

/** A message as its `.proto` declares it (describe.ts): types are scalars, or full names of messages. */
export interface Described {
  comment?: string
  fields: Record<string, { type: string; repeated?: boolean; comment?: string }>
}

type Schema = Record<string, unknown>

const shapes: Record<string, Described> = described

const timestamp = 'google.protobuf.Timestamp'

/** JSON Schemas of what protobuf's JSON mapping makes of scalars: 64 bits don't fit into a number, so they are text. */
const scalars: Record<string, Schema> = {
  string: { type: 'string' },
  bool: { type: 'boolean' },
  int32: { type: 'integer', format: 'int32' },
  int64: { type: 'string', format: 'int64', pattern: '^-?[0-9]{1,19}$' },
  [timestamp]: { type: 'string', format: 'date-time' },
}

function shapeOf(message: string): Described {
  const shape = shapes[message]
  if (!shape) throw new Error(`there is no message ${message}: npm run proto`)
  return shape
}

/** The message of an event by its full name: most often so called itself, else what the module's envelope has by that name. */
export function messageOf(type: string): string {
  if (shapes[type]) return type
  const at = type.lastIndexOf('.')
  const name = type.slice(at + 1)
  const field = `${name[0]?.toLowerCase()}${name.slice(1)}`
  const envelope = Object.keys(shapes).find(
    (message) => message.startsWith(type.slice(0, at)) && message.endsWith('Event'),
  )
  const found = envelope && shapeOf(envelope).fields[field]
  if (!found) throw new Error(`no envelope has the event ${type}: npm run proto`)
  return found.type
}

/** The fields of a message that may be told outside: those that hold words about a person, or an address, may not. */
function publicFields(message: string): [string, Described['fields'][string]][] {
  const known = publicShapes.get(message)
  if (known) return known
  const fields = Object.entries(shapeOf(message).fields)
  const told = fields.filter(([name, { type }]) => !isPersonal(message, name, type))
  publicShapes.set(message, told)
  return told
}

/** By message, once it was asked for: an endpoint might be told of every order. */
const publicShapes = new Map<string, ReturnType<typeof publicFields>>()

/**
 * An event's data by protobuf's JSON mapping (lowerCamelCase, int64 as text, times as RFC 3339), every field there,
 * without what is personal.
 */
export const toPublicJson = <T extends EventType>(type: T, data: Events[T]): object =>
  messageToJson(messageOf(type), data as Record<string, unknown>)

function messageToJson(message: string, data: Record<string, unknown>): object {
  const json: Record<string, unknown> = {}
  for (const [name, { type, repeated }] of publicFields(message)) {
    const value = data[name]
    // A message that isn't there; scalars always are.
    if (value === undefined || value === null) continue
    json[name] = repeated
      ? (value as unknown[]).map((item) => valueToJson(type, item))
      : valueToJson(type, value)
  }
  return json
}

function valueToJson(type: string, value: unknown): unknown {
  if (type === 'int64') return String(value)
  if (type === timestamp) return fromTimestamp(value as Timestamp).toISOString()
  return type in scalars ? value : messageToJson(type, value as Record<string, unknown>)
}

/**
 * The JSON Schemas of a message and of those in it, by name: of the whole message, or of what `toPublicJson` makes of it,
 * whose names then begin with `public.`.
 */
export function schemasOf(
  message: string,
  of: 'all' | 'public',
  schemas: Record<string, Schema> = {},
): Record<string, Schema> {
  const name = schemaName(message, of)
  if (schemas[name]) return schemas
  const { comment, fields } = shapeOf(message)
  const told = of === 'public' ? publicFields(message) : Object.entries(fields)
  const properties = told.map(([field, { type, repeated, comment }]) => {
    const one = scalars[type] ?? { $ref: `#/components/schemas/${schemaName(type, of)}` }
    const schema = repeated ? { type: 'array', items: one } : one
    // Beside a $ref nothing else is read.
    return [
      field,
      comment ? { description: comment, ...('$ref' in schema ? { allOf: [schema] } : schema) } : schema,
    ]
  })
  const required = told
    .filter(([, { type, repeated }]) => repeated || type in scalars)
    .map(([field]) => field)
  schemas[name] = {
    type: 'object',
    ...(comment && { description: comment }),
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  }
  for (const [, { type }] of told) if (!(type in scalars)) schemasOf(type, of, schemas)
  return schemas
}

/** What `schemasOf` calls a message. */
export const schemaName = (message: string, of: 'all' | 'public') =>
  of === 'public' ? `public.${message}` : message
