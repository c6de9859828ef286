import { randomUUID } from 'node:crypto'
import { pool, router, sendJson, serve } from './serve.ts'

/**
 * The limit of a rush for a slot: a place is kept by one durable statement with a condition. No token, no cut-off, no other
 * place to give back: each is kept for somebody new.
 */
const hold = `with taken as (
    update slots set held = held + 1 where id = $1 and booked + held < capacity returning id
  )
  insert into slot_holds (customer_id, slot_id, expires_at)
    select $2, id, now() + interval '10 minutes' from taken
  returning expires_at`

router.post('/v1/slots/:id/hold', async (ctx) => {
  const { rows } = await pool.query({ name: 'hold', text: hold, values: [ctx.params.id, randomUUID()] })
  sendJson(
    ctx,
    JSON.stringify({ slotId: ctx.params.id, expiresAt: rows[0]?.expires_at }),
    rows[0] ? 201 : 409,
  )
})

await serve()
