import { type Money, money, portion } from '#src/money.ts'
import { formatQuantity, lineTotal, type SoldBy } from '#src/quantity.ts'
import { spread } from '../offers/groups.ts'
import type { Saving } from '../offers/offer.ts'

/**
 * What a line of an order is, what of it is in the bag, and what it costs by that. All that an order comes to follows
 * from its lines, so that whatever happens to them it is right to the paisa.
 */

/** What is to be done where there is too little of a line: its customer is asked, gets the money back, or takes what fits. */
export type IfShort = 'ask' | 'refund' | 'best_match' | { productId: string }

/** Why there was too little of it. */
export const shortReasons = ['not_found', 'damaged', 'expired'] as const
export type ShortReason = (typeof shortReasons)[number]

/** How a line stands: nobody has picked it, it is in the bag, there was less than ordered, or another stands in for it. */
export const lineStates = ['open', 'picked', 'short', 'substituted'] as const
export type LineState = (typeof lineStates)[number]

/** What is taken off a line, named for people. */
export interface Discount {
  offerId?: string
  name: string
  amount: Money
}

/** A line as it was priced, and what became of it; the order keeps it, whatever becomes of the product. */
export interface OrderItem {
  /** From 1 on. A line keeps its number; what takes its place gets the next. */
  line: number
  productId: string
  sku: string
  name: string
  soldBy: SoldBy
  /** Ordered: pieces, or grams. */
  quantity: number
  /** Per piece, or per kilogram. */
  unitPrice: Money
  /** What is taken off what `quantity`, or what is in the bag, costs. */
  discounts: Discount[]
  /** What it costs as known now: of what is in the bag once it was picked, less what came back and its discounts. */
  lineTotal: Money
  ifShort: IfShort
  state: LineState
  /** Pieces, or grams as weighed; null while it is open. */
  picked: number | null
  shortReason: ShortReason | null
  /** So much there was too little of it, also once another line stands in for it; absent where it isn't known. */
  lacking?: number | null
  /** Of what was picked. */
  returned: number
  /** The line that it stands in for. */
  substituteFor: number | null
  /** Minor units: what that line would have cost, and so the most that this one does; null where nothing bounds it. */
  atMost: number | null
  /** Pieces, or grams, that inventory holds for it; null until it has said so. */
  held: number | null
  /** Who is younger doesn't get it. */
  ageLimit: number | null
  /** What offers take off what was ordered (`quantity`), in minor units; of more or less of it more or less. */
  promised: Saving[]
  /** Its categories and brand when it was ordered; absent where no offer of then is for it by either. */
  offeredAs?: { categoryIds: string[]; brand: string }
  /** How it is taxed, and its rate in basis points as it was when it was ordered. */
  taxClass: string
  taxRate: number
  /** Minor units, per piece or kilogram: the printed price, where that is what is taxed. */
  retailPrice: number | null
  /** What customs and tax authorities know it by, as its product said when it was ordered; empty: nothing. */
  tariffCode: string
  /** The number by which its picker's device knows the pick; an older one comes too late. */
  sequence: number | null
  /** Whose device that is; absent where it isn't known. */
  sequenceBy?: string | null
  /** The last picks by their devices' ids: what was heard before is known again. */
  pickIds: string[] | null
}

/** What every line begins as. */
export const untouched = {
  ifShort: 'ask',
  state: 'open',
  picked: null,
  shortReason: null,
  returned: 0,
  substituteFor: null,
  atMost: null,
  held: null,
  ageLimit: null,
  taxClass: '',
  taxRate: 0,
  retailPrice: null,
  tariffCode: '',
  sequence: null,
  pickIds: null,
} as const satisfies Partial<OrderItem>

/** What a weight may be over what was ordered, in grams rounded down; a piece is a piece. `tolerance` in percent. */
export const mostOfLine = (
  { soldBy, quantity }: Pick<OrderItem, 'soldBy' | 'quantity'>,
  tolerance: number,
): number => (soldBy === 'piece' ? quantity : Math.floor((quantity * (100 + tolerance)) / 100))

/** The least of a line that isn't short: of a weight a little less is as good as what was ordered. */
const leastOfLine = ({ soldBy, quantity }: OrderItem, tolerance: number): number =>
  soldBy === 'piece' ? quantity : Math.ceil((quantity * (100 - tolerance)) / 100)

/** Whether so much of a line is too little. */
export const isShort = (item: OrderItem, quantity: number, tolerance: number): boolean =>
  quantity < leastOfLine(item, tolerance)

