import type { History } from '../history.ts'
import type { Check } from './check.ts'
import { read } from './read.ts'

/** Whose account is whose: from what people were answered about themselves. */
const ofOneself = ['GET /v1/users/me', 'PATCH /v1/users/me']

/** What is of somebody's own is seen by them and by staff. */
export const strangers: Check = {
  name: 'nobody-sees-anothers',
  says: 'no customer was ever answered with an order or a payment of another',
  async run(history, mart) {
    const rows = await read<{ id: string; customer: string }>(
      mart,
      'order',
      'select id, customer_id as customer from orders',
    )
    return brokenSecrets(history, new Map(rows.map(({ id, customer }) => [id, customer])))
  },
}

/** Who saw what of others. `owners`: by order, its customer. */
export function brokenSecrets(
  { deeds }: Pick<History, 'deeds'>,
  owners: Map<string, string>,
): { looked: number; broken: string[] } {
  const ids = new Map<string, string>()
  for (const { who, what, status, output } of deeds)
    if (ofOneself.includes(what) && status === 200) ids.set(nameOf(who), (output as { id: string }).id)
  let looked = 0
  const broken: string[] = []
  for (const { who, what, path, status, output } of deeds) {
    const isCustomer = /^(shopper|zarmina)/.test(who)
    const { id, orderId, customerId } = (output ?? {}) as {
      id?: string
      orderId?: string
      customerId?: string
    }
    const isOrder = what.includes('/v1/orders') || what.endsWith('/checkout')
    const order = isOrder ? id : what.includes('/v1/payments/{id}') ? orderId : undefined
    if (!isCustomer || status === null || status >= 300 || !order) continue
    looked++
    const owner = customerId ?? owners.get(order)
    const self = ids.get(nameOf(who))
    if (self !== undefined && owner !== undefined && owner !== self)
      broken.push(`${who} (${self}) was answered ${path} of ${owner}`)
  }
  return { looked, broken }
}

const nameOf = (who: string) => who.split(',')[0] as string
