/** What goes out: everything that answers a request, a refusal too, becomes one of these. */
export interface Answer {
  status: number
  /** The Content-Type; null where there is no body. */
  type: string | null
  /** Names and values in turn, as `writeHead` takes them. */
  headers: string[]
  /** Bytes or text as it is sent; null for none. */
  body: string | Buffer | null
  /** How many bytes `body` is, where that was counted before. */
  bytes?: number
  /** Sent piece by piece in place of `body`. */
  stream?: AsyncIterable<string | Uint8Array>
  /** An entity tag, quoted; a GET that asks `If-None-Match` of it gets 304. */
  etag?: string
  /** A Content-Security-Policy of its own: a page that people look at. */
  policy?: string
}

export const jsonType = 'application/json; charset=utf-8'

/** An answer of the runtime's own: text that is already what is sent. */
export const plain = (
  status: number,
  type: string,
  body: string | Buffer,
  headers: string[] = [],
): Answer => ({
  status,
  type,
  headers,
  body,
})
