/** What is measured. */
export const kinds = [
  'memory',
  'heap',
  'loop lag',
  'handles',
  'sockets',
  'connections',
  'table',
  'index',
  'topic',
  'partitions',
  'topics',
  'groups',
] as const
export type Kind = (typeof kinds)[number]

/** Of what is measured: units, and how much it may rise by in a soak and still be flat: of its level, or so much at least. */
export const allowances: Record<Kind, { unit: string; share: number; least: number }> = {
  // A heap's pages come and go with the collector's mood.
  memory: { unit: 'MB', share: 0.1, least: 16 },
  heap: { unit: 'MB', share: 0.1, least: 8 },
  'loop lag': { unit: 'ms', share: 0.5, least: 20 },
  handles: { unit: '', share: 0.1, least: 8 },
  sockets: { unit: '', share: 0.1, least: 8 },
  connections: { unit: '', share: 0.1, least: 4 },
  // Rows that come and go leave room behind until autovacuum has been there.
  table: { unit: 'kB', share: 0.25, least: 512 },
  index: { unit: 'kB', share: 0.25, least: 512 },
  topic: { unit: 'kB', share: 0.25, least: 1_024 },
  partitions: { unit: '', share: 0, least: 0 },
  topics: { unit: '', share: 0, least: 0 },
  groups: { unit: '', share: 0, least: 0 },
}

/** What keeps something from growing for ever: a soak is to find it flat, or growing as it is said to. */
export interface Bound {
  kind: RegExp
  /** `order.outbox` of a table or an index, a process's name of the rest. */
  name: RegExp
  /** `flat`: not at all; `grows`: with what is done at the shop, as long as it says. */
  is: 'flat' | 'grows'
  why: string
}

const rows = /^(table|index)$/
const of = (modules: string, tables: string) => new RegExp(`^(${modules})\\.(${tables})$`)
const all = '\\w+'

