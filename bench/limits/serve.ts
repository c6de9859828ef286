import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import Router from '@koa/router'
import Koa from 'koa'
import pg from 'pg'

// As the mart reads them, so that both answer the same.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

/** Connections to the database that the stage names; as many as a module of the mart has. */
export const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 })

export const router = new Router()

/** Answers with text that is JSON already. */
export function sendJson(ctx: Koa.Context, json: string, status = 200): void {
  ctx.status = status
  ctx.set('Content-Type', 'application/json; charset=utf-8')
  ctx.body = json
}

/** The body, as the least program reads it. */
export async function readJson(ctx: Koa.Context): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of ctx.req) chunks.push(chunk as Buffer)
  return JSON.parse(Buffer.concat(chunks).toString())
}

/** Listens on a free port and tells the bench where; ends with it. */
export async function serve(): Promise<void> {
  const koa = new Koa()
  koa.use(router.routes())
  const server = koa.listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.once('disconnect', () => process.exit())
  process.once('SIGTERM', () => process.exit())
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}
