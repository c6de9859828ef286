import type { IncomingMessage } from 'node:http'
import { BlockList, isIP, isIPv4 } from 'node:net'
import type { TLSSocket } from 'node:tls'

/** Where a request comes from, as the gateway sees it. */
export interface Client {
  address: string
  /** The address at the other end of the connection. */
  peer: string
  proto: string
  host: string
  port: string
}

/**
 * Finds a request's client as Kong does with `KONG_TRUSTED_IPS` (addresses and CIDRs), `KONG_REAL_IP_HEADER` of
 * `X-Forwarded-For` and `KONG_REAL_IP_RECURSIVE` on: from the right, the first address that is not trusted.
 */
export function createClientOf(trustedIps: string[]): (req: IncomingMessage) => Client {
  const trusted = new BlockList()
  for (const cidr of trustedIps) {
    const [address = '', prefix] = cidr.split('/')
    const family = isIPv4(address) ? 'ipv4' : 'ipv6'
    trusted.addSubnet(address, prefix === undefined ? (family === 'ipv4' ? 32 : 128) : Number(prefix), family)
  }
  const isTrusted = (address: string) => trusted.check(address, isIPv4(address) ? 'ipv4' : 'ipv6')

  return ({ headers, socket }) => {
    const peer = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
    const own = {
      proto: (socket as TLSSocket).encrypted ? 'https' : 'http',
      host: headers.host ?? '',
      port: String(socket.localPort),
    }
    if (!isTrusted(peer)) return { ...own, address: peer, peer }
    let address = peer
    for (const named of String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .map((one) => one.trim())
      .reverse()) {
      if (!isIP(named)) break
      address = named
      if (!isTrusted(named)) break
    }
    const header = (name: string) => (typeof headers[name] === 'string' ? headers[name] : undefined)
    return {
      address,
      peer,
      proto: header('x-forwarded-proto') ?? own.proto,
      host: header('x-forwarded-host') ?? own.host,
      port: header('x-forwarded-port') ?? own.port,
    }
  }
}
