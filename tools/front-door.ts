import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { drained, hasBody } from '#src/http/body.ts'
import { answerClientError } from '#src/http/client-error.ts'
import { requestIdOf } from '#src/http/request-id.ts'
import { preflight, shared } from './kong/cors.ts'
import { type Declaration, pluginFor } from './kong/declaration.ts'
import { createForwarder, readAtMost, Unreachable } from './kong/forward.ts'
import { forwarded, without } from './kong/headers.ts'
import { createCheckToken } from './kong/jwt.ts'
import { createLimits } from './kong/limits.ts'
import { escaped, normalised } from './kong/path.ts'
import type { PluginConfig } from './kong/plugins.ts'
import { refusal } from './kong/refusal.ts'
import { createRouter, type Match } from './kong/router.ts'

/** What `/readyz` says of all services together. */
export interface Readiness {
  status: 'ready' | 'degraded' | 'unready'
  checks: Record<string, string>
}

export interface FrontDoor {
  /** `http://host:port` */
  url: string
  /** Requests under way are answered; what isn't within so many milliseconds (2 s) is cut off. */
  stop(within?: number): Promise<void>
}

const units = { bytes: 1, kilobytes: 1_024, megabytes: 1_048_576 }

/**
 * Stands where Kong stands, and does what `kong/kong.yml` says: routes, checks tokens, limits, passes on. So
 * what is proved through it is proved of that file, on a machine that has no Kong.
 */
export async function openFrontDoor(options: {
  declaration: Declaration
  port: number
  host: string
  /** Who answers for a target such as `order:8000`, as `http://host:port`. */
  addresses(target: string): string[]
  readiness(): Promise<Readiness>
  /** Whether callers are counted: a suite is one address that asks more than a thousand people would. */
  limited: boolean
}): Promise<FrontDoor> {
  const { declaration, addresses, readiness, limited } = options
  const all = declaration.plugins
  const router = createRouter(declaration)
  const checkToken = createCheckToken(declaration)
  const limits = createLimits()
  const forwarder = createForwarder()
  const targets = new Map(
    declaration.upstreams.map(({ name, targets }) => [name, targets.map(({ target }) => target)]),
  )
  const everywhere = { route: null, service: null, all }
  const cors = pluginFor('cors', everywhere)
  const fromOutside = pluginFor('request-transformer', everywhere)?.remove.headers ?? []
  const toOutside = pluginFor('response-transformer', everywhere)?.remove.headers ?? []
  let stopping = false

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const requestId = requestIdOf(req.headers['x-request-id'])
    const common = () => [
      ...['X-Request-Id', requestId],
      ...shared(req, cors),
      ...(stopping ? ['Connection', 'close'] : []),
    ]
    const refuse = async (status: number, more: string[] = []) => {
      const whole = await drained(req)
      if (res.headersSent || res.destroyed) return void res.destroy()
      const { headers, body } = refusal(status, requestId, [...more, ...common()])
      res.writeHead(status, whole ? headers : [...headers, 'Connection', 'close']).end(body)
    }

    const [path = '/', ...query] = originForm(req.url ?? '/').split('?')
    if (path === '/readyz' && req.method === 'GET') return answerReadiness(res, common())
    const match = router.find(req.method ?? '', normalised(path))
    if (!match) return refuse(404)
    const asked = cors && preflight(req, cors)
    if (asked)
      return void res.writeHead(200, [...asked, 'X-Request-Id', requestId, 'Content-Length', '0']).end()

    const where = { ...match, all }
    const jwt = pluginFor('jwt', where)
    const refused =
      jwt && (req.method !== 'OPTIONS' || jwt.run_on_preflight) && checkToken(req.headers.authorization, jwt)
    if (refused) return refuse(401, ['WWW-Authenticate', refused])

    const size = pluginFor('request-size-limiting', where)
    const most = size ? size.allowed_payload_size * units[size.size_unit] : Number.POSITIVE_INFINITY
    if (Number(req.headers['content-length'] ?? 0) > most) return refuse(413)

    const limit = pluginFor('rate-limiting', where)
    const allowance = limited && limit ? limits.take(placeOf(match), limit, callerOf(req, limit)) : null
    if (allowance?.retryAfter)
      return refuse(429, [...allowance.headers, 'Retry-After', String(allowance.retryAfter)])

    // Without a length the gateway must read a body to know it, unless the route is told to stream.
    const unmeasured = hasBody(req) && req.headers['content-length'] === undefined
    const body = unmeasured && match.route.request_buffering ? await readAtMost(req, most) : undefined
    if (body === null) return refuse(413)

    const headers = forwarded(req, match, requestId, fromOutside)
    if (body) headers.push('Content-Length', String(body.length))
    else if (unmeasured) headers.push('Transfer-Encoding', 'chunked')
    else if (!hasBody(req) && req.headers['content-length'] === undefined && /^P/.test(req.method ?? ''))
      headers.push('Content-Length', '0')
    const rest = match.route.strip_path ? path.slice(match.prefix.length) || '/' : escaped(normalised(path))
    try {
      await forwarder.forward(
        {
          ...{ req, res, service: match.service, headers, body: body ?? null },
          target: [rest, ...query].join('?'),
          answer: (incoming) => [
            ...without(incoming.rawHeaders, incoming.headers.connection, [...toOutside, 'X-Request-Id']),
            ...common(),
            ...(allowance?.headers ?? []),
          ],
        },
        (targets.get(match.service.host) ?? [`${match.service.host}:${match.service.port}`]).flatMap(
          addresses,
        ),
      )
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error
      await refuse(error.status)
    }
  }

  async function answerReadiness(res: ServerResponse, headers: string[]): Promise<void> {
    const found = await readiness()
    const body = JSON.stringify(stopping ? { ...found, status: 'unready' } : found)
    const status = found.status === 'unready' || stopping ? 503 : 200
    const type = ['Content-Type', 'application/json; charset=utf-8', 'Cache-Control', 'no-store']
    res.writeHead(status, [...headers, ...type, 'Content-Length', String(Buffer.byteLength(body))]).end(body)
  }

  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 75_000 }, (req, res) => {
    req.on('error', () => {})
    res.on('error', () => {})
    serve(req, res).catch(() => res.destroy())
  })
  server.on('clientError', answerClientError)
  server.listen(options.port, options.host)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const name = options.host.includes(':') ? `[${options.host}]` : options.host

  return {
    url: `http://${name}:${port}`,
    async stop(within = 2_000) {
      stopping = true
      const closed = once(server, 'close')
      server.close()
      server.closeIdleConnections()
      const late = setTimeout(() => server.closeAllConnections(), within)
      await closed
      clearTimeout(late)
      forwarder.close()
    },
  }
}

/** A limit that the route has of its own is counted for it alone. */
const placeOf = ({ route }: Match) =>
  route.plugins.some(({ name }) => name === 'rate-limiting') ? route.name : 'all'

const callerOf = (
  { headers, socket }: IncomingMessage,
  { limit_by, header_name }: PluginConfig<'rate-limiting'>,
) =>
  (limit_by === 'header' && String(headers[(header_name ?? '').toLowerCase()] ?? '')) ||
  (socket.remoteAddress ?? '')

const originForm = (url: string) =>
  url.startsWith('/') ? url : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '') || '/'
