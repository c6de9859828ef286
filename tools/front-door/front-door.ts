import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { drained, hasBody } from '#src/http/body.ts'
import { answerClientError } from '#src/ports/client-error.ts'
import { createClientOf } from './client.ts'
import { preflight, shared } from './cors.ts'
import { type Declaration, pluginFor } from './declaration.ts'
import { createForwarder, readBody, Unanswered } from './forward.ts'
import { forwarded, without } from './headers.ts'
import { createHealthChecks } from './health.ts'
import { createCheckToken } from './jwt.ts'
import { createLimits } from './limits.ts'
import { type GatewayRequest, loadFunctions } from './lua.ts'
import { mostOf, refusedByNginx } from './nginx.ts'
import { escaped, isUtf8Path, normalised } from './path.ts'
import type { PluginConfig } from './plugins.ts'
import { createRouter, type Match } from './router.ts'

/** What `/readyz` says of all services together. */
export interface Readiness {
  status: 'ready' | 'degraded' | 'unready'
  checks: Record<string, string>
}

/** The gateway, listening. */
export interface FrontDoor {
  /** `http://host:port` */
  url: string
  /** Answers requests under way; connections still open after so many milliseconds (2 s) are cut. */
  stop(within?: number): Promise<void>
}

/** nginx keeps no more of a body in memory: `client_body_buffer_size`, bytes. */
const keptBody = 8_192

/**
 * Stands where Kong stands, and does what `kong/kong.yml` says: routes, runs the functions, checks tokens, limits,
 * passes on. So what is proved through it is proved of that file, on a machine that has no Kong. What Kong does
 * otherwise is listed in kong/README.md.
 */
