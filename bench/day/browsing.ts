import { shares } from './choices.ts'
import type { Product } from './shop.ts'
import { typed } from './typing.ts'
import type { Visit } from './visit.ts'

const listRoute = 'GET /v1/products'
const searchRoute = 'GET /v1/products?q='
const productRoute = 'GET /v1/products/{id}'

/** The first page: the tree of categories and what is listed first. */
export async function home(visit: Visit): Promise<void> {
  const categories = visit.me.caller.ask({
    path: '/v1/categories?limit=100',
    route: 'GET /v1/categories',
    answers: { 200: 'ok' },
  })
  await Promise.all([categories, show(visit, '/v1/products?limit=20', listRoute)])
}

/** On through the list that is shown, else a category, now and then the cheapest first. */
export async function browse(visit: Visit): Promise<void> {
  const { dice } = visit.me
  const { path, items, nextCursor } = visit.list
  if (nextCursor && dice.in(0.4)) {
    const known = new Set(items.map(({ id }) => id))
    await show(visit, path, path.includes('q=') ? searchRoute : listRoute, nextCursor)
    // Prices change under a list that is sorted by them, and relevance with what is in stock; names stay.
    const again =
      path.includes('sort=') || path.includes('q=') ? null : visit.list.items.find(({ id }) => known.has(id))
    if (again) visit.me.caller.wrong(listRoute, `${path}: the next page has ${again.name} again`)
    return
  }
  const { slug, id } = dice.favourite(visit.day.shop.categories)
  const sort = dice.in(0.2) ? '&sort=price' : ''
  await show(visit, `/v1/products?category=${slug}&limit=20${sort}`, listRoute)
  const inside = below(visit, id)
  const stray = visit.list.items.find(({ categoryId }) => !inside.has(categoryId))
  if (stray) visit.me.caller.wrong(listRoute, `${slug} lists ${stray.name}`)
}

/** A word, as people type; each is one that a product has, so that nothing found is wrong, also with a slip. */
export async function search(visit: Visit): Promise<void> {
  const { dice, caller } = visit.me
  const { text, meant, how } = typed(dice.favourite(visit.day.shop.words), dice)
  await show(visit, `/v1/products?q=${encodeURIComponent(text)}&limit=20`, searchRoute)
  visit.tally.happened(`searched, ${how}`)
  if (visit.list.items.length === 0) caller.wrong(searchRoute, `"${text}" for "${meant}" finds nothing`)
}

/** A product of the list, else one that many look at; what the app has kept is asked for with its ETag. */
export async function look(visit: Visit): Promise<void> {
  const { dice, caller, kept } = visit.me
  const { id } =
    visit.list.items.length > 0 ? dice.favourite(visit.list.items) : dice.favourite(visit.day.shop.products)
  const path = `/v1/products/${id}`
  const known = kept.get(path)
  const etag = known && dice.in(shares.revalidated) ? known.etag : null
  const unchanged: Record<number, string> = etag ? { 304: 'as it was' } : {}
  const { status, body, headers } = await caller.ask({
    path,
    route: productRoute,
    headers: etag ? { 'if-none-match': etag } : {},
    answers: { 200: 'ok', ...unchanged },
  })
  if (status === 304) {
    visit.product = known?.product ?? null
    return
  }
  if (body.id !== id || !(body.price.amount > 0))
    caller.wrong(productRoute, `${id} is answered with ${JSON.stringify(body)}`)
  if (known && body.version < known.product.version)
    caller.wrong(productRoute, `${id} went back to version ${body.version}`)
  kept.set(path, { etag: String(headers.etag), product: body })
  visit.product = body
}

async function show(visit: Visit, path: string, route: string, cursor?: string): Promise<void> {
  const { body } = await visit.me.caller.ask({
    path: cursor ? `${path}&cursor=${cursor}` : path,
    route,
    answers: { 200: 'ok' },
  })
  const items: Product[] = body.items
  visit.list = { path, items, nextCursor: body.nextCursor }
  visit.product = null
  if (items.length > 20 || new Set(items.map(({ id }) => id)).size < items.length)
    visit.me.caller.wrong(route, `${path}: ${items.length} items, or one twice`)
}

/** A category and all below it. */
function below(visit: Visit, root: string): Set<string> {
  const inside = new Set([root])
  // Parents come before their children.
  for (const { id, parentId } of visit.day.shop.categories)
    if (parentId && inside.has(parentId)) inside.add(id)
  return inside
}
