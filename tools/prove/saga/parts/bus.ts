import type { Rules } from '../rules.ts'
import {
  copyOf,
  type Event,
  type Listener,
  listeners,
  type Queue,
  type Shelf,
  type Step,
  type Strand,
} from '../world.ts'
import { tell } from './customer.ts'
import { hearStock } from './inventory.ts'
import { happeningOf, take } from './order.ts'
import type { Part } from './part.ts'
import { hearPayment } from './payment.ts'

/** How many of the last handled may come again: two, so that a whole batch comes again in its order. */
const window = 2

/** Whoever hears it does what it does. `shelf` is a copy that it may change. */
const handlers: Record<Listener, (draft: Strand, event: Event, shelf: Shelf, rules: Rules) => void> = {
  stockOfOrder: hearStock,
  paymentOfOrder: (draft, event, _, rules) => hearPayment(draft, event, rules),
  customerOfOrder: (draft, event) => tell(draft, event),
  orderOfStock: hearOrder,
  orderOfPayment: hearOrder,
}

function hearOrder(draft: Strand, event: Event, _: Shelf, rules: Rules): void {
  const happened = happeningOf(event)
  if (happened) take(draft, happened, rules)
}

const names: Record<Listener, string> = {
  stockOfOrder: 'inventory',
  paymentOfOrder: 'payment',
  customerOfOrder: 'notification',
  orderOfStock: 'order',
  orderOfPayment: 'order',
}

/** Delivers what was said: late, and the last few once more. */
export const bus: Part = {
  name: 'bus',
  steps: (strand, shelf, rules) =>
    listeners.flatMap((listener) => [
      ...deliveries(strand, listener, shelf, rules),
      ...repeats(strand, listener),
    ]),
}

function deliveries(strand: Strand, listener: Listener, shelf: Shelf, rules: Rules): Step[] {
  const { waiting } = strand.queues[listener]
  const positions = rules.keepsOrder ? waiting.slice(0, 1).keys() : waiting.keys()
  return [...positions].flatMap((position) => delivered(strand, listener, position, shelf, rules))
}

/**
 * Handles one: the inbox's row, the effect and what is said of it commit together, or not at all. That it crashes before
 * the commit is no step: nothing has happened then, and it is delivered later. That it crashes after it, before the
 * acknowledgement, is the repeat of what was handled last.
 */
function delivered(strand: Strand, listener: Listener, position: number, shelf: Shelf, rules: Rules): Step[] {
  const draft = copyOf(strand)
  const queue = draft.queues[listener]
  const [copy] = queue.waiting.splice(position, 1)
  if (!copy) return []
  const { event, again } = copy
  const words = `${names[listener]} handles ${event.type}${again ? ', which comes again' : ''}`
  if (!again) remember(queue, event)
  if (again && rules.inboxRemembers) return [{ words: `${words}: its inbox knows it`, strand: draft }]
  const lost = rules.acknowledgesAfterCommit
    ? []
    : [{ words: `${words}, and crashes before its commit`, strand: copyOf(draft) }]
  const own = { ...shelf }
  handlers[listener](draft, event, own, rules)
  const changed = own.onHand !== shelf.onHand || own.reserved !== shelf.reserved
  const step: Step = changed ? { words, strand: draft, shelf: own } : { words, strand: draft }
  const silent = rules.saysInTransaction ? [] : [silenced(strand, step, listener)]
  return [step, ...lost, ...silent.filter((it) => it !== null)]
}

function remember(queue: Queue, event: Event): void {
  queue.recent.push(event)
  while (queue.recent.length > window) queue.recent.shift()
}

/** The step, after whose commit it crashes before its events were said; null where it said none. */
function silenced(before: Strand, step: Step, listener: Listener): Step | null {
  const strand = copyOf(step.strand)
  let said = 0
  for (const other of listeners) {
    const kept = before.queues[other].waiting.length - (other === listener ? 1 : 0)
    said += strand.queues[other].waiting.length - kept
    strand.queues[other].waiting.length = kept
  }
  return said > 0 ? { ...step, strand, words: `${step.words}, and crashes before its events are said` } : null
}

/** A crash of the listener before its acknowledgement, or of the relay before it deletes: the last one or two come again. */
function repeats(strand: Strand, listener: Listener): Step[] {
  const { recent } = strand.queues[listener]
  if (strand.left.repeats === 0) return []
  return recent.map((_, from) => {
    const draft = copyOf(strand)
    draft.left.repeats -= 1
    const queue = draft.queues[listener]
    const copies = queue.recent.splice(from).map((event) => ({ event, again: true }))
    queue.waiting.unshift(...copies)
    const what = copies.map(({ event }) => event.type).join(' and ')
    return { words: `${what} will be delivered to ${names[listener]} again, after a crash`, strand: draft }
  })
}