export async function openFrontDoor(options: {
  declaration: Declaration
  port: number
  host: string
  /** Who answers for a target such as `order:8000`, as `http://host:port`. */
  addresses(target: string): string[]
  readiness(): Promise<Readiness>
  /** Whether rate limits apply: a test suite is one address with the requests of a thousand people. */
  limited: boolean
  /** Proxies in front: addresses and CIDRs, as `KONG_TRUSTED_IPS`; nobody, unless told. */
  trustedIps?: string[]
}): Promise<FrontDoor> {
  const { declaration, addresses, readiness, limited } = options
  const all = declaration.plugins
  const router = createRouter(declaration)
  const checkToken = createCheckToken(declaration)
  const limits = createLimits()
  const forwarder = createForwarder()
  const functions = await loadFunctions(declaration)
  const clientOf = createClientOf(options.trustedIps ?? [])
  const targets = new Map(
    declaration.upstreams.map(({ name, targets }) => [name, targets.map(({ target }) => target)]),
  )
  const addressesOf = (host: string, port: number) =>
    (targets.get(host) ?? [`${host}:${port}`]).flatMap(addresses)
  const health = createHealthChecks(declaration, (upstream) => addressesOf(upstream, 0))
  const everywhere = { route: null, all }
  const cors = pluginFor('cors', everywhere)
  const fromOutside = pluginFor('request-transformer', everywhere)?.remove.headers ?? []
  const toOutside = pluginFor('response-transformer', everywhere)?.remove.headers ?? []
  let stopping = false

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const client = clientOf(req)
    const [path = '/', ...query] = originForm(req.url ?? '/').split('?')
    const changed = new Map<string, string | null>()
    const request: GatewayRequest = {
      header: (name) => (changed.has(name) ? (changed.get(name) ?? undefined) : firstOf(req.headers[name])),
      setHeader: (name, value) => changed.set(name, value),
      rawPath: path,
      // Without limits each request has an address of its own, so nothing is counted together.
      address: limited ? client.address : randomUUID(),
      route: null,
      hasCredential: false,
      body: null,
      answer: null,
    }
    const passage = functions.open(request)
    res.once('close', passage.close)
    passage.run('rewrite')
    const requestId = request.header('x-request-id') || randomUUID()
    const common = () => [
      'X-Request-Id',
      requestId,
      ...shared(req, cors),
      ...(stopping ? ['Connection', 'close'] : []),
    ]
    const refuse = async (status: number, more: string[] = []) => {
      const whole = await drained(req)
      if (res.headersSent || res.destroyed) return void res.destroy()
      const headers = new Map(pairsOf([...more, ...common()]))
      const answer = { status, ours: true, headers, body: '{"message":"…"}' }
      request.answer = answer
      passage.run('header_filter')
      passage.run('body_filter')
      headers.set('content-length', String(Buffer.byteLength(answer.body)))
      if (!whole) headers.set('connection', 'close')
      res.writeHead(answer.status, [...headers].flat()).end(answer.body)
    }

    if (path === '/readyz' && req.method === 'GET') return answerReadiness(res, common())
    const refused = refusedByNginx(req, path)
    if (refused) return refuse(refused)
    const match = isUtf8Path(path) ? router.find(req.method ?? '', normalised(path)) : null
    if (!match) return refuse(404)
    request.route = match.route.name
    let body: Buffer | null = null
    const exit = await passage.access(async () => {
      body = await readBody(req)
      request.body = body.length > keptBody ? '' : body.toString()
    })
    if (exit) return refuse(exit.status, Object.entries(exit.headers).flat().map(String))
    const preflighted = cors && preflight(req, cors)
    if (preflighted)
      return void res.writeHead(200, [...preflighted, 'X-Request-Id', requestId, 'Content-Length', '0']).end()

    const where = { ...match, all }
    const jwt = pluginFor('jwt', where)
    const why = jwt && checkToken(req.headers.authorization, jwt)
    if (why) return refuse(401, ['WWW-Authenticate', why])
    request.hasCredential = jwt !== null

    const limit = pluginFor('rate-limiting', where)
    const caller = limit && callerOf(request, client.address, limit)
    const allowance = limited && limit && caller ? limits.take(placeOf(match), limit, caller) : null
    if (allowance?.retryAfter)
      return refuse(429, [...allowance.headers, 'Retry-After', String(allowance.retryAfter)])

    const headers = forwarded(req, match, client, { requestId, removed: fromOutside, changed })
    if (hasBody(req) && req.headers['content-length'] === undefined)
      headers.push(
        ...(body ? ['Content-Length', String((body as Buffer).length)] : ['Transfer-Encoding', 'chunked']),
      )
    else if (!hasBody(req) && req.headers['content-length'] === undefined && /^P/.test(req.method ?? ''))
      headers.push('Content-Length', '0')
    try {
      await forwarder.forward(
        {
          req,
          res,
          service: match.service,
          headers,
          body,
          most: mostOf(path),
          target: [escaped(normalised(path)), ...query].join('?'),
          answer: (incoming) => {
            request.answer = { status: incoming.statusCode ?? 0, ours: false, headers: new Map(), body: '' }
            passage.run('header_filter')
            return [
              ...without(incoming.rawHeaders, incoming.headers.connection, [...toOutside, 'X-Request-Id']),
              ...common(),
              ...(allowance?.headers ?? []),
            ]
          },
        },
        health.healthy(addressesOf(match.service.host, match.service.port)),
      )
    } catch (error) {
      if (!(error instanceof Unanswered)) throw error
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
    serve(req, res).catch(() => {
      // As Kong does where a function or a plugin breaks.
      if (res.headersSent) res.destroy()
      else res.writeHead(500).end()
    })
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
      health.stop()
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
  request: GatewayRequest,
  address: string,
  { limit_by, header_name }: PluginConfig<'rate-limiting'>,
): string => (limit_by === 'header' && request.header((header_name ?? '').toLowerCase())) || address

const firstOf = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** Names and values in turn, as pairs with the name in lower case. */
const pairsOf = (list: string[]): [string, string][] =>
  list.flatMap((name, at) => (at % 2 ? [] : [[name.toLowerCase(), list[at + 1] as string]]))

const originForm = (url: string) =>
  url.startsWith('/') ? url : url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '') || '/'
