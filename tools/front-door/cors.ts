import type { IncomingMessage } from 'node:http'
import type { PluginConfig } from './plugins.ts'

/** The headers that answer a browser's question before its request; null where the request is none. */
export function preflight({ method, headers }: IncomingMessage, cors: PluginConfig<'cors'>): string[] | null {
  if (method !== 'OPTIONS' || !headers.origin || !headers['access-control-request-method']) return null
  return [
    ...originOf(headers.origin, cors),
    'Access-Control-Allow-Headers',
    cors.headers.join(','),
    'Access-Control-Allow-Methods',
    cors.methods.join(','),
    ...(cors.max_age === undefined ? [] : ['Access-Control-Max-Age', String(cors.max_age)]),
  ]
}

/** What an answer tells a browser of another origin. */
export function shared({ headers }: IncomingMessage, cors: PluginConfig<'cors'> | null): string[] {
  if (!cors || !headers.origin) return []
  return [...originOf(headers.origin, cors), 'Access-Control-Expose-Headers', cors.exposed_headers.join(',')]
}

/** Kong answers one origin to everybody, and chooses among several. */
function originOf(origin: string, { origins }: PluginConfig<'cors'>): string[] {
  if (origins.includes('*')) return ['Access-Control-Allow-Origin', '*']
  const allowed = origins.length === 1 ? origins[0] : origins.find((one) => one === origin)
  return ['Vary', 'Origin', ...(allowed ? ['Access-Control-Allow-Origin', allowed] : [])]
}
