import type { z } from 'zod'
import type { Config } from '#config/config.ts'
import type { Caller } from '#src/http/route.ts'
import type { OpenToken } from '../letters/open-token.ts'
import type { WriteMail } from '../letters/write-mail.ts'
import { writeText } from '../texting/texts.ts'
import type { Languages } from '../wording/languages.ts'
import type { DeliveryRow } from './delivery-repository.ts'
import type { Delivery } from './schemas.ts'

interface Needs {
  openToken: OpenToken
  writeMail: WriteMail
  languages: Languages
  config: Config
  now: () => Date
}

/** A delivery as staff see it, with the text of a mail or an SMS that is kept. */
export const presentDelivery =
  (needs: Needs) =>
  async (row: DeliveryRow, caller: Caller): Promise<z.output<typeof Delivery>> => {
    const {
      data: _,
      secretUntil: _until,
      language: _chosen,
      orderId,
      answer,
      nextAttemptAt,
      attempts,
      ...rest
    } = row
    const { config, now } = needs
    return {
      ...rest,
      ...(mayShowMail(row, caller, config, now()) && { text: await textOf(row, needs) }),
      ...(orderId && { orderId }),
      ...(answer && { answer }),
      ...(nextAttemptAt && { nextAttemptAt: nextAttemptAt.toISOString() }),
      attempts: attempts.map(({ at, ...attempt }) => ({ at: new Date(at).toISOString(), ...attempt })),
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    }
  }

/**
 * A mail with a token is its reader's key to the account: a member of staff could become an admin by
 * asking for a reset. Only where nothing is at stake, and nothing else could show it, does the admin see it.
 */
function mayShowMail(
  { status, secretUntil }: DeliveryRow,
  caller: Caller,
  { env }: Config,
  now: Date,
): boolean {
  if (status !== 'kept') return false
  if (!secretUntil) return true
  return secretUntil > now && caller.role === 'admin' && env !== 'production'
}

async function textOf(row: DeliveryRow, { openToken, writeMail, languages, config }: Needs): Promise<string> {
  // One that another key sealed is shown without its token.
  const data = await openToken(row).catch(() => row.data)
  if (row.channel === 'sms')
    return writeText(row.template, data, languages.of(row.language), config.notification.smsMostParts)
  return (await writeMail({ ...row, data, name: '' })).text
}
