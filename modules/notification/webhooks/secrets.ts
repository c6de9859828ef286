import { createPublicKey, type KeyObject, randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { Config } from '#config/config.ts'
import { loadOpeningKey } from '#src/keys/mail-keys.ts'
import { seal, unseal } from '#src/keys/sealing.ts'

const bytes = 32

/** A secret as its owner is shown it, once. */
const newSecret = () => `whsec_${randomBytes(bytes).toString('base64')}`

const contextOf = (endpointId: string) => `webhook ${endpointId}`

/** What is signed with, as the database keeps it. */
interface Sealed {
  endpointId: string
  secret: string
  previousSecret: string | null
  previousSecretUntil: Date | null
}

/** What a message is signed by. */
interface Signed {
  'webhook-id': string
  'webhook-timestamp': string
  'webhook-signature': string
}

/** Makes secrets and signs with them. The database has them sealed: a copy of it signs nothing. */
export interface Secrets {
  /** A new one: as it is shown, and as it is kept. */
  make(endpointId: string): Promise<{ secret: string; sealed: string }>
  /** The headers of Standard Webhooks for a try at that time. Rejects where another key sealed the secret. */
  sign(sealed: Sealed, message: { id: string; payload: string }, at: Date): Promise<Signed>
}

export const secrets = ({ config }: { config: Config }): Secrets => {
  let loaded: Promise<KeyObject> | undefined
  const load = () => {
    loaded ??= loadOpeningKey(config)
    // A key that couldn't be read may be readable the next time.
    loaded.catch(() => {
      loaded = undefined
    })
    return loaded
  }
  return {
    async make(endpointId) {
      const secret = newSecret()
      return { secret, sealed: seal(createPublicKey(await load()), secret, contextOf(endpointId)) }
    },
    async sign({ endpointId, secret, previousSecret, previousSecretUntil }, { id, payload }, at) {
      const key = await load()
      const isGood = previousSecret && previousSecretUntil && previousSecretUntil > at
      const signatures = [secret, ...(isGood ? [previousSecret] : [])].map((sealed) =>
        new Webhook(unseal(key, sealed, contextOf(endpointId))).sign(id, at, payload),
      )
      return {
        'webhook-id': id,
        'webhook-timestamp': `${Math.floor(at.getTime() / 1000)}`,
        'webhook-signature': signatures.join(' '),
      }
    },
  }
}
