import type { Check } from './check.ts'
import { read } from './read.ts'

/** What the notification module heard of an order, in the order in which it did: `order.confirmed`. */
export interface Heard {
  order: string
  heard: string[]
  /** What happened to it: `OrderConfirmed`. */
  events: string[]
}

/** What a subscriber does with an order's events it does in the order in which they happened, whatever failed meanwhile. */
export const heardInOrder: Check = {
  name: 'heard-in-order',
  says: 'of each order its subscribers handle what happened in the order in which it happened, also where a handler failed and was tried again',
  async run(_history, mart) {
    const timelines = await read<{ id: string; events: string[] }>(
      mart,
      'order',
      'select order_id::text as id, array_agg(event order by version) as events from timeline group by order_id',
    )
    // Queued by whoever handles the event, in its transaction: their numbers are the order of handling, whatever clocks say.
    const queued = await read<{ subject: string; heard: string[] }>(
      mart,
      'notification',
      `select d.subject, array_agg(e.type order by d.id) as heard
       from webhook_deliveries d join webhook_events e on e.id = d.event_id
       where d.endpoint_id = (select id from webhook_endpoints order by created_at limit 1) and d.subject like 'order:%'
       group by d.subject`,
    )
    const heardOf = new Map(queued.map(({ subject, heard }) => [subject.slice('order:'.length), heard]))
    const rows = timelines.map(({ id, events }) => ({ order: id, events, heard: heardOf.get(id) ?? [] }))
    return { looked: rows.length, broken: rows.flatMap(outOfOrder) }
  },
}

/** What was heard before something that happened earlier. */
export function outOfOrder({ order, heard, events }: Heard): string[] {
  const happened = events.map((event) => `order.${event.replace('Order', '').toLowerCase()}`)
  const known = heard.filter((name) => happened.includes(name))
  // Some happen more than once: each that was heard is one that happened after the one before.
  let at = -1
  const inOrder = known.every((name) => {
    at = happened.indexOf(name, at + 1)
    return at >= 0
  })
  return inOrder
    ? []
    : [`order ${order}: it was heard that ${known.join(', ')}, and it was ${happened.join(', ')}`]
}
