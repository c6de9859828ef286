import { pageText } from '../../modules/product/catalogue/catalogue-repository.ts'
import { synonymsOf } from '../../modules/product/finding/synonyms.ts'
import { termsOf, wishesOf } from '../../modules/product/finding/wish.ts'
import { columns, toAnswer } from './product-row.ts'
import { pool, router, sendJson, serve } from './serve.ts'

/** The limit of what is read from the database: one named statement each. */
router.get('/v1/products/:id', async (ctx) => {
  const { rows } = await pool.query({
    name: 'one',
    text: `select ${columns} from product where id = $1`,
    values: [ctx.params.id],
  })
  sendJson(ctx, JSON.stringify(toAnswer(rows[0])))
})

const page = `select ${columns}, sort_name as key from product where status = 'active'
  and (sort_name, id) > ($1, $2::uuid) order by sort_name, id limit 21`
/** The same SQL as the mart's: what is compared is everything around it. */
const search = (meant: boolean) =>
  pageText({
    sort: 'relevance',
    limit: '21',
    wanted: '$1',
    single: true,
    meant,
    category: '',
    conditions: [],
    place: null,
  })
const [typed, meant] = [search(false), search(true)]

const none = synonymsOf([])
const found = async (q: string) => {
  const [wish] = wishesOf(q, none)
  const terms = (meant: boolean) => [JSON.stringify(wish ? termsOf(wish, meant).terms : [])]
  const rows = await pool.query({ name: 'typed', text: typed, values: terms(false) })
  return rows.rowCount ? rows : pool.query({ name: 'meant', text: meant, values: terms(true) })
}

router.get('/v1/products', async (ctx) => {
  const { q, cursor } = ctx.query as Record<string, string | undefined>
  const after = cursor ? JSON.parse(Buffer.from(cursor, 'base64url').toString()) : { key: '', id: first }
  const { rows } = q
    ? await found(q)
    : await pool.query({ name: 'page', text: page, values: [after.key, after.id] })
  const items = rows.slice(0, 20)
  const { key, id } = items.at(-1) ?? {}
  const next = rows.length > 20 ? Buffer.from(JSON.stringify({ key, id })).toString('base64url') : null
  sendJson(ctx, JSON.stringify({ items: items.map(toAnswer), nextCursor: next }))
})

const first = '00000000-0000-0000-0000-000000000000'

await serve()
