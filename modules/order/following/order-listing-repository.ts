import { literal } from '#src/database/literal.ts'
import { type Statement, sql } from '#src/database/statement.ts'
import { type Order, openStatuses, type Status, statuses } from '../order.ts'
import { recipientsWhere } from './recipient-repository.ts'
import type { Search } from './search.ts'

/** What a list is narrowed to. */
export interface OrderFilter {
  customerId?: string
  status?: Status
  number?: string
  paymentMethod?: Order['paymentMethod']
  /** A slot's id. */
  slot?: string
  /** Of the address, in E.164. */
  phone?: string
  search?: Search
  flag?: string
  /** Placed from this time on, and before that one. */
  from?: Date
  to?: Date
  /** As the packing table has it: the earliest slot first, what is in none last; only what is on its way, or of one slot. */
  bySlot?: true
  /** Only orders placed before this one; by slot, only those after it. */
  before?: string
  /** When the slot of that one begins; null where it is in none. */
  beforeSlot?: Date | null
}

/** Clocks that make ids and clocks that date orders are the same ones, give or take what a request takes. */
const hour = 3_600_000

/**
 * Each shape of list is a statement of its own, so that each gets the plan of its index. The status, one of
 * ours, stands in the text: bound, the planner expected a third of all orders to be of any status, and for
 * a page of pending ones walked past 10,000 others (200,000 orders, PostgreSQL 18: 1.4 ms rather than 0.1).
 * Shapes that few ask for have no name, so that connections needn't remember each.
 */
export function listing<Row>(
  columns: string,
  filter: OrderFilter,
  limit: number,
): { statement: Statement<Row>; values: unknown[] } {
  const { customerId, before, status, number, paymentMethod, slot, flag, from, to, bySlot, beforeSlot } =
    filter
  const { phone, search } = filter
  const named = ['order.list']
  const where = ['true']
  const values: unknown[] = [limit]
  const bind = (value: unknown) => `$${values.push(value)}`
  if (customerId !== undefined) {
    named.push('customer')
    where.push(`customer_id = ${bind(customerId)}`)
  }
  if (before !== undefined && !bySlot) {
    named.push('before')
    where.push(`id < ${bind(before)}`)
  }
  if (status !== undefined) {
    named.push(status)
    where.push(`status = '${statuses.find((known) => known === status)}'`)
  }
  const usual = where.length
  if (number !== undefined) where.push(`number = ${bind(number)}`)
  if (paymentMethod !== undefined) where.push(`payment_method = ${bind(paymentMethod)}`)
  if (slot !== undefined) where.push(`slot_id = ${bind(slot)}`)
  if (phone !== undefined) where.push(`id in (${recipientsWhere(`r.phone = ${bind(phone)}`)})`)
  if (search !== undefined) where.push(`id in (${searching(search, bind)})`)
  // As the partial index has it.
  if (flag !== undefined) where.push(`flags <> '{}' and ${bind(flag)} = any(flags)`)
  // Ids are made in the order of time: by them it is a range of the index.
  if (from !== undefined)
    where.push(`created_at >= ${bind(from)} and id >= ${bind(idOf(from.getTime() - hour))}`)
  if (to !== undefined) where.push(`created_at < ${bind(to)} and id < ${bind(idOf(to.getTime() + hour))}`)
  if (bySlot && status === undefined && slot === undefined)
    where.push(`status in (${openStatuses.map((one) => `'${one}'`).join(', ')})`)
  if (bySlot && before !== undefined)
    where.push(
      beforeSlot
        ? `(slot_start is null or (slot_start, id) > (${bind(beforeSlot)}::timestamptz, ${bind(before)}::uuid))`
        : `slot_start is null and id > ${bind(before)}`,
    )
  const order = bySlot ? 'slot_start nulls last, id' : 'id desc'
  const text = `select ${columns} from orders where ${where.join(' and ')} order by ${order} limit $1`
  return { statement: sql<Row>(where.length > usual || bySlot ? '' : named.join('.'), text), values }
}

/** Each by its own index, which an `or` of them would have none of. */
function searching({ number, phone, words = [] }: Search, bind: (value: unknown) => string): string {
  const found: string[] = []
  if (number !== undefined) found.push(`select id from orders where number = ${bind(number)}`)
  if (phone !== undefined) found.push(recipientsWhere(`r.phone = ${bind(phone)}`))
  if (words.length > 0)
    found.push(
      recipientsWhere(words.map((word) => `r.words ilike ${bind(`%${literal(word)}%`)}`).join(' and ')),
    )
  return found.join(' union all ')
}

/** The first id that could be made at a time, as of version 7: 48 bits of milliseconds. */
export function idOf(milliseconds: number): string {
  const hex = Math.min(Math.max(0, milliseconds), 2 ** 48 - 1)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`
}
