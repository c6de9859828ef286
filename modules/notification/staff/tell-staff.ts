import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import { mostLines } from '../letters/staff-letters.ts'
import type { ContactRepository } from '../telling/contact-repository.ts'
import type { TellUsers } from '../telling/tell-user.ts'
import type { Telling } from '../telling/telling.ts'
import { type AlertKind, alertKinds, permissionOf } from './alert.ts'
import type { AlertRepository, Told } from './alert-repository.ts'

interface Needs {
  alerts: AlertRepository
  contacts: ContactRepository
  tellUsers: TellUsers
  db: Database
  config: Config
  now: () => Date
}

/** More than that are told of by the next letter. */
const most = 10_000

/**
 * Tells staff of what they are to deal with, one letter a kind for all that has gathered since the last: when the first of
 * it has stood for `STAFF_NEWS_AFTER`. Where nobody may be told, it waits until there is somebody.
 */
export const tellStaff = ({ alerts, contacts, tellUsers, db, config, now }: Needs) => {
  const tell = async (kind: AlertKind, tx: Tx) => {
    const staff = await contacts.whoMay(permissionOf[kind], tx)
    if (staff.length === 0) return
    const told = await alerts.claim(kind, now(), most, tx)
    if (told.length === 0) return
    tellUsers(lettersOf(kind, told, staff, v7()), tx)
  }
  return async (signal: AbortSignal): Promise<void> => {
    const before = new Date(now().getTime() - config.notification.staffNewsAfter)
    const due = await alerts.due(before)
    for (const kind of alertKinds) {
      if (signal.aborted) return
      if (due.includes(kind)) await db.transaction((tx) => tell(kind, tx))
    }
  }
}

/** What each of them reads; `id` names it. */
function lettersOf(kind: AlertKind, told: Told[], staff: string[], id: string): Telling[] {
  const lines = told.slice(0, mostLines).map(({ subject, data, name, soldBy }) => {
    if (kind !== 'low_stock') return data
    const { available: amount } = data as { available: number }
    return { name: name ?? subject, left: { soldBy: soldBy ?? 'piece', amount } }
  })
  const letter = { template: kind, dedup: `${kind}:${id}`, data: { count: told.length, lines } }
  return staff.map((userId) => ({ ...letter, userId }) as Telling)
}
