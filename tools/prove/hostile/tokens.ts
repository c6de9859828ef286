import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Client, createClient } from '../../mart/client.ts'
import { admin } from '../../mart/running-mart.ts'

/** As whom requests are made. */
export type Role = 'staff' | 'shopper'

/** Says a token that is good now, at an address of this machine: what is tried may end the session, or the account. */
export interface Tokens {
  url: string
  stop(): Promise<void>
}

const password = 'correct horse battery'

export async function serveTokens(mart: string, role: Role): Promise<Tokens> {
  const anyone = createClient(mart)
  let session: Client | null = null

  const signIn = async (account: { email: string; password: string }): Promise<Client> => {
    const { status, body } = await anyone.post('/v1/auth/login', account)
    if (status !== 200) throw new Error(`login of ${account.email}: ${status} ${JSON.stringify(body)}`)
    return anyone.as(body.accessToken)
  }
  /** Whoever is asked has an account: a shopper whose account is gone is another. */
  const enter = async (): Promise<Client> => {
    if (role === 'staff') return signIn(admin)
    const email = `hostile-${randomUUID()}@shopper.test`
    await anyone.post('/v1/auth/register', { email, password, name: 'Hostile' })
    return signIn({ email, password })
  }
  const isGood = async (client: Client) => (await client.get('/v1/users/me')).status === 200
  const token = async (): Promise<string> => {
    if (!session || !(await isGood(session))) session = await enter()
    return session.token as string
  }

  const server = createServer((_, response) => {
    token().then(
      (it) => response.end(it),
      (error) => response.writeHead(500).end(String(error)),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.close().closeAllConnections()
    },
  }
}
