import type { Tx } from '#src/database/transaction.ts'
import type { ContactRepository } from '../telling/contact-repository.ts'
import type { TellUsers } from '../telling/tell-user.ts'
import type { Next } from './webhook.ts'
import type { Claimed } from './webhook-repository.ts'

interface Needs {
  contacts: ContactRepository
  tellUsers: TellUsers
}

/** Tells every admin that a webhook was switched off, once each time. */
export const tellAdmins =
  ({ contacts, tellUsers }: Needs) =>
  async (
    { endpointId, url }: Claimed,
    why: NonNullable<Next['switchOff']>,
    at: Date,
    tx: Tx,
  ): Promise<void> => {
    // What follows on the host may be a secret of the receiver's.
    const data = { host: new URL(url).host, why, at: at.toISOString() }
    const dedup = `webhook_off:${endpointId}:${data.at}`
    const admins = await contacts.admins(tx)
    if (admins.length > 0)
      tellUsers(
        admins.map((userId) => ({ template: 'webhook_off' as const, userId, dedup, data })),
        tx,
      )
  }

export type TellAdmins = ReturnType<typeof tellAdmins>
