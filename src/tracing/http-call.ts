import { begin } from './tracing.ts'

/**
 * A call of somebody else's HTTP interface, as a step of the trace under way. `url`: where it goes; of that the host is
 * told, and the path where `path` says that no secret can be in it; never a query. `statusOf` the answer, once it is there.
 * Nothing is sent along: whom we call needn't know our traces.
 */
export function httpCall<T>(
  { method, url, path = false }: { method: string; url: string; path?: boolean },
  call: () => Promise<T>,
  statusOf: (answer: T) => number | null,
): Promise<T> {
  const step = begin(method, {
    kind: 'client',
    attributes: () => {
      const { protocol, hostname, port, origin, pathname } = URL.parse(url) ?? {}
      const scheme = protocol?.slice(0, -1)
      return {
        'http.request.method': method,
        'server.address': hostname,
        'server.port': Number(port) || (scheme === 'https' ? 443 : 80),
        'url.scheme': scheme,
        'url.full': path && origin !== undefined ? `${origin}${pathname}` : undefined,
      }
    },
  })
  if (!step) return call()
  const calling = call()
  calling.then(
    (answer) => {
      const status = statusOf(answer)
      if (status !== null) step.set({ 'http.response.status_code': status })
      step.end(status === null ? { name: 'no_answer' } : status >= 400 ? { name: String(status) } : undefined)
    },
    (error) => step.end(error),
  )
  return calling
}
