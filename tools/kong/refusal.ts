/** The gateway's own refusals in words: what the `post-function` in `kong.yml` says. */
const words: Record<number, [title: string, detail: string]> = {
  401: ['Unauthorized', 'This needs a valid token.'],
  404: ['Not Found', 'There is nothing at this address.'],
  413: ['Content Too Large', 'The body is over 1048576 bytes.'],
  429: ['Too Many Requests', 'These are too many requests. Try again later.'],
  502: ['Bad Gateway', 'Something that this needs is out of order. Try again in a moment.'],
  503: ['Service Unavailable', 'Something that this needs is out of order. Try again in a moment.'],
  504: ['Gateway Timeout', 'Something that this needs took too long. Try again in a moment.'],
}

export interface Refusal {
  status: number
  /** Names and values in turn. */
  headers: string[]
  body: string
}

/** A refusal as problem+json, under the request's id. */
export function refusal(status: number, requestId: string, more: string[] = []): Refusal {
  const [title, detail] = words[status] ?? ['Error', 'The gateway could not pass this on.']
  const body = JSON.stringify({ type: 'about:blank', title, status, detail, instance: requestId })
  const headers = [
    ...['Content-Type', 'application/problem+json', 'Cache-Control', 'no-store'],
    ...['X-Content-Type-Options', 'nosniff', 'Content-Length', String(Buffer.byteLength(body))],
    ...(status >= 502 ? ['Retry-After', '5'] : []),
    ...more,
  ]
  return { status, headers, body }
}
