import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { v7 } from 'uuid'
import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import { openDocument, personalDocument } from '#src/runtime/personal-export.ts'
import { open } from '../accounts/own-account.ts'
import { personalLists } from '../personal-data-repository.ts'
import type { UserRepository } from '../user-repository.ts'
import type { PersonalExportRepository } from './personal-export-repository.ts'

/** The modules that are asked, with what they answer by. */
export const sources = {
  product: 'mart.product.v1.PersonalDataGathered',
  inventory: 'mart.inventory.v1.PersonalDataGathered',
  order: 'mart.order.v1.PersonalDataGathered',
  payment: 'mart.payment.v1.PersonalDataGathered',
  notification: 'mart.notification.v1.PersonalDataGathered',
} as const

export type Source = keyof typeof sources

/** An export that is whole, as JSON; or the modules that haven't handed over yet. */
export type Exported = { json: string } | { missing: string[] }

/** How long an export is the current one: milliseconds. */
export const currentFor = 60 * 60_000

interface Needs {
  users: UserRepository
  personalExports: PersonalExportRepository
  now: () => Date
}

/**
 * All that the mart holds of the caller. The first time, and an hour later, every module is asked; until all have answered
 * it says which haven't. 401 for a closed account.
 */
export const exportPersonalData =
  ({ users, personalExports, now }: Needs) =>
  async (userId: string, tx: Tx): Promise<Exported> => {
    // Locked, so that nothing is asked for or kept of who is just being erased.
    open(await users.lock(userId, tx))
    const { publicKey, privateKey } = generateKeyPairSync('x25519')
    const next = {
      id: v7(),
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      requestedAt: now(),
    }
    const oldest = new Date(next.requestedAt.getTime() - currentFor)
    if (await personalExports.begin(userId, next, oldest, tx)) {
      const x = publicKey.export({ format: 'jwk' }).x as string
      tx.say(event('mart.user.v1.PersonalDataRequested', userId, { userId, exportId: next.id, publicKey: x }))
      return { missing: Object.keys(sources) }
    }
    const current = await personalExports.current(userId, tx)
    if (!current) throw new Error('the export is gone')
    const sealed = new Map(
      (await personalExports.documents(current.id, tx)).map((one) => [one.module, one.sealed]),
    )
    const missing = Object.keys(sources).filter((module) => !sealed.get(module))
    if (missing.length > 0) return { missing }
    const key = createPrivateKey(current.privateKey)
    const documents = await Promise.all(
      Object.entries(sources).map(
        async ([module, type]) =>
          `"${module}":${await openDocument(type, current.id, sealed.get(module) as string, key)}`,
      ),
    )
    const own = JSON.stringify(await personalDocument(personalLists, userId, tx))
    const at = JSON.stringify(current.requestedAt)
    return { json: `{"exportedAt":${at},"user":${own},${documents.join(',')}}` }
  }