/** The first that fits counts. What fits none is unknown, and fails a soak: whoever adds a table says here what bounds it. */
export const bounds: Bound[] = [
  // The machinery of every module.
  { kind: rows, name: of(all, 'outbox'), is: 'flat', why: 'rows go once the bus has them' },
  {
    kind: rows,
    name: of(all, 'parked_events|refused_events'),
    is: 'flat',
    why: 'only what fails is set aside',
  },
  { kind: rows, name: of(all, 'inbox'), is: 'grows', why: 'a row for each event handled, for 35 days' },
  { kind: rows, name: of(all, 'idempotency_keys'), is: 'grows', why: 'answers are kept for 24 hours' },
  { kind: rows, name: of(all, 'audit_log'), is: 'grows', why: 'acts of staff, for AUDIT_LOG_MONTHS' },
  {
    kind: rows,
    name: of(all, 'audit_head|audit_archived|archived_months|migrations|restores|consumer_group|seen|marks'),
    is: 'flat',
    why: 'a row or a few',
  },
  {
    kind: rows,
    name: of(all, 'revocations'),
    is: 'grows',
    why: 'who was signed out, as long as a token lives',
  },
  // What the shop is for is kept: orders, goods, money, people.
  {
    kind: rows,
    name: of('user', all),
    is: 'grows',
    why: 'accounts, their sessions and keys, as long as they are had',
  },
  { kind: rows, name: of('product', all), is: 'grows', why: 'with the catalogue, which the soak adds to' },
  { kind: rows, name: of('inventory', 'shelves'), is: 'grows', why: 'with the catalogue' },
  {
    kind: rows,
    name: of('inventory', 'stock_requests'),
    is: 'flat',
    why: 'of orders that are being picked or changed: they go as the goods do',
  },
  {
    kind: rows,
    name: of('inventory', 'reservations|reservation_lines|shortfalls|movements|movements_carried'),
    is: 'grows',
    why: 'with orders and deliveries, for MOVEMENTS_MONTHS',
  },
  {
    kind: rows,
    name: of('order', 'slots'),
    is: 'grows',
    why: 'with zones and their timetables; they go 90 days after they are over',
  },
  { kind: rows, name: of('order', 'slot_holds'), is: 'flat', why: 'one for each customer, for ten minutes' },
  { kind: rows, name: of('order', 'runs|run_stops'), is: 'grows', why: 'rounds are kept, as orders are' },
  { kind: rows, name: of('order', 'couriers'), is: 'flat', why: 'a row for each of the staff who delivers' },
  { kind: rows, name: of('order', 'waves'), is: 'flat', why: 'kept for a day' },
  { kind: rows, name: of('order', 'zones'), is: 'grows', why: 'as staff draw them up' },
  {
    kind: rows,
    name: of('order', 'receipts'),
    is: 'grows',
    why: 'invoices and credit notes are kept for good',
  },
  { kind: rows, name: of('order', 'receipt_numbers'), is: 'flat', why: 'a row for each series and year' },
  {
    kind: rows,
    name: of('order', 'lost_receipts'),
    is: 'flat',
    why: 'only the repair of a restored database writes into it',
  },
  {
    kind: rows,
    name: of('order', 'fiscal_documents'),
    is: 'grows',
    why: 'a row for each receipt that is registered with a tax authority, kept as it is',
  },
  {
    kind: rows,
    name: of('order', 'receipts_due'),
    is: 'flat',
    why: 'rows go with the receipt that they ask for',
  },
  {
    kind: rows,
    name: of('order', 'orders|recipients|timeline'),
    is: 'grows',
    why: 'with orders; their timelines for TIMELINE_MONTHS',
  },
  {
    kind: rows,
    name: of('order', 'sales'),
    is: 'grows',
    why: 'an entry for each order, and for what is given back of it',
  },
  {
    kind: rows,
    name: of('order', 'sales_rollups|picking_rollups'),
    is: 'grows',
    why: 'with days, and what is sold and who picks on each',
  },
  { kind: rows, name: of('order', 'sales_mended'), is: 'flat', why: 'one row' },
  {
    kind: rows,
    name: of('order', 'catalogue|shelves|customers|erased_customers|cart_items|cart_coupons|basketed'),
    is: 'grows',
    why: 'copies of products and customers, and a basket each',
  },
  {
    kind: rows,
    name: of('order', 'offers|offer_revision|tax_rates|coupon_counts|coupon_uses'),
    is: 'grows',
    why: 'with offers, and the orders that use their coupons; they go with the offer',
  },
  {
    kind: rows,
    name: of('order', 'past_offers'),
    is: 'grows',
    why: 'with changes of offers, while an order that may be changed was priced by them: for a day, and 120 at most',
  },
  {
    kind: rows,
    name: of(
      'payment',
      'payments|refunds|disputes|transactions|payment_changes|courier_orders|courier_movements|courier_cash',
    ),
    is: 'grows',
    why: 'the ledger is of every order',
  },
  {
    kind: rows,
    name: of('payment', 'provider_calls|sandbox_events'),
    is: 'flat',
    why: 'rows go once they are answered',
  },
  {
    kind: rows,
    name: of('payment', 'provider_events|cancelled_orders|erased_customers'),
    is: 'grows',
    why: 'what was told, for 90 days',
  },
  {
    kind: rows,
    name: of('payment', 'sandbox_payments|sandbox_refunds'),
    is: 'grows',
    why: "the sandbox's own books, which only a test shop has",
  },
  {
    kind: rows,
    name: of('notification', 'receipts'),
    is: 'grows',
    why: 'those to be mailed with the news of a delivery; of what is never delivered, for 30 days',
  },
  {
    kind: rows,
    name: of('notification', 'messages|deliveries|delivery_attempts'),
    is: 'grows',
    why: 'with orders, for as long as inboxes are kept',
  },
  {
    kind: rows,
    name: of('notification', 'webhook_\\w+'),
    is: 'grows',
    why: 'with orders, for as long as deliveries can be looked at',
  },
  { kind: rows, name: of('notification', all), is: 'grows', why: 'with customers and products' },
  // Processes.
  {
    kind: /^(memory|heap|loop lag|handles|sockets|connections)$/,
    name: /./,
    is: 'flat',
    why: 'nothing that is done keeps anything of it',
  },
  // Kafka.
  { kind: /^(partitions|topics|groups)$/, name: /./, is: 'flat', why: 'made at the start' },
  { kind: /^topic$/, name: /./, is: 'grows', why: 'events for 30 days; states are compacted' },
]

/** What is said to bound it; null of what nobody has said anything. */
export const boundOf = (kind: Kind, name: string): Bound | null =>
  bounds.find((bound) => bound.kind.test(kind) && bound.name.test(name)) ?? null
