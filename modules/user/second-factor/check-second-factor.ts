import type { Tx } from '#src/database/transaction.ts'
import { Problem } from '#src/http/problem.ts'
import type { AccountKey } from '../account-key.ts'
import { recoveryHash } from './recovery-codes.ts'
import { openSecret } from './sealed-secret.ts'
import type { SecondFactor, SecondFactorRepository } from './second-factor-repository.ts'
import { stepOf } from './totp.ts'

/** What showed that somebody has a second factor; good once it is spent. */
export type Proof = { step: number } | { recovery: Buffer }

/** 401, by which a client knows that it has to ask for a code. */
export const otpRequired = (detail: string) =>
  new Problem(401, detail, { type: '/problems/otp-required', headers: { 'WWW-Authenticate': 'Bearer' } })

interface Needs {
  secondFactors: SecondFactorRepository
  accountKey: AccountKey
  now: () => Date
}

/** What a code proves of a second factor that is on; null where it is wrong, or was used. Spends nothing. */
export const proofOf =
  ({ secondFactors, accountKey, now }: Needs) =>
  async (userId: string, { secret, lastStep }: SecondFactor, code: string): Promise<Proof | null> => {
    const digits = code.replaceAll(/[^0-9A-Za-z]/g, '')
    if (/^\d{6}$/.test(digits)) {
      const step = stepOf(openSecret(accountKey.of('second factor'), userId, secret), digits, now(), lastStep)
      return step === null ? null : { step }
    }
    const recovery = recoveryHash(accountKey.of('recovery code'), userId, code)
    return (await secondFactors.hasCode(userId, recovery)) ? { recovery } : null
  }

/** Uses a proof up; false where somebody was faster. */
export const spendProof =
  ({ secondFactors }: Pick<Needs, 'secondFactors'>) =>
  (userId: string, proof: Proof, tx: Tx): Promise<boolean> =>
    'step' in proof
      ? secondFactors.spendStep(userId, proof.step, tx)
      : secondFactors.spendCode(userId, proof.recovery, tx)

/**
 * What somebody who has shown the password proves beside it: `none` where the account has no second factor, `missing` where
 * it has and no code came, null where the code is wrong.
 */
export const checkSecondFactor =
  (needs: Needs) =>
  async (userId: string, code: string | undefined): Promise<Proof | 'none' | 'missing' | null> => {
    const factor = await needs.secondFactors.find(userId)
    if (!factor?.confirmedAt) return 'none'
    return code === undefined ? 'missing' : proofOf(needs)(userId, factor, code)
  }

export type CheckSecondFactor = ReturnType<typeof checkSecondFactor>
export type SpendProof = ReturnType<typeof spendProof>
