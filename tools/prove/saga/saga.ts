import { parseArgs } from 'node:util'
import { type Explored, exploreWorld, type Options, type World } from './explore.ts'

/** What is explored: each kind of order alone, to its end where that can be reached, and two at once around one product. */
export const worlds: World[] = [
  { orders: ['cash_on_delivery'], stock: 0 },
  { orders: ['cash_on_delivery'], stock: 1 },
  { orders: ['card'], stock: 0 },
  { orders: ['card'], stock: 1 },
  { orders: ['card'], stock: 1, charged: 'at_confirmation' },
  { orders: ['card', 'cash_on_delivery'], stock: 1 },
  { orders: ['card', 'cash_on_delivery'], stock: 2 },
  { orders: ['card', 'card'], stock: 1 },
  { orders: ['cash_on_delivery', 'cash_on_delivery'], stock: 1 },
]

/** Depths of the short run: what they take together is some seconds. Worlds that come to an end before are explored whole. */
const shortDepth = { single: 13, both: 11 }

/** Bytes that the process may take: it ends where it is, and says so, rather than take the machine's. */
const mostMemory = 1.8 * 2 ** 30

/** Explores order, stock and money in all worlds: by the mart's own rules, with every interleaving. */
export function exploreSaga(
  options: { depth?: number; say?: (line: string) => void } & Pick<Options, 'rules' | 'bounds'> = {},
): Explored[] {
  const { depth, say = () => {}, ...rest } = options
  return worlds.map((world) => {
    const own = depth ?? (world.orders.length === 1 ? shortDepth.single : shortDepth.both)
    // Cash by itself comes to its end.
    const bound = world.orders.length === 1 && world.orders[0] !== 'card' ? {} : { depth: own }
    const explored = exploreWorld(world, {
      ...rest,
      ...bound,
      until: () => process.memoryUsage.rss() > mostMemory,
    })
    say(inWords(explored))
    return explored
  })
}

const number = (n: number) => n.toLocaleString('en-US')

/** A line for people, and the trace where something was violated. */
export function inWords({
  world,
  states,
  transitions,
  depth,
  whole,
  strands,
  ms,
  violation,
}: Explored): string {
  const orders = world.orders.map((method) => (method === 'card' ? 'card' : 'cash')).join(' and ')
  const to = whole ? `whole (depth ${depth})` : `to depth ${depth}`
  const charged = world.charged === 'at_confirmation' ? ' (charged at once)' : ''
  const line = `${orders}${charged}, ${world.stock} in stock: ${number(states)} states, ${number(transitions)} transitions, ${to}, ${number(strands)} states of one order, ${(ms / 1000).toFixed(1)} s`
  if (!violation) return `${line}: all invariants hold`
  const steps = violation.trace.map((step, n) => `  ${n + 1}. ${step}`)
  return [`${line}: VIOLATED`, ...steps, ...violation.faults.map((fault) => `  => ${fault}`)].join('\n')
}

/** `npm run prove -- --saga [--depth N]`: gives 1 where something is violated. */
export async function sagaCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { depth: { type: 'string' } } })
  const explored = exploreSaga({ depth: values.depth ? Number(values.depth) : undefined, say: console.log })
  const sum = (figure: 'states' | 'transitions') =>
    number(explored.reduce((all, one) => all + one[figure], 0))
  console.log(`${sum('states')} states, ${sum('transitions')} transitions`)
  return explored.some(({ violation }) => violation) ? 1 : 0
}
