import type { Config } from '#config/config.ts'
import { toTimestamp } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import { conflict, invalid, Problem } from '#src/http/problem.ts'
import { isTexted } from '#src/schemas/phone.ts'
import { open } from '../accounts/own-account.ts'
import { dailyTextSubjects, textSubjects } from '../guessing/guess-limits.ts'
import type { GuessRepository } from '../guessing/guess-repository.ts'
import type { MailSealer } from '../mail-tokens/mail-sealer.ts'
import { changed } from '../user.ts'
import type { UserRepository } from '../user-repository.ts'
import { isCode, newCode } from './phone-code.ts'
import type { PhoneCodeRepository } from './phone-code-repository.ts'

interface Needs {
  users: UserRepository
  guesses: GuessRepository
  phoneCodes: PhoneCodeRepository
  mailSealer: MailSealer
  config: Config
  now: () => Date
}

/** Milliseconds that a code is good for. */
const lifetime = 10 * 60_000

const day = 24 * 60 * 60_000

const tooMany = (seconds: number) =>
  new Problem(429, 'Too many codes were sent. Try again later.', {
    headers: { 'Retry-After': String(seconds) },
  })

const asked = 'mart.user.v1.PhoneVerificationRequested'

/**
 * Has a code sent to the caller's phone, in the place of the one before. 409 without a phone, or where it is verified
 * already; 422 where the shop sends it no texts; 429 after a few, by account, phone and network, and by the range of
 * numbers: each costs money, and strangers earn by some.
 */
export const askForCode =
  ({ users, guesses, phoneCodes, mailSealer, config, now }: Needs) =>
  async ({ id, ip }: { id: string; ip: string }, tx: Tx): Promise<void> => {
    const user = open(await users.byId(id))
    const { phone } = user
    if (phone === null) throw conflict('Your profile has no phone.')
    if (user.phoneVerified) throw conflict('Your phone is verified already.')
    if (!isTexted(phone, config))
      throw invalid({ path: 'phone', message: 'is not one that we send texts to' })
    // Outside the transaction, which a refusal rolls back.
    await within(textSubjects(id, phone, ip), 15 * 60_000)
    await within(dailyTextSubjects(id, phone, ip), day)

    const { code, salt, hash } = await newCode()
    const expires = new Date(now().getTime() + lifetime)
    phoneCodes.keep(id, { phone, salt, hash }, expires, tx)
    const { sealedToken } = mailSealer.seal(asked, id, code)
    tx.say(event(asked, id, { userId: id, phone, sealedToken, expiresAt: toTimestamp(expires) }))

    async function within(subjects: ReturnType<typeof textSubjects>, lasting: number) {
      for (const subject of subjects)
        if ((await guesses.count([subject], now(), undefined, lasting)) > subject.limit)
          throw tooMany(lasting / 1000)
    }
  }

/** Takes the code back: the phone is the caller's. 422 where it isn't the one that was sent last, or no longer good. */
export const verifyPhone =
  ({ users, phoneCodes, now }: Pick<Needs, 'users' | 'phoneCodes' | 'now'>) =>
  async (id: string, code: string, tx: Tx): Promise<void> => {
    const sent = await phoneCodes.take(id, now())
    if (!sent || !(await isCode(code, sent))) throw worthlessCode()
    const user = open(await users.lock(id, tx))
    const phone = await phoneCodes.spend(id, sent.hash, tx)
    if (phone === null || phone !== user.phone) throw worthlessCode()
    tx.say(changed(await users.save({ ...user, phoneVerified: true }, now(), tx)))
  }

const worthlessCode = () =>
  invalid({ path: 'code', message: 'is not the one that was sent last, or no longer good' })
