import { Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'
import type { Config } from '#config/config.ts'

/** An IP address, as `lookup` gives it. */
export interface Address {
  address: string
  family: 4 | 6
}

/** The addresses of a host name; none where it has none. Rejects where nobody could be asked. */
export type ResolveHost = (hostname: string) => Promise<string[]>

/** A URL that we may not call, in words that follow on its name. */
export class ForbiddenUrl extends Error {}

const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3')

/**
 * Whether an address is one of the internet's. Loopback, private, link-local (the clouds' metadata), carriers' (CGNAT),
 * multicast and reserved ones aren't, nor what stands for an IPv4 address: mapped, NAT64, 6to4, Teredo.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(globalUnicast)
}

/** What c-ares says of a name that has no address, or can't be one. */
const hasNone = ['ENOTFOUND', 'ENODATA', 'EBADNAME']

/**
 * c-ares, which asks DNS alone: names of /etc/hosts and search domains, by which inner services go, are none. It takes no
 * thread, so a name server that is silent holds up nobody else. `servers`: in place of the system's, for tests.
 */
export const dnsResolver = (servers?: string[]): ResolveHost => {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  if (servers) resolver.setServers(servers)
  return async (hostname) => {
    const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []))
    const failure = answers.find(
      (answer) => answer.status === 'rejected' && !hasNone.includes(answer.reason.code),
    )
    if (found.length === 0 && failure) throw (failure as PromiseRejectedResult).reason
    return found
  }
}

/** Ports that HTTPS is spoken on; below 1024 are other protocols. */
const mayBePort = (port: string) => port === '' || port === '443' || Number(port) >= 1024

/** As it is called: letters of other alphabets are escaped, and longer by it. */
const longestUrl = 2048

const loopback = ['127.0.0.1', '::1']

/**
 * What decides whether a URL may be called, and at which addresses: the caller must connect to these and look nothing up
 * again, else a name could lead elsewhere by then. Throws a ForbiddenUrl.
 *
 * With `WEBHOOK_ALLOW_PRIVATE`, which production refuses, any address will do, and loopback without TLS.
 */
export const checkUrl =
  ({ config, resolveHost }: { config: Config; resolveHost: ResolveHost }) =>
  async (url: string): Promise<{ url: URL; addresses: Address[] }> => {
    const allowPrivate = config.notification.webhookAllowPrivate
    const parsed = readUrl(url, allowPrivate)
    const hostname = parsed.hostname.replace(/^\[|\]$/g, '')
    const isLocal = allowPrivate && (hostname === 'localhost' || loopback.includes(hostname))
    if (parsed.protocol !== 'https:' && !isLocal) throw new ForbiddenUrl('must begin with https://')
    if (!allowPrivate && !mayBePort(parsed.port))
      throw new ForbiddenUrl('must be at port 443, or 1024 and above')
    const found = await addressesOf(hostname, resolveHost, allowPrivate)
    if (found.length === 0) throw new ForbiddenUrl('leads nowhere: its name has no address')
    // One bad address is enough: whoever names it with good ones tries which is taken.
    if (!allowPrivate && !found.every(isPublicAddress))
      throw new ForbiddenUrl('must lead to a public address')
    return { url: parsed, addresses: found.map((address) => ({ address, family: isIP(address) as 4 | 6 })) }
  }

export type CheckUrl = ReturnType<typeof checkUrl>

function readUrl(url: string, allowPrivate: boolean): URL {
  if (!URL.canParse(url)) throw new ForbiddenUrl('must be a URL')
  const parsed = new URL(url)
  const known = allowPrivate ? ['https:', 'http:'] : ['https:']
  if (!known.includes(parsed.protocol)) throw new ForbiddenUrl('must begin with https://')
  if (parsed.username || parsed.password) throw new ForbiddenUrl('must have no user name and no password')
  if (parsed.href.length > longestUrl)
    throw new ForbiddenUrl(`must be ${longestUrl} characters at most, with what is escaped in it`)
  if (parsed.hash) throw new ForbiddenUrl('must have no #')
  return parsed
}

async function addressesOf(
  hostname: string,
  resolveHost: ResolveHost,
  allowPrivate: boolean,
): Promise<string[]> {
  if (isIP(hostname)) return [hostname]
  if (allowPrivate && hostname === 'localhost') return ['127.0.0.1']
  return resolveHost(hostname)
}
