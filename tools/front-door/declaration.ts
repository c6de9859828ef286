import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { fill, type GatewayKeys } from '#src/keys/gateway-keys.ts'
import { importPath } from './nginx.ts'
import { globalPlugin, type Plugin, type PluginConfig, routePlugin } from './plugins.ts'

/**
 * What of Kong 3.9's declarative format `kong/kong.yml` uses. Strict: a field that is not here, or a value that the
 * front door can't do, would be passed over in silence by it and by the tests.
 */
const milliseconds = z.int().min(1).max(2_147_483_646)
const method = z.enum(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'])
const statuses = z.array(z.int().min(100).max(999))
const count = z.int().min(0).max(255)
const name = z.string().regex(/^[\w.~-]+$/)

const route = z.strictObject({
  name,
  /** Every method where there are none: what has methods comes first. */
  methods: z.array(method).min(1).optional(),
  paths: z.array(z.string().regex(/^(\/|~\/)/)).min(1),
  regex_priority: z.int().min(0).default(0),
  strip_path: z.literal(false),
  request_buffering: z.boolean(),
  response_buffering: z.boolean().default(true),
  plugins: z.array(routePlugin).default([]),
})

/** Bodies are buffered before they are sent on, save those of imports: whether a route says so. */
const keepsNoBody = (route: { paths: string[]; request_buffering: boolean }) =>
  route.request_buffering === (route.paths.length === 1 && route.paths[0] === `~${importPath}$`)

const service = z
  .strictObject({
    name,
    host: z.string(),
    port: z.int().min(0).max(65_535),
    protocol: z.literal('http'),
    retries: z.int().min(0).max(32_767),
    connect_timeout: milliseconds,
    read_timeout: milliseconds,
    write_timeout: milliseconds,
    routes: z
      .array(route.refine(keepsNoBody, { message: 'The front door keeps no body (request_buffering)' }))
      .min(1),
  })
  .refine((service) => service.read_timeout === service.write_timeout, {
    message: 'read_timeout and write_timeout must be equal: the front door has one for both',
  })

const unhealthy = {
  http_failures: count.optional(),
  tcp_failures: count.optional(),
  timeouts: count.optional(),
  http_statuses: statuses.optional(),
}
const healthy = { successes: count.optional(), http_statuses: statuses.optional() }
const interval = { interval: z.number().min(0).max(65_535) }

const upstream = z.strictObject({
  name,
  targets: z.array(z.strictObject({ target: z.string(), weight: z.int().min(0).max(65_535).optional() })),
  healthchecks: z.strictObject({
    active: z.strictObject({
      type: z.enum(['http', 'https', 'tcp']),
      http_path: z.string().startsWith('/'),
      timeout: z.number().positive(),
      healthy: z.strictObject({ ...healthy, ...interval }),
      unhealthy: z.strictObject({ ...unhealthy, ...interval }),
    }),
  }),
})

const consumer = z.strictObject({
  username: z.string(),
  jwt_secrets: z.array(
    z.strictObject({ key: z.string(), algorithm: z.literal('ES256'), rsa_public_key: z.string() }),
  ),
})

const declaration = z.strictObject({
  _format_version: z.literal('3.0'),
  consumers: z.array(consumer),
  upstreams: z.array(upstream),
  services: z.array(service),
  plugins: z.array(globalPlugin),
})

export type Declaration = z.output<typeof declaration>
export type Service = z.output<typeof service>
export type Route = z.output<typeof route>

/** Reads `kong/kong.yml`, its `${…}` filled in. Throws, naming what Kong would not take or the front door can't do. */
export async function readDeclaration(filling: GatewayKeys): Promise<Declaration> {
  return declarationOf(fill(await readFile(new URL('../../kong/kong.yml', import.meta.url), 'utf8'), filling))
}

/** The same of a text in that format. */
export function declarationOf(text: string): Declaration {
  const { data, error } = declaration.safeParse(parse(text))
  if (error) throw new Error(`kong.yml is not supported by the front door:\n${z.prettifyError(error)}`)
  return data
}

/** The plugin of that name that applies: the route's own, else the one for all. */
export function pluginFor<N extends Plugin['name']>(
  wanted: N,
  { route, all }: { route: Route | null; all: Plugin[] },
): PluginConfig<N> | null {
  for (const plugins of [route?.plugins, all]) {
    const found = plugins?.find(({ name }) => name === wanted)
    if (found) return found.config as unknown as PluginConfig<N>
  }
  return null
}
