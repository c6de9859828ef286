import { columns, toAnswer } from './product-row.ts'
import { pool, router, sendJson, serve } from './serve.ts'

/** The limit of what is hot: strings that were made before the first request. */
const { rows } = await pool.query(
  `select ${columns} from product where status = 'active' order by sort_name, id limit 20`,
)
const items = rows.map(toAnswer)
const list = JSON.stringify({ items, nextCursor: 'x'.repeat(120) })
const byKey = new Map(items.flatMap((item) => [item.id, item.slug].map((key) => [key, JSON.stringify(item)])))

router.get('/v1/products', (ctx) => sendJson(ctx, list))
router.get('/v1/products/:idOrSlug', (ctx) => sendJson(ctx, byKey.get(ctx.params.idOrSlug) ?? ''))

await serve()
