/** What a route answers. It is kept as this where it is kept: with an idempotency key, in a response cache. */
export interface Answer {
  status: number
  /** The Content-Type among them. */
  headers: Record<string, string>
  /** Text or bytes as they are sent, or what gives them piece by piece; null for none. */
  body: string | Buffer | AsyncIterable<string | Uint8Array> | null
}

export const jsonType = 'application/json; charset=utf-8'
