type Step = 'release' | 'ship' | 'restock'
type Change = 'counted' | 'adjusted'

/** What happens to a model of an inventory: as to the real one, with products and orders by number. */
export type Happening =
  | { type: 'placed'; order: number; items: { product: number; quantity: number }[] }
  | { type: Step; order: number }
  | { type: Change; product: number; amount: number }
  | { type: 'reorder'; product: number; point: number }
  | { type: 'described'; product: number; opening: number; soldBy?: string; version?: number }

/**
 * For tests: an inventory in a few lines of memory, written from what the contract says rather than from
 * how the module does it.
 */
export function stockModel() {
  const shelves = new Map<number, { onHand: number; reserved: number }>()
  const orders = new Map<number, { status: string; lines: Map<number, number> }>()

  const place = (order: number, items: { product: number; quantity: number }[]) => {
    if (orders.has(order)) return
    const lines = new Map<number, number>()
    for (const { product, quantity } of items) lines.set(product, (lines.get(product) ?? 0) + quantity)
    const fits = [...lines].every(([product, quantity]) => {
      const shelf = shelves.get(product)
      return shelf !== undefined && quantity <= shelf.onHand - shelf.reserved
    })
    const reserved = fits && items.length > 0 && items.every(({ quantity }) => quantity > 0)
    orders.set(order, { status: reserved ? 'reserved' : 'rejected', lines })
    if (reserved) each(lines, (shelf, quantity) => (shelf.reserved += quantity))
  }
  const each = (
    lines: Map<number, number>,
    change: (shelf: { onHand: number; reserved: number }, quantity: number) => void,
  ) => {
    for (const [product, quantity] of lines) change(shelves.get(product) as never, quantity)
  }
  const advance = (number: number, type: Step) => {
    const order = orders.get(number)
    if (order?.status !== (type === 'restock' ? 'shipped' : 'reserved')) return
    order.status = { release: 'released', ship: 'shipped', restock: 'restocked' }[type]
    each(order.lines, (shelf, quantity) => {
      if (type !== 'restock') shelf.reserved -= quantity
      if (type === 'ship') shelf.onHand -= quantity
      if (type === 'restock') shelf.onHand += quantity
    })
  }
  const setOnHand = (product: number, onHandOf: (onHand: number) => number) => {
    const shelf = shelves.get(product)
    const onHand = shelf && onHandOf(shelf.onHand)
    if (shelf && onHand !== undefined && onHand >= shelf.reserved) shelf.onHand = onHand
  }

  const setUp = (product: number, onHand: number) => {
    if (!shelves.has(product)) shelves.set(product, { onHand, reserved: 0 })
  }

  return {
    shelves,
    happen(it: Happening): void {
      if (it.type === 'placed') place(it.order, it.items)
      else if (it.type === 'counted') setOnHand(it.product, () => it.amount)
      else if (it.type === 'adjusted') setOnHand(it.product, (onHand) => onHand + it.amount)
      else if (it.type === 'described') setUp(it.product, it.opening)
      else if ('order' in it) advance(it.order, it.type)
    },
  }
}
