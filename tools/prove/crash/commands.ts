import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import type { ExecutionContext } from 'ava'
import { createDatabase, type OwnDatabase } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Armed } from '#src/faults/fault-points.ts'
import { runNode } from '#src/testing/run-node.ts'
import { one, type Shop } from './shop.ts'

/** Dies at the point in a command beside the mart, which is then begun again; resolves with what is wrong, in words. */
type Crash = (t: ExecutionContext, shop: Shop, armed: Armed) => Promise<string[]>

/** How a command ended, and what it said. */
async function ran(t: ExecutionContext, args: string[], env: NodeJS.ProcessEnv) {
  const child = runNode(t, args, { env })
  const [[code, signal], said, complained] = await Promise.all([
    once(child, 'exit'),
    text(child.stdout),
    text(child.stderr),
  ])
  return { code, signal, said: `${said}${complained}` }
}

/** Dies, and is then run to its end. */
async function diesAndEnds(
  t: ExecutionContext,
  args: string[],
  env: NodeJS.ProcessEnv,
  { point, passing }: Armed,
) {
  const killed = await ran(t, args, { ...env, FAULT_POINT: `${point}:${passing}` })
  if (killed.signal !== 'SIGKILL') throw new Error(`${point}:${passing} was not come by: ${killed.said}`)
  const ended = await ran(t, args, env)
  return ended.code === 0 ? [] : [`begun again, it ended with ${ended.code}: ${ended.said}`]
}

/** The tables of a database, with what its migrations recorded. */
const schema = sql(
  '',
  `select (select jsonb_agg(jsonb_build_array(table_name, column_name, data_type, is_nullable, column_default)
       order by table_name, column_name) from information_schema.columns where table_schema = 'public') as columns,
     (select jsonb_agg(indexdef order by indexdef) from pg_indexes where schemaname = 'public') as indexes,
     (select jsonb_agg(pg_get_constraintdef(oid) order by conname, conrelid::regclass::text)
       from pg_constraint where connamespace = 'public'::regnamespace) as constraints,
     (select jsonb_agg(jsonb_build_array(name, checksum) order by name) from migrations) as migrations`,
)

/** A new database of a module, on the same server: migrated in two goes, it is as the one that was migrated in one. */
const migrate: Crash = async (t, shop, armed) => {
  const like = shop.database('payment')
  const name = `migrated_${armed.point.replaceAll('-', '_')}_${armed.passing}`
  await like.query(sql('', `create database ${name}`))
  const url = new URL(shop.databaseUrl('payment'))
  url.pathname = `/${name}`
  const env = { ...shop.env, SERVICES: 'payment', PAYMENT_DATABASE_URL: url.href }
  const wrong = await diesAndEnds(t, ['modules/start.ts', '--migrate-only'], env, armed)
  const made: OwnDatabase = createDatabase({ url: url.href, name: 'proof', poolSize: 1 })
  const [[mine], [theirs]] = await Promise.all([made.query(schema), like.query(schema)]).finally(() =>
    made.close(),
  )
  return JSON.stringify(mine) === JSON.stringify(theirs) ? wrong : [...wrong, `${name} has another schema`]
}

/** All products are said again, and whoever has copies of them has the last. */
const announce: Crash = async (t, shop, armed) => {
  const wrong = await diesAndEnds(t, ['tools/events/events.ts', 'announce', 'product'], shop.env, armed)
  await shop.rest()
  const versionIn = (module: string, text: string) =>
    one<{ version: number }>(shop.database(module), text, [shop.product.id])
  const [said, heard] = await Promise.all([
    versionIn('product', 'select version from product where id = $1'),
    versionIn('order', 'select version from catalogue where product_id = $1'),
  ])
  return said.version === heard.version ? wrong : [...wrong, `the order module has version ${heard.version}`]
}

export const crashingCommands: Record<'migrate' | 'announce', Crash> = { migrate, announce }
