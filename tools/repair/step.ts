import { z } from 'zod'
import { sayable } from '../../modules/order/fulfilment/catch-up.ts'
import { statuses } from '../../modules/order/order.ts'

const why = z.string()
const id = z.uuid()
const version = z.number()

/** What closes a gap between modules, with no word about a person: who is meant is looked up when the step is taken. */
export const step = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('payment.adopt'),
    ...{
      provider: z.enum(['sandbox', 'stripe']),
      reference: z.string(),
      payment: id,
      order: id,
      customer: id,
      why,
    },
  }),
  z.object({ do: z.literal('user.erase'), user: id, why }),
  z.object({ do: z.literal('user.recover'), user: id, why }),
  z.object({ do: z.literal('user.raise'), user: id, version, why }),
  z.object({ do: z.literal('product.recover'), product: id, why }),
  z.object({ do: z.literal('product.raise'), product: id, version, why }),
  z.object({ do: z.literal('stock.raise'), product: id, version, why }),
  z.object({ do: z.literal('basket.raise'), product: id, version, why }),
  z.object({
    do: z.literal('receipts.raise'),
    ...{ series: z.enum(['INV', 'CN']), year: z.number(), number: z.number(), why },
  }),
  z.object({ do: z.literal('order.recover'), order: id, to: z.enum(statuses), refunded: z.number(), why }),
  z.object({ do: z.literal('order.advance'), order: id, to: z.enum(statuses), refunded: z.number(), why }),
  z.object({ do: z.literal('stock.adjust'), product: id, wanted: z.number(), why }),
  z.object({ do: z.literal('stock.reject'), order: id, why }),
  z.object({ do: z.literal('order.say'), order: id, facts: z.array(z.enum(sayable)), why }),
  z.object({ do: z.literal('announce'), what: z.enum(['user', 'product', 'stock', 'basket']), why }),
  /** Nothing that a step could close: people have to look. */
  z.object({ do: z.literal('look'), order: id.optional(), product: id.optional(), user: id.optional(), why }),
])
export type Step = z.infer<typeof step>

/** In this order steps are taken: what a provider has done is known before anything is said that asks for money. */
const order: Step['do'][] = [
  'payment.adopt',
  'user.erase',
  'user.recover',
  'user.raise',
  'product.recover',
  'product.raise',
  'stock.raise',
  'basket.raise',
  'receipts.raise',
  'order.recover',
  'order.advance',
  'stock.adjust',
  'stock.reject',
  'order.say',
  'announce',
  'look',
]

export const inOrder = (steps: Step[]): Step[] =>
  steps.toSorted((a, b) => order.indexOf(a.do) - order.indexOf(b.do))

export const plan = z.object({
  format: z.literal(1),
  /** Names what it puts on shelves, so that it does so once. */
  id: z.uuid(),
  madeAt: z.string(),
  /** What happened before that the modules agree about. */
  since: z.string(),
  steps: z.array(step),
})
export type Plan = z.infer<typeof plan>

/** What a step is about. */
export const subjectOf = (step: Step): string => {
  if (step.do === 'payment.adopt') return `payment ${step.payment} (order ${step.order})`
  if (step.do === 'announce') return step.what
  if (step.do === 'receipts.raise') return `receipts ${step.series}-${step.year}`
  for (const kind of ['order', 'product', 'user'] as const)
    if (kind in step && (step as Record<string, unknown>)[kind])
      return `${kind} ${(step as Record<string, unknown>)[kind]}`
  return ''
}
