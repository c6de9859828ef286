import type { IncomingMessage } from 'node:http'
import { normalised } from './path.ts'

/** The path that `kong/import.conf` is for. */
export const importPath = '/v1/products/import'

/** `KONG_NGINX_PROXY_CLIENT_MAX_BODY_SIZE` of docker-compose.yml, and the limit in `import.conf`: bytes. */
export const mostBytes = { everywhere: 1_048_576, import: 64 * 1_048_576 }

/** How large a body may be that is sent there: nginx looks at the path, whatever the method. */
export const mostOf = (path: string): number =>
  normalised(path) === importPath ? mostBytes.import : mostBytes.everywhere

/** What nginx answers before Kong is asked: a status, or null. */
export function refusedByNginx({ method, headers }: IncomingMessage, path: string): number | null {
  if (method === 'TRACE') return 405
  if (/%00|%(?![\da-f]{2})/i.test(path)) return 400
  return Number(headers['content-length'] ?? 0) > mostOf(path) ? 413 : null
}
