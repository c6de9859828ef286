import { z } from 'zod'
import type { Module } from '#src/runtime/module.ts'
import { opens, permissions } from '../http/permissions.ts'
import {
  isChosenAnswer,
  isRawBody,
  isStreamedAnswer,
  isStreamedBody,
  jsonOf,
  type Route,
  type Who,
} from '../http/route.ts'
import { isForCustomers, permissionOf } from '../http/who-may.ts'
import { currencyCode } from '../schemas/fields.ts'
import { link, type Part } from './links.ts'

const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().optional().meta({ description: 'The request id' }),
    errors: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'The fields that are not as they must be' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' })

const whoMay: Partial<Record<Who, string>> = {
  anyone: 'Anyone.',
  key: 'Machines that show their key.',
  user: 'Any person who is signed in.',
  customer: 'Customers.',
  admin: 'Admins.',
  'customer or staff': 'Customers, of what is theirs; staff and machines with any permission; admins.',
}

/** Who may call a route, in words. */
function wordsFor(who: Who): string {
  const others = isForCustomers(who)
    ? 'Customers, of what is theirs; staff and machines'
    : 'Staff and machines'
  return whoMay[who] ?? `${others} with the permission \`${permissionOf(who)}\`; admins.`
}

const signedIn = 'bearer'
const withKey = 'machine'
const shown = 'key'

/** The ways in which a route may be called; for a bearer token the list names roles or permissions. */
function securityOf(who: Who): Part[] {
  if (who === 'anyone') return [{}, { [signedIn]: [] }, { [withKey]: [] }]
  if (who === 'key') return [{ [shown]: [] }]
  if (who === 'customer or staff') return [{ [signedIn]: [] }, { [withKey]: [] }]
  if (who === 'user') return [{ [signedIn]: [] }]
  const permission = permissionOf(who)
  if (permission === null) return [{ [signedIn]: [who] }]
  return [
    ...(isForCustomers(who) ? [{ [signedIn]: ['customer'] }] : []),
    { [signedIn]: [permission] },
    { [withKey]: [permission] },
  ]
}

const securitySchemes: Part = {
  [signedIn]: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description:
      'The `accessToken` of `POST /v1/auth/login`. What an operation lists is a role (`customer`, `admin`) or a permission of staff; admins have all permissions.',
  },
  [shown]: { type: 'http', scheme: 'basic', description: "A key's id and its secret." },
  [withKey]: {
    type: 'oauth2',
    description: 'For tills and other machines: the id and the secret of a key that an admin made.',
    flows: {
      clientCredentials: {
        tokenUrl: '/v1/auth/token',
        scopes: Object.fromEntries(permissions.map((permission) => [permission, opens[permission]])),
      },
    },
  },
}

