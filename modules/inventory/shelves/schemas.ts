import { z } from 'zod'
import { flag, id, text, timestamp } from '#src/schemas/fields.ts'
import { page, pageQuery } from '#src/schemas/page.ts'
import {
  available,
  inStock,
  type Level,
  low,
  type Movement,
  movementKinds,
  type Place,
  type Shelf,
  storages,
} from '../shelf.ts'

/** The most that staff can count, adjust by or set a reorder point to at once. */
const most = 1_000_000_000

const pieces = (description: string) =>
  z
    .int()
    .min(0)
    .meta({ description: `${description}; pieces, or grams where sold by weight` })

const soldByNext = z.string().optional().meta({
  description:
    'Staff only: by what the product is sold since, where what is there was counted by another: count 0, then count anew',
})

const countWanted = timestamp.optional().meta({
  description: "Staff only: since when somebody should count it: a picker didn't find what should be there",
})

/** Where it lies, as far as somebody said it. */
const place = {
  aisle: z.string().optional().meta({ description: 'Staff only: where it lies' }),
  position: z.int().optional().meta({ description: 'Staff only: along the aisle' }),
  storage: z.enum(storages).optional().meta({ description: 'Staff only: how it is kept' }),
}

/** What everybody sees; staff see the rest too. */
export const StockLevel = z
  .strictObject({
    productId: id,
    available: pieces('On hand and not reserved'),
    inStock: z.boolean(),
    onHand: pieces('Staff only').optional(),
    reserved: pieces('Staff only: promised to orders').optional(),
    reorderPoint: pieces('Staff only: at or under it, order more; 0 never').optional(),
    soldByNext,
    ...place,
    countWanted,
  })
  .meta({ id: 'StockLevel' })

export const ShelfItem = z
  .strictObject({
    productId: id,
    sku: z.string(),
    name: z.string(),
    soldBy: z.string().meta({ description: 'The unit that the numbers count' }),
    soldByNext,
    available: pieces('On hand and not reserved'),
    inStock: z.boolean(),
    low: z.boolean().meta({ description: 'At or under its reorder point' }),
    onHand: pieces('What is there'),
    reserved: pieces('Promised to orders'),
    reorderPoint: pieces('At or under it, order more; 0 never'),
    ...place,
    countWanted,
    updatedAt: timestamp,
  })
  .meta({ id: 'Shelf' })

export const ShelfPage = page(ShelfItem)

export const StockMovement = z
  .strictObject({
    id,
    productId: id,
    kind: z.enum(movementKinds),
    delta: z.int(),
    onHandAfter: pieces('What was there after it'),
    reason: z.string().optional(),
    reference: z.string().optional().meta({ description: "An order's id, a delivery note's number" }),
    by: z.string().optional().meta({ description: 'Who made it; absent where an event did' }),
    at: timestamp,
  })
  .meta({ id: 'StockMovement' })

export const MovementPage = page(StockMovement)

export const ShelfId = z.strictObject({ productId: id })

export const ShelfQuery = z.strictObject({
  ...pageQuery,
  lowStock: flag.optional().meta({ description: 'true: only what is at or under its reorder point' }),
  countWanted: flag.optional().meta({ description: 'true: only what somebody should count' }),
})

export const MovementQuery = z.strictObject({ ...pageQuery })

export const Count = z.strictObject({ onHand: z.int().min(0).max(most), reason: text(500) })

export const Adjustment = z.strictObject({
  delta: z
    .int()
    .min(-most)
    .max(most)
    .refine((delta) => delta !== 0, 'must not be 0')
    .meta({ not: { const: 0 } }),
  reason: text(500),
  reference: text(200).optional(),
})

/** Null: nobody knows any more. */
export const Plan = z
  .strictObject({
    reorderPoint: z.int().min(0).max(most).optional(),
    aisle: text(40).nullable().optional(),
    position: z.int().min(0).max(100_000).optional(),
    storage: z.enum(storages).nullable().optional(),
  })
  .refine((plan) => Object.keys(plan).length > 0, 'must change something')
  .meta({ id: 'ShelfChange', minProperties: 1 })

/** Where pages begin: after a product, and under a version of its shelf. */
export const shelfPlace = z.guid()
export const movementPlace = z.int().min(1)

/** The numbers of a shelf as a client sees them; `staff` see all of them. */
export const presentLevel = (
  productId: string,
  level: Level & { countWantedSince?: Date | null },
  staff: boolean,
): z.output<typeof StockLevel> => ({
  productId,
  available: available(level),
  inStock: inStock(level),
  ...(staff && { onHand: level.onHand, reserved: level.reserved, reorderPoint: level.reorderPoint }),
  ...(staff && level.soldByNext !== null && { soldByNext: level.soldByNext }),
  ...(staff && presentPlace(level)),
  ...(staff && level.countWantedSince && { countWanted: level.countWantedSince.toISOString() }),
})

const presentPlace = ({ aisle, position, storage }: Place) => ({
  ...(aisle && { aisle }),
  ...(position > 0 && { position }),
  ...(storage && { storage: storage as (typeof storages)[number] }),
})

export const presentShelf = (shelf: Shelf): z.output<typeof ShelfItem> => ({
  productId: shelf.productId,
  sku: shelf.sku,
  name: shelf.name,
  soldBy: shelf.soldBy,
  ...(shelf.soldByNext !== null && { soldByNext: shelf.soldByNext }),
  available: available(shelf),
  inStock: inStock(shelf),
  low: low(shelf),
  onHand: shelf.onHand,
  reserved: shelf.reserved,
  reorderPoint: shelf.reorderPoint,
  ...presentPlace(shelf),
  ...(shelf.countWantedSince && { countWanted: shelf.countWantedSince.toISOString() }),
  updatedAt: shelf.updatedAt.toISOString(),
})

export const presentMovement = (movement: Movement): z.output<typeof StockMovement> => ({
  id: movement.id,
  productId: movement.productId,
  kind: movement.kind,
  delta: movement.delta,
  onHandAfter: movement.onHandAfter,
  ...(movement.reason && { reason: movement.reason }),
  ...(movement.reference && { reference: movement.reference }),
  ...(movement.by && { by: movement.by }),
  at: movement.at.toISOString(),
})
