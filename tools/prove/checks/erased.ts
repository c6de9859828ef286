import type { History } from '../history.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'
import type { Check } from './check.ts'
import { read } from './read.ts'

const modules = ['user', 'product', 'inventory', 'order', 'payment', 'notification']

/**
 * What may still hold a name: an order on its way keeps the address that it is brought to until it is over, and a job that
 * comes by every hour takes it out then. Of whom the order module was never told, it has no row.
 */
const stillNeeded: Record<string, string> = {
  'order.orders': `status in ('confirmed', 'picking', 'packed', 'shipped')
    or coalesce(updated_at > (select erased_at from erased_customers e where e.customer_id = t.customer_id), false)`,
}

/** Who had themselves erased is nowhere: every table of every database is searched for what only they wrote. */
export const erased: Check = {
  name: 'erased-nowhere',
  says: 'of whoever was erased no word is left in any table, and whoever was answered that they are erased is',
  async run(history, mart) {
    const there = await read<{ id: string; erased: boolean }>(
      mart,
      'user',
      'select id, erased_at is not null as erased from users',
    )
    const { marks, broken } = marksOf(history, new Map(there.map(({ id, erased }) => [id, erased])))
    if (marks.length === 0) return { looked: 0, broken }
    const found = await Promise.all(modules.map((module) => search(mart, module, marks)))
    return { looked: marks.length, broken: [...broken, ...found.flat()] }
  },
}

/** What to search for, of those who are erased; and who isn't although they were answered so. `there`: by account, whether it is erased. */
export function marksOf(
  { deeds }: Pick<History, 'deeds'>,
  there: Map<string, boolean>,
): { marks: string[]; broken: string[] } {
  const ids = new Map<string, string>()
  const emails = new Map<string, string>()
  const answered = new Set<string>()
  for (const { who, what, status, input, output } of deeds) {
    const name = who.split(',')[0] as string
    if (what === 'POST /v1/auth/register') emails.set(name, (input as { email: string }).email)
    if (what === 'GET /v1/users/me' && status === 200) ids.set(name, (output as { id: string }).id)
    if (what === 'DELETE /v1/users/me' && status === 204) answered.add(name)
  }
  const broken = [...answered]
    .filter((name) => !there.get(ids.get(name) ?? ''))
    .map((name) => `${name} (${ids.get(name)}) was answered to be erased, and isn't`)
  const gone = [...ids].filter(([, id]) => there.get(id))
  return { marks: gone.flatMap(([name]) => emails.get(name)?.split('@')[0] ?? []), broken }
}

async function search(mart: ProvenMart, module: string, marks: string[]): Promise<string[]> {
  const tables = await read<{ name: string }>(
    mart,
    module,
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition`,
  )
  // As it is written, and as bytes are shown.
  const patterns = marks.flatMap((mark) => [`%${mark}%`, `%${Buffer.from(mark).toString('hex')}%`])
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await read<{ row: string }>(
      mart,
      module,
      `select t::text as row from "${name}" t where t::text ilike any($1::text[]) and not (${stillNeeded[`${module}.${name}`] ?? false}) limit 3`,
      [patterns],
    )
    found.push(...rows.map(({ row }) => `${module}.${name} still has ${row.slice(0, 300)}`))
  }
  return found
}
