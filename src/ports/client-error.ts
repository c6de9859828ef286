import { STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { v7 } from 'uuid'

/** What Node's parser refuses, and with what status; a 400 for all else. */
const refusals: Record<string, [status: number, detail: string]> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers are too large.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'The chunk extensions are too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not come in time.'],
}

/**
 * Answers what isn't HTTP, or doesn't come: there is no request to answer, only a socket. Nothing is
 * said to one that is gone, that speaks no TLS where that is spoken, or that is in the middle of an answer.
 */
export function answerClientError(error: NodeJS.ErrnoException, socket: Duplex): void {
  const answering = (socket as Duplex & { _httpMessage?: { headersSent: boolean } })._httpMessage
  const unheard = /^(ECONNRESET|EPROTO|ERR_(SSL|TLS)_.*)$/.test(error.code ?? '')
  if (unheard || !socket.writable || answering?.headersSent) {
    socket.destroy()
    return
  }
  const [status, detail] = refusals[error.code ?? ''] ?? [400, 'The request is not HTTP.']
  const title = STATUS_CODES[status] ?? 'Error'
  const requestId = v7()
  const body = JSON.stringify({ type: 'about:blank', title, status, detail, instance: requestId })
  socket.end(
    [
      `HTTP/1.1 ${status} ${title}`,
      'Content-Type: application/problem+json',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      'X-Content-Type-Options: nosniff',
      'Cache-Control: no-store',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  )
}
