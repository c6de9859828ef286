/** As much of autocannon 9 as the bench uses; it ships no types. */
declare module 'autocannon' {
  export interface Request {
    method?: 'GET' | 'POST' | 'PUT'
    path: string
    headers?: Record<string, string>
    body?: string
    /** Called before each sending; returns the request to send. */
    setupRequest?: (request: Request) => Request
    onResponse?: (status: number, body: string) => void
  }
  export interface Options {
    url: string
    connections: number
    /** Seconds. */
    duration?: number
    /** Requests in all, in place of `duration`. */
    amount?: number
    /** Requests a second over all connections; without it as many as are answered. */
    overallRate?: number
    headers?: Record<string, string>
    requests: Request[]
  }
  export interface Result {
    duration: number
    errors: number
    timeouts: number
    statusCodeStats: Record<string, { count: number }>
    /** Milliseconds. */
    latency: Record<'p50' | 'p90' | 'p99' | 'max' | 'average', number>
  }
  /** A promise that also says each answer as it comes: its status, its bytes, its milliseconds. */
  export interface Running extends Promise<Result> {
    on(
      event: 'response',
      listener: (client: unknown, status: number, bytes: number, time: number) => void,
    ): void
  }
  export default function autocannon(options: Options): Running
}
