import { z } from 'zod'
import { id, money, wholeNumber } from '#src/schemas/fields.ts'
import type { OrderItem } from '../life/lines.ts'
import { priceOf } from '../life/substitutes.ts'
import { presentPlace } from '../picking/schemas.ts'
import { mostQuantity } from '../pricing.ts'
import type { Suggestion } from './substitute-repository.ts'

export const OfferParams = z.strictObject({
  id,
  line: wholeNumber(1, 1_000_000),
  n: wholeNumber(1, 1_000_000),
})

export const OfferRequest = z.strictObject({
  productId: id,
  quantity: z.int().min(1).max(mostQuantity).meta({ description: 'Pieces, or grams' }),
})

const SuggestionAnswer = z
  .strictObject({
    productId: id,
    sku: z.string(),
    name: z.string(),
    soldBy: z.enum(['piece', 'weight']),
    price: money,
    available: z.int().meta({ description: 'As inventory last said' }),
    named: z
      .boolean()
      .meta({ description: 'Named for it, by its customer or the shop; else of its category' }),
    quantity: z
      .int()
      .optional()
      .meta({ description: 'As much as was ordered, where it is sold by the same' }),
    total: money.optional().meta({ description: 'What its customer would pay for that' }),
    aisle: z.string().optional(),
    position: z.int().optional(),
    storage: z.string().optional(),
  })
  .meta({ id: 'Suggestion' })

export const SuggestionsAnswer = z.strictObject({ items: z.array(SuggestionAnswer) })

export function presentSuggestion(
  { product, available, named, place }: Suggestion,
  item: OrderItem,
): z.output<typeof SuggestionAnswer> {
  const { productId, sku, name, soldBy, price } = product
  const { quantity } = item
  const total = () => priceOf({ product, quantity, held: null }, item)
  return {
    ...{ productId, sku, name, soldBy, price, available, named },
    ...(soldBy === item.soldBy && { quantity, total: total() }),
    ...presentPlace(place),
  }
}
