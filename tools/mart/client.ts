import { setTimeout as delay } from 'node:timers/promises'

/** What the mart answered. `body` is parsed where it is JSON. */
export interface Answer {
  status: number
  headers: Headers
  // biome-ignore lint/suspicious/noExplicitAny: answers have every shape
  body: any
}

/** A caller of the mart's public HTTP contract, as an app would be. */
export interface Client {
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  put(path: string, body?: unknown): Promise<Answer>
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  delete(path: string, body?: object): Promise<Answer>
  /** For what `call` can't do, such as reading a stream. */
  url: string
  token: string | null
  /** The same mart, called with this token. */
  as(token: string | null): Client
}

/** Looks at every answer; throws where it isn't as it should be. */
export type Check = (method: string, path: string, answer: Answer) => void

/** A request as `fetch` takes it: a string goes as it is, with a content-type header of its own; everything else as JSON. */
export const toRequest = (
  method: string,
  body: unknown,
  token: string | null,
  headers: Record<string, string>,
): RequestInit => {
  const raw = typeof body === 'string'
  return {
    method,
    headers: {
      ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
  }
}

/** An answer whose text was read. */
export function toAnswer({ status, headers }: Response, text: string): Answer {
  const json = /\bjson\b/.test(headers.get('content-type') ?? '')
  return { status, headers, body: json && text ? JSON.parse(text) : text }
}

/** `text/csv` and the like: pass a string with a content-type header; everything else goes as JSON. */
export function createClient(baseUrl: string, token: string | null = null, check: Check = () => {}): Client {
  const call: Client['call'] = async (method, path, body, headers = {}) => {
    const response = await fetch(baseUrl + path, toRequest(method, body, token, headers))
    const answer = toAnswer(response, await response.text())
    check(method, path, answer)
    return answer
  }
  return {
    url: baseUrl,
    token,
    call,
    get: (path) => call('GET', path),
    post: (path, body, headers) => call('POST', path, body, headers),
    put: (path, body) => call('PUT', path, body),
    patch: (path, body, headers) => call('PATCH', path, body, headers),
    delete: (path, body) => call('DELETE', path, body),
    as: (other) => createClient(baseUrl, other, check),
  }
}

/** Asks until the answer satisfies. Throws with the last answer after `timeout` milliseconds. */
export async function until(
  ask: () => Promise<Answer>,
  satisfied: (answer: Answer) => boolean,
  what: string,
  timeout = 30_000,
): Promise<Answer> {
  const deadline = Date.now() + timeout
  for (;;) {
    const answer = await ask()
    if (satisfied(answer)) return answer
    if (Date.now() > deadline) {
      throw new Error(
        `timeout after ${timeout} ms: ${what}; last answer: ${answer.status} ${JSON.stringify(answer.body)}`,
      )
    }
    await delay(20)
  }
}
