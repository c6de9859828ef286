import { type Money, money } from '#src/money.ts'
import type { SoldBy } from '#src/quantity.ts'
import type { CatalogueEntry } from '../pricing.ts'
import { costed, type IfShort, mostOfLine, type OrderItem, promisedFor, untouched } from './lines.ts'

/** What could stand in for a line of an order: offered by its picker, held by inventory, and taken or not. */

/** How an offer stands. While it is `reserving` or `asked` it is open. */
export const proposalStates = [
  'reserving',
  'asked',
  'accepted',
  'rejected',
  'expired',
  'withdrawn',
  'sold_out',
] as const
export type ProposalState = (typeof proposalStates)[number]

/** How an offer ends. */
export type Answer = Exclude<ProposalState, 'reserving' | 'asked'>

/** An offer, the `number`th of its line. Kept with its order as JSON, so its time is text. */
export interface Proposal {
  line: number
  number: number
  product: Pick<CatalogueEntry, 'productId' | 'sku' | 'name' | 'soldBy' | 'price' | 'ageLimit'>
  /** Pieces, or grams. */
  quantity: number
  /** What inventory holds for it; null until it has said so. */
  held: number | null
  state: ProposalState
  /** It is taken as soon as it is held: its customer said so when ordering. */
  atOnce: boolean
  /** RFC 3339: since when it is offered. */
  at: string
  /** RFC 3339: unanswered at this time, it is refused; null while nobody is asked. */
  until: string | null
}

/** At most so many for a line. */
export const mostProposals = 10

/** So many picks of a line are known again. */
export const mostPickIds = 4

/** The request by which inventory is asked to hold it, and answers. */
export const requestOf = ({ line, number }: Pick<Proposal, 'line' | 'number'>) =>
  `substitute:${line}:${number}`

export const isOpen = ({ state }: Proposal): boolean => state === 'reserving' || state === 'asked'

/** Whether a customer has said beforehand that this product may stand in. */
export const takesAtOnce = (ifShort: IfShort, productId: string): boolean =>
  ifShort === 'best_match' || (typeof ifShort === 'object' && ifShort.productId === productId)

/** Minor units: what the line would have cost, and so the most that whatever stands in for it does. */
const boundOf = (item: OrderItem): number => {
  const ordered = promisedFor(item, item.quantity)
  return item.atMost === null ? ordered : Math.min(ordered, item.atMost)
}

/** The line that an offer would become. It never costs more than the one that it stands in for. */
export function lineOf(
  { product, quantity, held }: Pick<Proposal, 'product' | 'quantity' | 'held'>,
  instead: OrderItem,
  line: number,
): OrderItem {
  const { price: unitPrice, ...described } = product
  return costed({
    ...untouched,
    ...described,
    line,
    quantity,
    unitPrice,
    discounts: [],
    promised: [],
    lineTotal: money(0, unitPrice.currency),
    ifShort: 'ask',
    substituteFor: instead.line,
    atMost: boundOf(instead),
    held,
  })
}

/** What its customer would pay for it. */
export const priceOf = (
  proposal: Pick<Proposal, 'product' | 'quantity' | 'held'>,
  instead: OrderItem,
): Money => lineOf(proposal, instead, instead.line).lineTotal

/** What is to be held for an offer that is open. */
export function holdOfProposal({ product, quantity, held }: Proposal, tolerance: number) {
  const { productId, soldBy } = product as { productId: string; soldBy: SoldBy }
  return { productId, soldBy, quantity, most: held ?? mostOfLine({ soldBy, quantity }, tolerance) }
}
