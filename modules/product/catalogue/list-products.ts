import { hash } from 'node:crypto'
import { z } from 'zod'
import { invalid } from '#src/http/problem.ts'
import { id } from '#src/schemas/fields.ts'
import { type Page, pageOf, readCursor } from '#src/schemas/page.ts'
import type { StockedProduct } from '../product.ts'
import type { CatalogueRepository } from './catalogue-repository.ts'
import type { ProductQuery, Sort } from './schemas.ts'

/** A cursor of ours with a key of another kind of sort. */
const foreign = z.object({ list: z.string() }).strip()

const placeOf = (key: z.ZodType<string | number>) =>
  z
    .strictObject({
      list: z.string(),
      key,
      id,
      meant: z.literal(true).optional(),
      parted: z.literal(true).optional(),
      relaxed: z.int().min(1).max(2).optional(),
    })
    .or(foreign)

/**
 * What a key may be, so that a made-up cursor can't reach the database as a key of another kind. Made once: a schema
 * costs as much to make as a page to read.
 */
const places: Record<Sort, ReturnType<typeof placeOf>> = {
  relevance: placeOf(z.int().min(-100_000).max(100_000)),
  name: placeOf(z.string().max(200)),
  price: placeOf(z.int().min(0)),
  '-price': placeOf(z.int().min(0)),
  '-createdAt': placeOf(z.iso.datetime({ precision: 3 }).regex(/^[12]/)),
}

/** A page, and what was left out of the search so that anything is found, as it was typed. */
interface FoundPage extends Page<StockedProduct> {
  relaxed?: string[]
}

interface Needs {
  catalogue: CatalogueRepository
}

/**
 * A page of the active products. A cursor goes on with the very list that it came from: with other
 * filters or another sort it is a 422.
 */
export const listProducts =
  ({ catalogue }: Needs) =>
  async ({ limit, cursor, sort: asked, ...query }: ProductQuery): Promise<FoundPage> => {
    const filters = { ...query, q: query.q || undefined }
    const sort = sortOf(asked, filters.q)
    const list = hash('sha1', JSON.stringify([sort, Object.entries(filters).sort()]), 'base64url').slice(
      0,
      12,
    )
    const place = readCursor(cursor, places[sort])
    if (place && (place.list !== list || !('key' in place))) {
      throw invalid({ path: 'cursor', message: 'is of a list with other filters or another sort' })
    }
    const { rows, way, step, relaxed } = await catalogue.page(filters, sort, place, limit + 1)
    const page = pageOf(rows, limit, ({ key, product }) => ({
      list,
      key,
      id: product.id,
      ...(way !== 'typed' && { [way]: true }),
      ...(step > 0 && { relaxed: step }),
    }))
    return {
      items: page.items.map(({ product }) => product),
      nextCursor: page.nextCursor,
      ...(relaxed.length > 0 && { relaxed }),
    }
  }

/** Without words nothing is more relevant than another. */
function sortOf(asked: Sort | undefined, q: string | undefined): Sort {
  if (q) return asked ?? 'relevance'
  return asked === undefined || asked === 'relevance' ? 'name' : asked
}
