import { z } from 'zod'

/**
 * The plugins of Kong 3.9 that the front door does, at the scope where it does them, with those settings alone that it
 * heeds. Another plugin, scope or setting is refused: what no test sees would be a hole.
 */
const headerNames = z.array(z.string().regex(/^[\w-]+$/))
const lua = z.array(z.string().min(1))
const limit = z.number().positive().optional()

const rateLimiting = of('rate-limiting', {
  second: limit,
  minute: limit,
  hour: limit,
  limit_by: z.enum(['ip', 'header']),
  header_name: z.string().optional(),
  policy: z.literal('local'),
})

/** On a route. */
export const routePlugin = z.discriminatedUnion('name', [
  of('jwt', {
    key_claim_name: z.literal('kid'),
    claims_to_verify: z.array(z.enum(['exp', 'nbf'])),
    // Kong looks for a token in the query unless told.
    uri_param_names: z.array(z.never()),
  }),
  rateLimiting,
])

/** For all. */
export const globalPlugin = z.discriminatedUnion('name', [
  rateLimiting,
  of('correlation-id', {
    header_name: z.literal('X-Request-Id'),
    generator: z.literal('uuid'),
    echo_downstream: z.literal(true),
  }),
  of('cors', {
    origins: z.array(z.string()).min(1),
    methods: z.array(z.enum(['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS'])),
    headers: headerNames,
    exposed_headers: headerNames,
    credentials: z.literal(false),
    max_age: z.number().optional(),
  }),
  of('request-transformer', { remove: z.strictObject({ headers: headerNames }) }),
  of('response-transformer', { remove: z.strictObject({ headers: headerNames }) }),
  // Nothing of it is to be seen from outside.
  of('prometheus', {
    status_code_metrics: z.boolean(),
    latency_metrics: z.boolean(),
    bandwidth_metrics: z.boolean(),
    upstream_health_metrics: z.boolean(),
  }),
  of('pre-function', { rewrite: lua, access: lua }),
  of('post-function', { header_filter: lua, body_filter: lua }),
])

export type Plugin = z.output<typeof routePlugin> | z.output<typeof globalPlugin>
type Configs = { [P in Plugin as P['name']]: P['config'] }
export type PluginConfig<N extends Plugin['name']> = Configs[N]

function of<const N extends string, S extends z.ZodRawShape>(name: N, config: S) {
  return z.strictObject({ name: z.literal(name), config: z.strictObject(config) })
}
