import { createHash } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { type Answer, type Client, toAnswer, toRequest } from '../../mart/client.ts'
import type { Deed, History } from '../history.ts'
import type { App } from '../moves/move.ts'
import { keptInput, keptOf } from './kept.ts'
import type { OperationOf } from './operations.ts'

/** Milliseconds after which an app gives a request up. */
const requestTimeout = 20_000

/** Milliseconds for which a request that may be sent again is, before its app gives it up for good. */
const patience = 40_000

/** Who calls, and what is true of them at the moment. */
export interface Caller {
  who: string
  /** The move that is being played. */
  move(): string
  token(): string | null
  /** Asks for another token; resolves with whether there is one. Null of who has no account. */
  renew: (() => Promise<boolean>) | null
  /** The run is given up: nothing is sent again. */
  signal: AbortSignal
}

/** What everybody's apps share. */
export interface Recording {
  url: string
  history: History
  operationOf: OperationOf
}

/** No answer came, however often it was sent: what an app tells its user as "try later". */
const unanswered: Answer = { status: 0, headers: new Headers(), body: null }

/** Whether sending it again does no harm: it changes nothing, says what should be, or has a key. A count of a shelf says what was. */
const isRepeatable = (method: string, path: string, headers: Record<string, string>) =>
  'idempotency-key' in headers ||
  method === 'GET' ||
  method === 'DELETE' ||
  (method === 'PUT' && !path.startsWith('/v1/inventory/'))

/** Whether there is no more to come: a 409 with `Retry-After` says that the first sending is being worked on. */
const isFinal = ({ status, headers }: Answer) =>
  status > 0 && status < 500 && status !== 429 && !(status === 409 && headers.has('retry-after'))

/**
 * An app of somebody: everything that it sends, and whatever comes back, is written into the history. It behaves as a
 * good app does: what may be sent again is, with the same key, where there was no answer, a 5xx or a 429; and where its
 * token is no good any more it asks for another, once. It never throws for what the network or the mart did: where no
 * answer came to the end, the answer's status is 0.
 */
export function recordingClient(recording: Recording, caller: Caller, token?: string | null): App {
  const { url, history } = recording

  async function sendOnce(
    method: string,
    path: string,
    body: unknown,
    headers: Record<string, string>,
    listening = 0,
  ): Promise<Answer> {
    const bearer = token === undefined ? caller.token() : token
    const what = recording.operationOf(method, path)
    const key = headers['idempotency-key']
    const deed: Deed = {
      at: performance.now() - history.began,
      until: null,
      who: caller.who,
      move: caller.move(),
      what,
      path,
      ...(key && { key }),
      input: keptInput(body),
      status: null,
      output: null,
    }
    history.deeds.push(deed)
    try {
      const response = await fetch(url + path, {
        ...toRequest(method, body, bearer, headers),
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(requestTimeout), caller.signal]),
      })
      const text = listening > 0 ? await textWithin(response, listening) : await response.text()
      deed.until = performance.now() - history.began
      deed.status = response.status
      const answer = toAnswer(response, text)
      deed.output = keptOf(what, response.status, answer.body)
      const retryAfter = response.headers.get('retry-after')
      if (retryAfter !== null) deed.retryAfter = retryAfter
      if (key) deed.digest = createHash('sha1').update(text).digest('base64url').slice(0, 12)
      return answer
    } catch {
      return unanswered
    }
  }

  const call: Client['call'] = async (method, path, body, headers = {}) => {
    const deadline = performance.now() + patience
    let renewed = token !== undefined || caller.renew === null
    for (let pause = 50; ; pause = Math.min(pause * 2, 2_000)) {
      const answer = await sendOnce(method, path, body, headers)
      if (answer.status === 401 && !renewed) {
        renewed = true
        if (await caller.renew?.()) continue
      }
      if (isFinal(answer) || !isRepeatable(method, path, headers)) return answer
      if (performance.now() > deadline || caller.signal.aborted) return answer
      await delay(pause)
    }
  }

  return {
    url,
    get token() {
      return token === undefined ? caller.token() : token
    },
    call,
    get: (path) => call('GET', path),
    post: (path, body, headers) => call('POST', path, body, headers),
    put: (path, body) => call('PUT', path, body),
    patch: (path, body, headers) => call('PATCH', path, body, headers),
    delete: (path, body) => call('DELETE', path, body),
    listen: (path, within) => sendOnce('GET', path, undefined, { accept: 'text/event-stream' }, within),
    as: (other) => recordingClient(recording, caller, other),
  }
}

/** What came of a stream by then; what it would say later is let go. */
async function textWithin(response: Response, within: number): Promise<string> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  const late = setTimeout(() => reader?.cancel().catch(() => {}), within)
  let text = ''
  try {
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
      text += piece.value
  } catch {
    // It broke: what came, came.
  } finally {
    clearTimeout(late)
  }
  return text
}
