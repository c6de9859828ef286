import pg from 'pg'

/** A server that starts, ends or crashes. */
const away = /^(57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE)$/

/**
 * Whether the server takes connections; one that was just killed still has its pid file and, for an instant, its process.
 * A server that is full takes connections. Throws on any other error, such as a wrong password.
 */
export async function isReachable(url: string): Promise<boolean> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select')
    return true
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    if (code === '53300') return true
    if (away.test(code ?? '') || (code === undefined && /terminated|timeout/.test(message))) return false
    throw error
  } finally {
    await client.end().catch(() => {})
  }
}