/** Why so much of a line can't be in the bag, as the field that is wrong and what it must be; null where it can. */
export function whyNotPicked(
  item: OrderItem,
  quantity: number,
  reason: ShortReason | null,
  tolerance: number,
): { path: 'quantity' | 'reason'; message: string } | null {
  const most = mostOfLine(item, tolerance)
  const spell = (amount: number) => formatQuantity(item.soldBy, amount)
  if (quantity > most) {
    const ordered = `${spell(item.quantity)} ${item.soldBy === 'piece' ? 'are' : 'is'} ordered`
    const over = item.soldBy === 'piece' ? ordered : `${ordered}, and ${spell(most)} is the most for it`
    return { path: 'quantity', message: `is more than may be in the bag: ${over}` }
  }
  if (item.held !== null && quantity > item.held)
    return { path: 'quantity', message: `is more than is held for this order: ${spell(item.held)}` }
  const short = isShort(item, quantity, tolerance)
  if (short && reason === null)
    return { path: 'reason', message: `must say why it is less than ${spell(item.quantity)}` }
  if (!short && reason !== null)
    return { path: 'reason', message: 'goes with less than was ordered, and this is not' }
  return null
}

/** What of a line its customer has or is to have: what is in the bag, else what was ordered, less what came back. */
export const keptOf = ({ state, picked, quantity, returned }: OrderItem): number =>
  state === 'substituted' ? 0 : (picked ?? quantity) - returned

/** What so much of a line costs, in minor units, at the price that was promised: never more than without an offer. */
export function promisedFor({ unitPrice, soldBy, quantity, promised }: OrderItem, amount: number): number {
  const whole = lineTotal(unitPrice, soldBy, amount).amount
  if (promised.length === 0) return whole
  const off = promised.reduce((sum, saving) => sum + saving.amount, 0)
  const ordered = lineTotal(unitPrice, soldBy, quantity).amount
  return Math.min(whole, portion(money(ordered - off, unitPrice.currency), amount, quantity).amount)
}

/**
 * A line that costs what it costs by now. Discounts follow what is in the bag, and shrink with what comes back, so that in
 * however many parts a line comes back they sum to the whole.
 */
export function costed(item: OrderItem): OrderItem {
  const { currency } = item.unitPrice
  const taken = item.state === 'substituted' ? 0 : (item.picked ?? item.quantity)
  const kept = keptOf(item)
  const promised = promisedFor(item, taken)
  const net = item.atMost === null ? promised : Math.min(promised, item.atMost)
  const gross = grossOf(item)
  const whole = lineTotal(item.unitPrice, item.soldBy, taken).amount
  const cost =
    whole === net || taken === 0 ? gross : Math.min(gross, portion(money(net, currency), kept, taken).amount)
  const parts = [...item.promised, { name: 'substitute', amount: promised - net }]
  const shares = spread(gross - cost, new Map(parts.map(({ amount }, at) => [at, amount])))
  const discounts = parts.flatMap((part, at) => {
    const amount = shares.get(at) ?? 0
    return amount > 0 ? [{ ...part, amount: money(amount, currency) }] : []
  })
  return { ...item, discounts, lineTotal: money(cost, currency) }
}

/** What a line costs before anything is taken off. */
export const grossOf = (item: OrderItem): number =>
  lineTotal(item.unitPrice, item.soldBy, keptOf(item)).amount

/** Minor units: the most that a line can come to, whatever is weighed. */
export function dearest(item: OrderItem, tolerance: number): number {
  if (item.state === 'substituted') return 0
  const most = promisedFor(item, mostOfLine(item, tolerance))
  return item.atMost === null ? most : Math.min(most, item.atMost)
}

/** What is to be held of a product: `quantity` at least, `most` where weights vary. */
export interface Hold {
  productId: string
  soldBy: SoldBy
  quantity: number
  most: number
}

/** One for each product, as inventory counts. */
export function byProduct(holds: Hold[]): Hold[] {
  const sums = new Map<string, Hold>()
  for (const hold of holds) {
    const before = sums.get(hold.productId)
    sums.set(hold.productId, {
      ...hold,
      quantity: hold.quantity + (before?.quantity ?? 0),
      most: hold.most + (before?.most ?? 0),
    })
  }
  return [...sums.values()].filter(({ most }) => most > 0)
}

/** What of a line is to be held: until it is packed what may yet be weighed, then what is in the bag. */
export function holdOf(item: OrderItem, tolerance: number, packed: boolean): Hold {
  const { productId, soldBy } = item
  const kept = item.state === 'substituted' ? 0 : packed ? (item.picked ?? item.quantity) : null
  if (kept !== null) return { productId, soldBy, quantity: kept, most: kept }
  const most = item.held ?? mostOfLine(item, tolerance)
  return { productId, soldBy, quantity: Math.min(item.quantity, most), most }
}
