import { z } from 'zod'

/** The plugins that `kong/kong.yml` uses, with the settings that Kong 3.9 documents for them and its defaults. */
const headerNames = z.array(z.string().regex(/^[\w-]+$/))
const lua = z.array(z.string().min(1))
const limit = z.number().positive().optional()

export const plugin = z.discriminatedUnion('name', [
  of('jwt', {
    key_claim_name: z.string().default('iss'),
    claims_to_verify: z.array(z.enum(['exp', 'nbf'])).default([]),
    uri_param_names: z.array(z.string()).default(['jwt']),
    cookie_names: z.array(z.string()).default([]),
    header_names: headerNames.default(['authorization']),
    run_on_preflight: z.boolean().default(true),
    maximum_expiration: z.number().min(0).max(31_536_000).default(0),
  }),
  of('rate-limiting', {
    second: limit,
    minute: limit,
    hour: limit,
    limit_by: z.enum(['consumer', 'credential', 'ip', 'service', 'header', 'path']).default('consumer'),
    header_name: z.string().optional(),
    policy: z.enum(['local', 'redis']).default('local'),
    fault_tolerant: z.boolean().default(true),
    hide_client_headers: z.boolean().default(false),
  }),
  of('request-size-limiting', {
    allowed_payload_size: z.int().default(128),
    size_unit: z.enum(['bytes', 'kilobytes', 'megabytes']).default('megabytes'),
    require_content_length: z.boolean().default(false),
  }),
  of('correlation-id', {
    header_name: z.string().default('Kong-Request-ID'),
    generator: z.enum(['uuid', 'uuid#counter', 'tracker']).default('uuid#counter'),
    echo_downstream: z.boolean().default(false),
  }),
  of('cors', {
    origins: z.array(z.string()).default(['*']),
    methods: z.array(z.enum(['GET', 'HEAD', 'PUT', 'PATCH', 'POST', 'DELETE', 'OPTIONS'])),
    headers: headerNames,
    exposed_headers: headerNames,
    credentials: z.boolean().default(false),
    max_age: z.number().optional(),
    preflight_continue: z.boolean().default(false),
  }),
  of('bot-detection', { allow: z.array(z.string()).default([]), deny: z.array(z.string()).default([]) }),
  of('request-transformer', { remove: z.strictObject({ headers: headerNames }) }),
  of('response-transformer', { remove: z.strictObject({ headers: headerNames }) }),
  of('prometheus', {
    per_consumer: z.boolean().default(false),
    status_code_metrics: z.boolean().default(false),
    latency_metrics: z.boolean().default(false),
    bandwidth_metrics: z.boolean().default(false),
    upstream_health_metrics: z.boolean().default(false),
  }),
  of('pre-function', { rewrite: lua }),
  of('post-function', { header_filter: lua, body_filter: lua }),
])

export type Plugin = z.output<typeof plugin>
type Configs = { [P in Plugin as P['name']]: P['config'] }
export type PluginConfig<N extends Plugin['name']> = Configs[N]

function of<const N extends string, S extends z.ZodRawShape>(name: N, config: S) {
  return z.strictObject({ name: z.literal(name), config: z.strictObject(config) })
}
