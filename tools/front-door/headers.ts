import type { IncomingMessage } from 'node:http'
import type { Client } from './client.ts'
import type { Match } from './router.ts'

/** Hop-by-hop headers: not passed on. */
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
/** Headers that the gateway sets; a client's are dropped. */
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

/**
 * The headers of the request to a service: without those that no client may send (`removed`), and with what the
 * gateway's functions have set or, by null, taken away (`changed`, in lower case).
 */
export function forwarded(
  req: IncomingMessage,
  match: Match,
  client: Client,
  how: { requestId: string; removed: string[]; changed: Map<string, string | null> },
): string[] {
  const { headers } = req
  const { service } = match
  const chain = [headers['x-forwarded-for'], client.peer].filter(Boolean).join(', ')
  const gone = [...ours, ...how.removed].map((name) => name.toLowerCase())
  const set = [...how.changed].filter(([name, value]) => value !== null && !gone.includes(name)) as [
    string,
    string,
  ][]
  return [
    'Host',
    `${service.host}:${service.port}`,
    ...without(req.rawHeaders, headers.connection, [...gone, ...how.changed.keys()]),
    ...set.flat(),
    ...Object.entries({
      'X-Request-Id': how.requestId,
      'X-Real-IP': client.address,
      'X-Forwarded-For': chain,
      'X-Forwarded-Proto': client.proto,
      'X-Forwarded-Host': client.host,
      'X-Forwarded-Port': client.port,
      'X-Forwarded-Path': req.url ?? '/',
    }).flat(),
  ]
}
