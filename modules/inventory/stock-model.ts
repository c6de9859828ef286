type Step = 'release' | 'ship' | 'bring_back' | 'restock'
type Change = 'counted' | 'adjusted'

/** So much of a product at least, and up to `most`. */
interface Wish {
  product: number
  quantity: number
  most: number
}

/** What happens to a model of an inventory: as to the real one, with products and orders by number. */
export type Happening =
  | { type: 'placed'; order: number; items: Wish[] }
  | { type: 'more'; order: number; request: string; items: Wish[] }
  /** The order wants so much held of each product and nothing else; this line of it was spoilt, for good. */
  | { type: 'settled'; order: number; most: [product: number, most: number][]; spoilt: Spoilt | null }
  | { type: 'some back'; order: number; product: number; quantity: number; restock: boolean }
  | { type: Step; order: number }
  | { type: Change; product: number; amount: number }
  | { type: 'reorder'; product: number; point: number }
  | { type: 'described'; product: number; opening: number; soldBy?: string; version?: number }

interface Spoilt {
  line: number
  product: number
  quantity: number
}

interface Shelf {
  onHand: number
  reserved: number
}

interface Order {
  status: string
  /** What is held, or out. */
  lines: Map<number, number>
  asked: Set<string>
  spoilt: Set<number>
}

/**
 * For tests: an inventory in a few lines of memory, written from what the contract says rather than from
 * how the module does it.
 */
export function stockModel() {
  const shelves = new Map<number, Shelf>()
  const orders = new Map<number, Order>()

  /** All of it, or nothing; as much of what may be more as there is. */
  const hold = (order: Order, items: Wish[]): boolean => {
    const least = new Map<number, number>()
    const most = new Map<number, number>()
    for (const it of items) {
      least.set(it.product, (least.get(it.product) ?? 0) + it.quantity)
      most.set(it.product, (most.get(it.product) ?? 0) + it.most)
    }
    const free = (product: number) => {
      const shelf = shelves.get(product)
      return shelf ? shelf.onHand - shelf.reserved : -1
    }
    const fits = [...least].every(([product, quantity]) => quantity <= free(product))
    if (!fits || items.length === 0 || items.some(({ quantity }) => quantity < 1)) return false
    for (const [product, quantity] of least)
      keep(order, product, Math.max(quantity, Math.min(free(product), most.get(product) as number)))
    return true
  }
  const keep = (order: Order, product: number, more: number) => {
    const shelf = shelves.get(product)
    if (!shelf) return
    shelf.reserved += more
    order.lines.set(product, (order.lines.get(product) ?? 0) + more)
  }

  const place = (number: number, items: Wish[]) => {
    if (orders.has(number)) return
    const order: Order = { status: 'rejected', lines: new Map(), asked: new Set(), spoilt: new Set() }
    orders.set(number, order)
    if (hold(order, items)) order.status = 'reserved'
  }
  const more = (number: number, request: string, items: Wish[]) => {
    const order = orders.get(number)
    if (order?.status !== 'reserved' || order.asked.has(request)) return
    order.asked.add(request)
    hold(order, items)
  }
  const settle = (number: number, wanted: [number, number][], spoilt: Spoilt | null) => {
    const order = orders.get(number)
    if (order?.status !== 'reserved' || wanted.length === 0) return
    const most = new Map(wanted)
    const over = (product: number) => Math.max(0, (order.lines.get(product) ?? 0) - (most.get(product) ?? 0))
    if (spoilt && shelves.has(spoilt.product) && !order.spoilt.has(spoilt.line)) {
      order.spoilt.add(spoilt.line)
      const gone = Math.min(spoilt.quantity, over(spoilt.product))
      keep(order, spoilt.product, -gone)
      const shelf = shelves.get(spoilt.product)
      if (shelf) shelf.onHand -= gone
    }
    for (const product of order.lines.keys()) keep(order, product, -over(product))
  }

  const advance = (number: number, type: Step) => {
    const order = orders.get(number)
    const from = type === 'release' || type === 'ship' ? 'reserved' : 'shipped'
    if (order?.status !== from) return
    order.status = { release: 'released', ship: 'shipped', bring_back: 'reserved', restock: 'restocked' }[
      type
    ]
    if (type !== 'bring_back') order.asked.clear()
    for (const [product, quantity] of order.lines) {
      const shelf = shelves.get(product) as Shelf
      if (from === 'reserved') shelf.reserved -= quantity
      if (type === 'ship') shelf.onHand -= quantity
      if (from === 'shipped') shelf.onHand += quantity
      if (type === 'bring_back') shelf.reserved += quantity
    }
  }
  const takeBack = (number: number, product: number, quantity: number, restock: boolean) => {
    const order = orders.get(number)
    if (order?.status !== 'shipped') return
    const out = order.lines.get(product) ?? 0
    const back = Math.min(out, quantity)
    order.lines.set(product, out - back)
    const shelf = shelves.get(product)
    if (restock && shelf) shelf.onHand += back
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
      else if (it.type === 'more') more(it.order, it.request, it.items)
      else if (it.type === 'settled') settle(it.order, it.most, it.spoilt)
      else if (it.type === 'some back') takeBack(it.order, it.product, it.quantity, it.restock)
      else if (it.type === 'counted') setOnHand(it.product, () => it.amount)
      else if (it.type === 'adjusted') setOnHand(it.product, (onHand) => onHand + it.amount)
      else if (it.type === 'described') setUp(it.product, it.opening)
      else if ('order' in it) advance(it.order, it.type)
    },
  }
}
