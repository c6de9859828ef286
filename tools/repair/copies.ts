import { lowestId } from '#src/database/ids.ts'
import { sql } from '#src/database/statement.ts'
import { type Books, byId } from '../audit/books.ts'
import type { Step } from './step.ts'

interface Source {
  module: keyof Books
  from: string
  id: string
  version: string
}

/** Whose state others keep copies of, by the version that the highest of counts. */
const kinds: { what: 'product' | 'stock' | 'basket' | 'user'; owner: Source; copies: Source[] }[] = [
  {
    what: 'product',
    owner: { module: 'product', from: 'product', id: 'id', version: 'version' },
    copies: [
      { module: 'order', from: 'catalogue', id: 'product_id', version: 'version' },
      { module: 'inventory', from: 'shelves', id: 'product_id', version: 'product_version' },
    ],
  },
  {
    what: 'stock',
    owner: { module: 'inventory', from: 'shelves', id: 'product_id', version: 'version' },
    copies: [
      { module: 'order', from: 'shelves', id: 'product_id', version: 'version' },
      { module: 'product', from: 'product', id: 'id', version: 'stock_version' },
    ],
  },
  {
    what: 'basket',
    owner: { module: 'order', from: 'basketed', id: 'product_id', version: 'version' },
    copies: [{ module: 'product', from: 'product', id: 'id', version: 'basket_version' }],
  },
  {
    what: 'user',
    owner: { module: 'user', from: 'users', id: 'id', version: 'version' },
    copies: [
      { module: 'notification', from: 'contacts', id: 'user_id', version: 'version' },
      { module: 'order', from: 'customers', id: 'customer_id', version: 'version' },
    ],
  },
]

const atOnce = 5_000

const versionsOf = ({ module, from, id, version }: Source) =>
  sql<{ id: string; version: number }>(
    `repair.versions.${module}.${from}.${version}`,
    `select ${id} as id, ${version} as version from ${from} where ${id} = any($1::uuid[])`,
  )
const pageOf = ({ module, from, id, version }: Source) =>
  sql<{ id: string; version: number }>(
    `repair.page.${module}.${from}.${version}`,
    `select ${id} as id, ${version} as version from ${from}
     where ${id} > coalesce($1::uuid, '${lowestId}') and ${version} > 0 order by ${id} limit $2`,
  )
const erased = sql<{ id: string; erased: boolean }>(
  'repair.contacts',
  'select user_id as id, erased from contacts where user_id = any($1::uuid[])',
)
const alive = sql<{ id: string }>(
  'repair.alive',
  'select id from users where erased_at is null and id = any($1::uuid[])',
)

/** What closes where copies know more than their owner, which was restored to an earlier time. */
export async function planCopies(books: Books): Promise<Step[]> {
  const steps = new Map<string, Step>()
  for (const { what, owner, copies } of kinds)
    for (const copy of copies)
      for (let after: string | null = null; ; ) {
        const page: { id: string; version: number }[] = await books[copy.module].query(pageOf(copy), [
          after,
          atOnce,
        ])
        if (page.length === 0) break
        after = page.at(-1)?.id ?? null
        const ids = page.map(({ id }) => id)
        const owned = byId(await books[owner.module].query(versionsOf(owner), [ids]))
        for (const { id, version } of page) {
          const known = owned.get(id)
          const why = `${copy.module} knows version ${version} of it, ${owner.module} ${known?.version ?? 'nothing'}`
          const key = `${what} ${id}`
          const before = steps.get(key)
          if (known && known.version >= version) continue
          if (before && 'version' in before && before.version >= version) continue
          const step = toStep(copy.module, what, id, version, known !== undefined, why)
          if (step) steps.set(key, step)
        }
        if (what === 'user' && copy.module === 'notification') {
          const contacts = byId(await books.notification.query(erased, [ids]))
          for (const { id } of await books.user.query(alive, [ids]))
            if (contacts.get(id)?.erased)
              steps.set(`user ${id}`, {
                do: 'user.erase',
                user: id,
                why: 'was erased, and came back with the backup',
              })
          for (const id of ids)
            if (contacts.get(id)?.erased && steps.get(`user ${id}`)?.do !== 'user.erase')
              steps.delete(`user ${id}`)
        }
      }
  return [...steps.values()]
}

function toStep(
  by: string,
  what: string,
  id: string,
  version: number,
  known: boolean,
  why: string,
): Step | null {
  if (what === 'product')
    return known
      ? { do: 'product.raise', product: id, version, why }
      : { do: 'product.recover', product: id, why }
  // Only notification knows whom an account was of.
  if (what === 'user' && !known && by !== 'notification') return null
  if (what === 'user')
    return known ? { do: 'user.raise', user: id, version, why } : { do: 'user.recover', user: id, why }
  if (what === 'stock') return { do: 'stock.raise', product: id, version, why }
  return { do: 'basket.raise', product: id, version, why }
}
