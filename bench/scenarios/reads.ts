import type { Request } from '../fire.ts'
import { race } from '../race.ts'
import { outcomeOf, type Scenario } from '../scenario.ts'
import type { Stage } from '../stage.ts'

const connections = 32

interface Listed {
  items: { id: string; slug: string; name: string }[]
  nextCursor: string | null
}

/** Of a list both must agree on the products; cursors are each one's own. */
const itemsOf = (body: unknown) => (body as Listed).items

/** A read against its limit: the same paths on both, on the same rows. */
const read = (options: {
  name: string
  what: string
  target: number
  limit: 'prepared' | 'products'
  settings?: Record<string, string>
  same: (body: unknown) => unknown
  paths: (stage: Stage, url: string) => Promise<string[]>
}): Scenario => ({
  name: options.name,
  what: options.what,
  reach: `≥ ${options.target}`,
  async run(stage) {
    const mart = await stage.mart(options.settings)
    const limit = await stage.limit(options.limit, 'product')
    try {
      const requests: Request[] = (await options.paths(stage, mart.url)).map((path) => ({ path }))
      const load = { requests, connections }
      const result = await race(stage, {
        mart: { server: mart, load },
        limit: { server: limit, load },
        same: options.same,
      })
      return outcomeOf(result, options.target)
    } finally {
      await mart.stop()
      await limit.stop()
    }
  },
})

const whole = (body: unknown) => body
const uncached = { PRODUCT_CACHE: '0' }

const list = async (url: string, path: string): Promise<Listed> =>
  (await (await fetch(url + path)).json()) as Listed

/** The first twenty, by id and by slug: those that the limit has prepared. */
const shownFirst = async (_stage: Stage, url: string) =>
  (await list(url, '/v1/products')).items.flatMap(({ id, slug }) => [
    `/v1/products/${id}`,
    `/v1/products/${slug}`,
  ])

const everyId = async (stage: Stage) =>
  (await stage.query('product', `select id from product order by md5(id::text)`)).map(
    ({ id }) => `/v1/products/${id}`,
  )

async function everyPage(_stage: Stage, url: string): Promise<string[]> {
  const paths: string[] = []
  for (let path = '/v1/products'; path; ) {
    paths.push(path)
    const { nextCursor } = await list(url, path)
    path = nextCursor ? `/v1/products?cursor=${nextCursor}` : ''
  }
  return paths
}

/** Words of names, every third misspelt by two letters swapped. */
async function searches(stage: Stage): Promise<string[]> {
  const rows = await stage.query(
    'product',
    `select distinct word from product, regexp_split_to_table(lower(name), '[^a-z]+') as word
     where length(word) between 5 and 12 order by word limit 300`,
  )
  return rows.map(({ word }, at) => {
    const typed = at % 3 === 2 ? word.slice(0, 2) + word[3] + word[2] + word.slice(4) : word
    return `/v1/products?q=${typed}`
  })
}

export const reads: Scenario[] = [
  read({
    name: 'product-hot',
    what: 'a product by id or slug, hot; Koa + router answering a prepared string',
    target: 0.8,
    limit: 'prepared',
    same: whole,
    paths: shownFirst,
  }),
  read({
    name: 'product-cold',
    what: 'a product by id, no cache; Koa + one named statement',
    target: 0.7,
    limit: 'products',
    settings: uncached,
    same: whole,
    paths: everyId,
  }),
  read({
    name: 'list-hot',
    what: 'the first 20 products, hot; Koa + router answering a prepared string',
    target: 0.8,
    limit: 'prepared',
    same: itemsOf,
    paths: async () => ['/v1/products'],
  }),
  read({
    name: 'list-cold',
    what: 'any page of 20, no cache; Koa + one named statement',
    target: 0.7,
    limit: 'products',
    settings: uncached,
    same: itemsOf,
    paths: everyPage,
  }),
  read({
    name: 'search',
    what: 'words, a third of them misspelt, no cache; Koa + the same SQL',
    target: 0.7,
    limit: 'products',
    settings: uncached,
    same: itemsOf,
    paths: searches,
  }),
]
