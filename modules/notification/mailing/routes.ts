import { z } from 'zod'
import type { Config } from '#config/config.ts'
import { page, pageOf, pageQuery, readCursor } from '#src/http/page.ts'
import { type Caller, routesFor } from '#src/http/route.ts'
import { id } from '#src/http/schemas.ts'
import { delivery, deliveryStatus } from '../inbox/schemas.ts'
import { toMail } from '../letters/letter.ts'
import type { OpenToken } from '../letters/open-token.ts'
import { publicUrlOf } from '../letters/public-url.ts'
import { write } from '../letters/templates.ts'
import type { Deps } from '../provides.ts'
import type { DeliveryRow } from './delivery-list-repository.ts'

const { get, post } = routesFor<Deps>()

export const deliveryRoutes = [
  get('/v1/notifications/deliveries', {
    summary: 'Every delivery by channel, its state and the answers of the provider, newest first',
    who: 'staff',
    query: z.strictObject({ ...pageQuery, status: deliveryStatus.optional(), userId: id.optional() }),
    answers: { 200: page(delivery) },
    run: async (
      { deliveryList, openToken, config, now },
      { caller, query: { limit, cursor, ...filters } },
    ) => {
      const before = readCursor(cursor, id)
      const rows = await deliveryList.page({ ...filters, before, limit: limit + 1 })
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      const shown = items.map((row) => toDelivery(row, caller, openToken, config, now()))
      return { items: await Promise.all(shown), nextCursor }
    },
  }),

  post('/v1/notifications/deliveries/{id}/retry', {
    summary: 'Send an e-mail that failed or was kept',
    who: 'staff',
    params: z.strictObject({ id }),
    answers: { 202: delivery },
    run: async ({ retryDelivery, openToken, config, now }, { caller, params }, tx) =>
      toDelivery(await retryDelivery(params.id, tx), caller, openToken, config, now()),
  }),
]

async function toDelivery(row: DeliveryRow, caller: Caller, openToken: OpenToken, config: Config, now: Date) {
  const { data, secretUntil, orderId, answer, nextAttemptAt, createdAt, updatedAt, attempts, ...rest } = row
  return {
    ...rest,
    ...(mayShowMail(row, caller, config, now) ? { text: await mailText(row, openToken, config) } : {}),
    ...(orderId ? { orderId } : {}),
    ...(answer ? { answer } : {}),
    ...(nextAttemptAt ? { nextAttemptAt: nextAttemptAt.toISOString() } : {}),
    attempts: attempts.map(({ at, ...attempt }) => ({ at: new Date(at).toISOString(), ...attempt })),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }
}

/**
 * A mail with a token is its reader's key to the account: a member of staff could become an admin by
 * asking for a reset. Only where nothing is at stake, and nothing else could show it, does the admin see it.
 */
function mayShowMail(
  { status, secretUntil }: DeliveryRow,
  caller: Caller,
  config: Config,
  now: Date,
): boolean {
  if (status !== 'kept') return false
  if (!secretUntil) return true
  return secretUntil > now && caller.role === 'admin' && config.env !== 'production'
}

async function mailText(row: DeliveryRow, openToken: OpenToken, config: Config): Promise<string> {
  // One that another key sealed is shown without its token.
  const data = await openToken(row).catch(() => row.data)
  const letter = write(row.template, data as never, config.timeZone)
  return toMail(letter, { name: '', publicUrl: publicUrlOf(config) }).text
}
