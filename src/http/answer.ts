/** A route as figures and log lines name it. */
export interface RouteName {
  /** In capitals. */
  method: string
  /** With parameters as `{name}`. */
  path: string
}

/** What a route answers. It is kept as this where it is kept: with an idempotency key, in a response cache. */
export interface Answer {
  status: number
  /** Whose answer it is, where it is kept. */
  endpoint?: RouteName | null
  /** The Content-Type among them. */
  headers: Record<string, string>
  /** Text or bytes as they are sent, or what gives them piece by piece; null for none. */
  body: string | Buffer | AsyncIterable<string | Uint8Array> | null
}

/** The Content-Type of JSON answers. */
export const jsonType = 'application/json; charset=utf-8'
