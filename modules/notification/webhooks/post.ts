import { request as http, type IncomingMessage } from 'node:http'
import { request as https } from 'node:https'
import type { LookupFunction } from 'node:net'
import type { Config } from '#config/config.ts'
import { type Address, type CheckUrl, ForbiddenUrl } from './addresses.ts'
import type { Outcome } from './webhook.ts'

/** Bytes that are read of an answer, and of its headers. */
const mostRead = 8 * 1024

/** Characters that are kept of it. */
const mostKept = 500

/** A message for an endpoint. */
export interface Posted {
  url: string
  headers: Record<string, string>
  body: string
}

interface Needs {
  checkUrl: CheckUrl
  config: Config
}

/**
 * Sends a message once, to an address that was checked, over a connection of its own. Never throws: what went wrong is the
 * outcome. Everything together may take `WEBHOOK_TIMEOUT`; no redirect is followed. Null where `stopping` was aborted.
 * `ca`: PEM of an authority in place of the system's, for tests.
 */
export const postWebhook =
  ({ checkUrl, config }: Needs, ca?: string) =>
  async (posted: Posted, stopping: AbortSignal): Promise<Outcome | null> => {
    if (stopping.aborted) return null
    const over = new AbortController()
    const stop = () => over.abort()
    const late = setTimeout(stop, config.notification.webhookTimeout)
    stopping.addEventListener('abort', stop, { once: true })
    try {
      return await Promise.race([send(posted, over.signal), aborted(over.signal)])
    } catch (error) {
      if (stopping.aborted) return null
      if (error instanceof ForbiddenUrl) return failed('forbidden', `its URL ${error.message}`)
      return failed('unreachable', over.signal.aborted ? 'it took too long' : reasonOf(error))
    } finally {
      clearTimeout(late)
      stopping.removeEventListener('abort', stop)
      over.abort()
    }

    async function send({ url, headers, body }: Posted, signal: AbortSignal): Promise<Outcome> {
      const { url: target, addresses } = await checkUrl(url)
      signal.throwIfAborted()
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        const request = (target.protocol === 'https:' ? https : http)(target, {
          method: 'POST',
          headers: { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' },
          lookup: only(addresses),
          agent: false,
          maxHeaderSize: mostRead,
          ca,
          signal,
        })
        request.on('response', resolve)
        request.on('error', reject)
        request.on('close', () => reject(new Error('the connection was closed without an answer')))
        request.end(body)
      })
      return outcomeOf(answer)
    }
  }

export type PostWebhook = ReturnType<typeof postWebhook>

/** Nothing is looked up again. */
const only =
  (addresses: Address[]): LookupFunction =>
  (_hostname, { all }, found) => {
    const [first] = addresses as [Address]
    if (all) found(null, addresses)
    else found(null, first.address, first.family)
  }

/** Its status says all; of a refusal the first words are kept for people. */
async function outcomeOf(answer: IncomingMessage): Promise<Outcome> {
  // What comes of it after we have turned away is nobody's business.
  answer.on('error', () => {})
  const httpStatus = answer.statusCode ?? 0
  const isTaken = httpStatus >= 200 && httpStatus < 300
  const said = isTaken ? '' : await beginningOf(answer)
  answer.destroy()
  if (isTaken) return { outcome: 'delivered', httpStatus, answer: '' }
  const retryAfter = millisecondsOf(answer.headers['retry-after'])
  return {
    outcome: httpStatus === 410 ? 'gone' : 'refused',
    ...{ httpStatus, answer: said },
    ...(retryAfter > 0 && { retryAfter }),
  }
}

/** Of a `Retry-After`: seconds, or a date. 0 where it says nothing that can be read. */
function millisecondsOf(retryAfter = ''): number {
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1000
  return Math.max(Date.parse(retryAfter) - Date.now(), 0) || 0
}

/** As much of it as is read, also where it breaks off or never ends. */
async function beginningOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, mostRead - length))
      length += chunk.length
      if (length >= mostRead) break
    }
  } catch {}
  return plain(Buffer.concat(chunks).toString('utf8'))
}

/** One line, without what PostgreSQL can't store or a terminal would obey. */
const plain = (text: string) =>
  text
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .toWellFormed()
    .trim()
    .slice(0, mostKept)
    .toWellFormed()

const failed = (outcome: 'forbidden' | 'unreachable', answer: string): Outcome => ({
  outcome,
  httpStatus: null,
  answer,
})

/** Of several addresses each may fail by itself. */
function reasonOf(error: unknown): string {
  const errors = error instanceof AggregateError ? error.errors : [error]
  const reasons = errors.map((one: NodeJS.ErrnoException) => one.code ?? one.message)
  return plain([...new Set(reasons)].join(', ')) || 'it could not be reached'
}

const aborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true })
  })
