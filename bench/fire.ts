import autocannon, { type Request } from 'autocannon'

export type { Request }

/** What a server did under load. */
export interface Fired {
  answers: number
  perSecond: number
  /** Milliseconds, whole ones: autocannon counts no finer. */
  latency: { p50: number; p90: number; p99: number; max: number }
  /** How many answers of each status. */
  statuses: Record<string, number>
  /** Connections that broke and answers that didn't come. */
  errors: number
}

export interface Load {
  /** Each connection sends them in turn, over and over. */
  requests: Request[]
  connections: number
  headers?: Record<string, string>
  /** Requests a second; without it as many as are answered. */
  rate?: number
}

/**
 * Sends a load for some seconds, each connection its next request as soon as the last is answered; `onAnswer` gets the
 * status and milliseconds of each answer.
 */
export async function fire(
  url: string,
  load: Load,
  seconds: number,
  onAnswer?: (status: number, time: number) => void,
): Promise<Fired> {
  const { requests, connections, headers, rate } = load
  const running = autocannon({
    url,
    connections,
    duration: seconds,
    requests,
    ...(headers ? { headers } : {}),
    ...(rate ? { overallRate: rate } : {}),
  })
  if (onAnswer) running.on('response', (_client, status, _bytes, time) => onAnswer(status, time))
  const result = await running
  const statuses = Object.fromEntries(
    Object.entries(result.statusCodeStats).map(([status, { count }]) => [status, count]),
  )
  const answers = Object.values(statuses).reduce((sum, count) => sum + count, 0)
  const { p50, p90, p99, max } = result.latency
  return {
    answers,
    perSecond: answers / result.duration,
    latency: { p50, p90, p99, max },
    statuses,
    errors: result.errors + result.timeouts,
  }
}