/** The OpenAPI 3.1 document of the modules' routes, for a mart with this currency. */
export function openapi(modules: Module[], currency: string): Part {
  const components: Record<string, Part> = {}
  const paths: Record<string, Part> = {}
  const templates = new Map<string, string>()
  for (const module of modules) {
    for (const route of module.routes) {
      // Paths that differ in a parameter's name alone are one path to OpenAPI: the first name stands.
      const shape = route.path.replaceAll(/\{\w+\}/g, '{}')
      const path = templates.get(shape) ?? route.path
      templates.set(shape, path)
      const operation = operationOf(route, path, module.name, components)
      paths[path] = { ...paths[path], [route.method]: operation }
    }
  }
  schemaOf(problem, 'output', components)
  for (const part of [paths, components]) nameCurrency(part, currency)
  link(paths, components)
  return {
    openapi: '3.1.0',
    info: { title: 'Imtiaz Mart', version: '1', description: 'A supermarket, over HTTP.' },
    servers: [{ url: '/' }],
    tags: modules.map(({ name, description }) => ({ name, description })),
    paths,
    components: {
      schemas: components,
      responses: {
        Problem: {
          description: 'Refused, or failed',
          headers: { 'X-Request-Id': { schema: { type: 'string' } } },
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes,
    },
  }
}

/** A mart has one currency: where a schema asks for a code, only that one will do. */
function nameCurrency(part: unknown, currency: string): void {
  if (typeof part !== 'object' || part === null) return
  for (const [name, inner] of Object.entries(part)) {
    if ((inner as Part | null)?.pattern === currencyCode.source)
      (part as Part)[name] = { type: 'string', enum: [currency] }
    else nameCurrency(inner, currency)
  }
}

function operationOf(route: Route<never>, path: string, tag: string, components: Part): Part {
  const { method, spec } = route
  const description = [spec.description, `For: ${wordsFor(spec.who)}`].filter(Boolean).join('\n\n')
  const parameters = [
    ...named(parametersOf(spec.params, 'path', components), route.path, path),
    ...parametersOf(spec.query, 'query', components),
    ...(spec.idempotent ? [{ ...idempotencyKey, required: spec.idempotent === true }] : []),
    ...(method === 'patch' ? [ifMatch] : []),
  ]
  const answers = Object.entries(spec.answers).map(([status, schema]) => [
    status,
    { description: descriptionOf(Number(status), schema), ...contentOf(schema, components) },
  ])
  return {
    operationId: operationId(method, path),
    tags: [tag],
    summary: spec.summary,
    description,
    security: securityOf(spec.who),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(spec.body ? { requestBody: bodyOf(spec.body, components) } : {}),
    responses: { ...Object.fromEntries(answers), default: { $ref: '#/components/responses/Problem' } },
  }
}

/** Path parameters by the names that they have in `to`. */
function named(parameters: Part[], from: string, to: string): Part[] {
  const names = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  return parameters.map((parameter) => ({
    ...parameter,
    name: names(to)[names(from).indexOf(parameter.name as string)],
  }))
}

const idempotencyKey: Part = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Chosen by the client, one for each thing that is to be done once. Remembered for 24 hours.',
  schema: { type: 'string', pattern: '^[!-~]{1,255}$' },
}

const ifMatch: Part = {
  name: 'If-Match',
  in: 'header',
  description: 'The ETag that the change was made on; 412 if it has changed since.',
  schema: { type: 'string', pattern: '^(\\*|(W/)?"[!#-~]*")$' },
}

type Answers = Route<never>['spec']['answers'][number]

const descriptionOf = (status: number, schema: Answers) =>
  (isStreamedAnswer(schema) ? schema.description : jsonOf(schema)?.meta()?.description) ??
  ({ 200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'Done' } as Record<number, string>)[status] ??
  'Answer'

function contentOf(schema: Answers, components: Part): Part {
  if (schema === null) return {}
  if (isStreamedAnswer(schema)) return { content: { [schema.content]: { schema: { type: 'string' } } } }
  const json = jsonOf(schema)
  const others = isChosenAnswer(schema) ? schema.or : []
  return {
    content: {
      ...(json && { 'application/json': { schema: schemaOf(json, 'output', components) } }),
      ...Object.fromEntries(others.map((type) => [type, { schema: { type: 'string' } }])),
    },
  }
}

function bodyOf(body: NonNullable<Route<never>['spec']['body']>, components: Part): Part {
  if (isStreamedBody(body) || isRawBody(body)) {
    const { types, described } = isRawBody(body)
      ? { types: body.raw, described: body.described }
      : { types: body.streamed, described: undefined }
    const content = types.map((type) => [
      type,
      { schema: described ? schemaOf(described, 'input', components) : { type: 'string' } },
    ])
    return { required: true, content: Object.fromEntries(content) }
  }
  const schema = schemaOf(body, 'input', components)
  return { required: !body.safeParse({}).success, content: { 'application/json': { schema } } }
}

function parametersOf(schema: z.ZodType | undefined, place: 'path' | 'query', components: Part): Part[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input', components) as {
    properties?: Record<string, Part>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    ...(description ? { description } : {}),
    schema: rest,
  }))
}

/** `GET /v1/orders/{id}/timeline` → `getOrdersByIdTimeline` */
function operationId(method: string, path: string): string {
  const words = path
    .replace(/^\/v1/, '')
    .replaceAll(/\{(\w+)\}/g, 'by-$1')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
  return method + words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')
}

/** A schema as JSON Schema; those with an `id` in their meta go to the components, once for each form. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', components: Part): Part {
  const { $schema, $defs, ...root } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Part
  const named = ($defs ?? {}) as Record<string, Part>
  const names = new Map<string, string>()
  for (const name of Object.keys(named)) {
    const other = components[name]
    const text = (part: unknown) => JSON.stringify(part)?.replaceAll('#/$defs/', '#/components/schemas/')
    const same = other === undefined || text(other) === text(named[name])
    names.set(name, same ? name : `${name}${io === 'input' ? 'Input' : 'Output'}`)
  }
  const rename = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(rename)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) => {
        if (key !== '$ref' || typeof value !== 'string') return [key, rename(value)]
        const name = value.replace('#/$defs/', '')
        return [key, names.has(name) ? `#/components/schemas/${names.get(name)}` : value]
      }),
    )
  }
  for (const [name, part] of Object.entries(named)) {
    const { id, ...rest } = rename(part) as Part
    components[names.get(name) as string] = rest
  }
  return rename(root) as Part
}
