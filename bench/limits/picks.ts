import { pool, readJson, router, sendJson, serve } from './serve.ts'

/** The limit of a pick: one line of an order's JSON is written anew, durable; nobody is asked who they are or what it costs. */
const pick = `update orders set
    items = jsonb_set(items, array[($2::int - 1)::text, 'picked'], to_jsonb($3::bigint)), version = version + 1
  where id = $1 returning version`

router.put('/v1/orders/:id/lines/:line/picked', async (ctx) => {
  const { quantity } = (await readJson(ctx)) as { quantity: number }
  const values = [ctx.params.id, Number(ctx.params.line), quantity]
  const { rows } = await pool.query({ name: 'pick', text: pick, values })
  sendJson(ctx, JSON.stringify(rows[0]))
})

await serve()
