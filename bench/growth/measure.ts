import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import type { MeasuredRequest } from './routes.ts'

/** One connection to a server, which asks one thing after another. */
export function asker(url: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return {
    /** Milliseconds until the whole answer is there: autocannon counts whole ones only. Throws where it isn't a 2xx. */
    ask: ({ path, token, body }: MeasuredRequest) =>
      new Promise<number>((resolve, reject) => {
        const began = performance.now()
        const headers = {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body && { 'content-type': 'application/json', 'idempotency-key': randomUUID() }),
        }
        const sent = request(url + path, { agent, method: body ? 'POST' : 'GET', headers }, (answer) => {
          answer.resume()
          answer.on('end', () => {
            const took = performance.now() - began
            if ((answer.statusCode ?? 500) < 300) resolve(took)
            else reject(new Error(`${path}: ${answer.statusCode}`))
          })
        })
        sent.on('error', reject)
        sent.end(body)
      }),
    close: () => agent.destroy(),
  }
}

/** The value under which half of them are. */
export function p50(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
