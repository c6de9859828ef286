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
    if (!isCustomer || status === null || status >= 300) continue
    const { items } = (output ?? {}) as { items?: Shown[] }
    for (const shown of items ?? [output as Shown | null]) {
      const order = orderIn(what, shown)
      if (!order) continue
      looked++
      const owner = shown?.customerId ?? owners.get(order)
      const self = ids.get(nameOf(who))
      if (self !== undefined && owner !== undefined && owner !== self)
        broken.push(`${who} (${self}) was answered ${path} of ${owner}`)
    }
  }
  return { looked, broken }
}

/** An order or a payment, by itself or in a list. */
interface Shown {
  id?: string
  orderId?: string
  customerId?: string
}

/** Which order somebody was shown by an answer to this operation. */
function orderIn(what: string, shown: Shown | null): string | undefined {
  if (what.includes('/v1/orders') || what.endsWith('/checkout')) return shown?.id
  return what === 'GET /v1/payments' || what.includes('/v1/payments/{id}') ? shown?.orderId : undefined
}

const nameOf = (who: string) => who.split(',')[0] as string
