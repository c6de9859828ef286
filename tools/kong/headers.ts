import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import type { Match } from './router.ts'

/** What is between two parties of a connection, and not for the next one. */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]
/** What the gateway says of the client itself. */
const ours = [
  'host',
  'expect',
  'x-request-id',
  'x-real-ip',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-path',
  'x-forwarded-prefix',
]

/** Names and values in turn, without those names, nor those that `Connection` names. */
export function without(raw: string[], connection: string | undefined, names: string[]): string[] {
  const dropped = new Set([...hopByHop, ...names.map((name) => name.toLowerCase())])
  for (const name of (connection ?? '').split(',')) dropped.add(name.trim().toLowerCase())
  const kept: string[] = []
  for (let at = 0; at < raw.length; at += 2) {
    const [name, value] = [raw[at] as string, raw[at + 1] as string]
    if (!dropped.has(name.toLowerCase())) kept.push(name, value)
  }
  return kept
}

/** The headers of the request to a service; `removed` are those that no client may send. */
export function forwarded(
  req: IncomingMessage,
  { service, route }: Match,
  requestId: string,
  removed: string[],
): string[] {
  const { headers, socket } = req
  const address = socket.remoteAddress ?? ''
  const host = headers.host ?? ''
  const chain = [headers['x-forwarded-for'], address].filter(Boolean).join(', ')
  return [
    ...['Host', route.preserve_host ? host : `${service.host}:${service.port}`],
    ...without(req.rawHeaders, headers.connection, [...ours, ...removed]),
    ...['X-Request-Id', requestId, 'X-Real-IP', address, 'X-Forwarded-For', chain],
    ...['X-Forwarded-Proto', (socket as TLSSocket).encrypted ? 'https' : 'http', 'X-Forwarded-Host', host],
    ...['X-Forwarded-Port', String(socket.localPort), 'X-Forwarded-Path', req.url ?? '/'],
  ]
}
