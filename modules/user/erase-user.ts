import type { Tx } from '#src/database/transaction.ts'
import { forgetPerson } from '#src/events/forget-person.ts'
import { conflict } from '#src/http/problem.ts'
import { open } from './accounts/own-account.ts'
import type { AddressRepository } from './addresses/address-repository.ts'
import type { MailTokenRepository } from './mail-tokens/mail-token-repository.ts'
import type { CheckPassword } from './passwords/check-password.ts'
import type { PersonalExportRepository } from './personal-export/personal-export-repository.ts'
import type { PhoneCodeRepository } from './phones/phone-code-repository.ts'
import type { SecondFactorRepository } from './second-factor/second-factor-repository.ts'
import type { RevokeErased } from './sessions/revoke.ts'
import type { SessionRepository } from './sessions/session-repository.ts'
import { erased } from './user.ts'
import type { UserRepository } from './user-repository.ts'

/** 409: a mart without an admin could never have one again. */
export const lastAdmin = () => conflict('This is the last admin.')

interface Needs {
  users: UserRepository
  sessions: SessionRepository
  secondFactors: SecondFactorRepository
  mailTokens: MailTokenRepository
  phoneCodes: PhoneCodeRepository
  addresses: AddressRepository
  personalExports: PersonalExportRepository
  checkPassword: CheckPassword
  revokeErased: RevokeErased
  now: () => Date
}

/**
 * Forgets the caller, who shows their password (422), here and by a tombstone in every module; their e-mail address is free
 * again. 409 for the last admin.
 */
export const eraseUser =
  (needs: Needs) =>
  async (id: string, password: string, signal: AbortSignal, tx: Tx): Promise<void> => {
    await needs.checkPassword(id, password, signal, 'password')
    const user = open(await needs.users.lock(id, tx))
    if (user.role === 'admin' && !(await needs.users.keepsAdmin(id, tx))) throw lastAdmin()
    await forget(needs, id, tx)
  }

/**
 * Forgets again someone who was erased, and has come back with a backup: other modules know of it. False where they are not
 * here.
 */
export const eraseAgain =
  (needs: Omit<Needs, 'checkPassword'>) =>
  async (id: string, tx: Tx): Promise<boolean> => {
    if (!(await needs.users.lock(id, tx))) return false
    await forget(needs, id, tx)
    return true
  }

async function forget(
  {
    users,
    sessions,
    secondFactors,
    mailTokens,
    phoneCodes,
    addresses,
    personalExports,
    revokeErased,
    now,
  }: Omit<Needs, 'checkPassword'>,
  id: string,
  tx: Tx,
): Promise<void> {
  users.erase(id, now(), tx)
  sessions.endAll(id, null, tx)
  await secondFactors.remove(id, tx)
  mailTokens.forget(id, ['verify_email', 'reset_password'], tx)
  phoneCodes.forget(id, tx)
  await addresses.removeAll(id, tx)
  personalExports.remove(id, tx)
  await forgetPerson(id, tx)
  tx.say(erased(id))
  revokeErased(id, tx)
}
