import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * A port on loopback that nobody listens on, below those that the system itself gives out, so that no
 * outgoing connection takes it before its server does, or while that is restarted.
 */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    const port = 20_000 + Math.floor(Math.random() * 12_000)
    const server = createServer().listen(port, '127.0.0.1')
    const [taken] = await Promise.race([
      once(server, 'listening').then(() => [false]),
      once(server, 'error').then(() => [true]),
    ])
    server.close()
    if (!taken) return port
  }
  throw new Error('no free port between 20000 and 32000')
}
