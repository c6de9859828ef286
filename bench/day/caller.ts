import { Agent, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import type { Tally } from './tally.ts'

/** A request, and what it may be answered: other statuses are faults. */
export interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  /** What it is counted under: `GET /v1/products/{id}`. */
  route: string
  body?: unknown
  headers?: Record<string, string>
  /** Expected statuses, each by its name: a refusal that belongs to the trade is an answer. */
  answers: Record<number, string>
}

export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: answers have every shape
  body: any
}

/** What a visit can't go on after: it is in the tally already. */
export class Fault extends Error {}

/** One person's app: connections that are kept, and a token. */
export interface Caller {
  token: string | null
  /** Resolves with an answer of an expected status, when all of it was read; else counts a fault and throws it. */
  ask(ask: Ask): Promise<Answer>
  /** Counts a wrong answer and throws it. */
  wrong(route: string, what: string): never
  /** Opens a stream of events on a connection of its own; its reader ends it. */
  open(path: string, route: string): Promise<IncomingMessage>
  close(): void
}

/** As browsers do, some connections at once, all kept. */
const connections = 4

export function createCaller(url: string, tally: () => Tally): Caller {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const { hostname, port } = new URL(url)

  const send = (path: string, options: object, body?: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      request({ hostname, port, path, ...options }, resolve)
        .on('error', reject)
        .end(body)
    })

  function wrong(route: string, what: string): never {
    tally().failed(route, what)
    throw new Fault(`${route}: ${what}`)
  }

  const caller: Caller = {
    token: null,
    wrong,
    async ask({ method = 'GET', path, route, body, headers, answers }) {
      const sent = body === undefined ? undefined : JSON.stringify(body)
      const began = performance.now()
      let answer: Answer
      try {
        const response = await send(
          path,
          {
            agent,
            method,
            headers: {
              ...(caller.token && { authorization: `Bearer ${caller.token}` }),
              ...(sent && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) }),
              ...headers,
            },
          },
          sent,
        )
        answer = await read(response)
      } catch (error) {
        return wrong(route, `no answer: ${error}`)
      }
      const named = answers[answer.status]
      tally().answered(route, `${answer.status} ${named ?? 'unexpected'}`, performance.now() - began)
      if (named === undefined)
        wrong(route, `${method} ${path}: ${answer.status} ${answer.text.slice(0, 300)}`)
      return answer
    },
    async open(path, route) {
      const headers = { authorization: `Bearer ${caller.token}` }
      const response = await send(path, { agent: false, headers }).catch((error) =>
        wrong(route, `no answer: ${error}`),
      )
      if (response.statusCode === 200) return response
      return wrong(route, `${path}: ${response.statusCode} ${(await read(response)).text.slice(0, 300)}`)
    },
    close: () => agent.destroy(),
  }
  return caller
}

async function read(response: IncomingMessage): Promise<Answer> {
  const pieces: Buffer[] = []
  for await (const piece of response) pieces.push(piece)
  const text = Buffer.concat(pieces).toString()
  const json = /\bjson\b/.test(response.headers['content-type'] ?? '')
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text,
    body: json && text ? JSON.parse(text) : null,
  }
}
