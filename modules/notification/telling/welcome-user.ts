import { fromTimestamp, type UserState } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { ContactRepository } from './contact-repository.ts'
import { type Telling, tellings } from './telling.ts'

interface Needs {
  contacts: ContactRepository
  tellUser: (telling: Telling, tx: Tx) => void
  now: () => Date
}

/** States of users are kept for ever and can be announced again: who registered long ago is no newcomer. */
const newcomer = 24 * 60 * 60_000

/** Keeps a user's contact, and welcomes one who has just come. */
export const welcomeUser =
  ({ contacts, tellUser, now }: Needs) =>
  (user: UserState, tx: Tx): void => {
    contacts.keep(user, tx)
    const age = now().getTime() - fromTimestamp(user.createdAt).getTime()
    if (user.role === 'customer' && age < newcomer) tellUser(tellings.welcome(user), tx)
  }
