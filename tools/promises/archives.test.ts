import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import test, { type ExecutionContext } from 'ava'
import { v7 } from 'uuid'
import { auditLogArchive } from '#src/audit-log/archive.ts'
import { chained, verifyChain } from '#src/audit-log/chain.ts'
import { type Archived, archiveMonths, contentOf } from '#src/database/archive.ts'
import { ensurePartitions } from '#src/database/partitions.ts'
import { sql } from '#src/database/statement.ts'
import type { Module } from '#src/runtime/module.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { until } from '#src/testing/until.ts'
import { movementsArchive } from '../../modules/inventory/archive-repository.ts'
import { stockChecks } from '../../modules/inventory/audit-repository.ts'
import inventory from '../../modules/inventory/index.ts'
import { timelineArchive } from '../../modules/order/archive-repository.ts'
import order from '../../modules/order/index.ts'
import payment from '../../modules/payment/index.ts'
import type { Books } from '../audit/books.ts'
import { orderInvariants } from '../audit/orders.ts'

/** By the clock that is held here, what is older than March 2024 is kept no longer. */
const now = new Date('2025-03-10T12:00:00Z')
const keep = 12

/** A module's database with partitions from January to March 2024. */
async function place(t: ExecutionContext, module: Module) {
  const { db, close } = await testDatabase(module)
  const connect = () => db.connect({ idleInTransactionTimeout: 60_000 })
  const connection = await connect()
  const folder = await scratchFolder('archive')
  t.teardown(async () => {
    await connection.end()
    await close()
    await rm(folder, { recursive: true, force: true })
  })
  await ensurePartitions(connection, module.monthly, new Date('2024-01-10T00:00:00Z'))
  const ask = async (text: string, values: unknown[] = []) => (await connection.query(text, values)).rows
  return {
    db,
    ask,
    connect,
    folder,
    async archive(table: Archived, into = '') {
      const own = await connect()
      try {
        await archiveMonths(own, { module: module.name, tables: [table], folder: into, now })
      } finally {
        await own.end()
      }
    },
    /** The months that a table still has, and those that lie in the archive. */
    months: async (table: string) => {
      const rows = await ask(
        `select relnamespace::regnamespace::text || '.' || relname as name from pg_class
         where relname ~ ('^' || $1 || '_2024_\\d\\d$') order by 1`,
        [table],
      )
      return rows.map(({ name }) => name.replace(`${table}_`, ''))
    },
    linesOf: async (name: string) =>
      gunzipSync(await readFile(join(folder, module.name, `${name}.jsonl.gz`)))
        .toString()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
  }
}

type Place = Awaited<ReturnType<typeof place>>

/** A shelf whose stock came, went and came back from January to March, a line a step. */
async function stocked({ ask }: Place): Promise<string> {
  const id = v7()
  const steps = [
    ['2024-01-05', 'opening', 100],
    ['2024-01-20', 'shipped', -30],
    ['2024-02-03', 'counted', 5],
    ['2024-02-10', 'returned', 2],
    ['2024-03-01', 'adjusted', -7],
    ['2025-03-01', 'adjusted', 1],
  ] as const
  let onHand = 0
  for (const [at, [day, kind, delta]] of steps.entries()) {
    onHand += delta
    await ask(
      `insert into movements (product_id, version, kind, delta, on_hand_after, reason, at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, at * 2 + 1, kind, delta, onHand, 'said "so"\n\u2028then', `${day}T10:00:00Z`],
    )
  }
  await ask(
    `insert into shelves (product_id, on_hand, version, sku, name, sold_by, product_version) values ($1, $2, 12, 'S', 'Salt', 'piece', 1)`,
    [id, onHand],
  )
  const [shipped, restocked] = [v7(), v7()]
  await ask(`insert into reservations (order_id, status) values ($1, 'shipped'), ($2, 'restocked')`, [
    shipped,
    restocked,
  ])
  await ask(
    'insert into reservation_lines (order_id, product_id, quantity) values ($1, $3, 28), ($2, $3, 2)',
    [shipped, restocked, id],
  )
  return id
}

/** What the audit says of a shelf. */
async function brokenStock({ ask }: Place, id: string): Promise<string[]> {
  const found: string[] = []
  for (const { says, text } of stockChecks)
    for (const { why } of await ask(text, [[id]])) found.push(`${says}: ${why}`)
  return found
}

test('stock movements of old months leave their table, and the books agree as before', async (t) => {
  const here = await place(t, inventory)
  const id = await stocked(here)
  t.deepEqual(await brokenStock(here, id), [])

  await here.archive({ ...movementsArchive(0) })
  t.deepEqual(
    await here.months('movements'),
    ['public.2024_01', 'public.2024_02', 'public.2024_03'],
    'kept for ever',
  )

  await here.archive(movementsArchive(keep))
  t.deepEqual(await here.months('movements'), ['archive.2024_01', 'archive.2024_02', 'public.2024_03'])
  t.deepEqual(await here.ask('select version, on_hand, shipped, returned from movements_carried'), [
    { version: 7, on_hand: 77, shipped: 30, returned: 2 },
  ])
  t.deepEqual(await brokenStock(here, id), [])
  await here.archive(movementsArchive(keep))
  t.deepEqual(await brokenStock(here, id), [], 'once is enough')

  for (const wrong of ['on_hand', 'shipped', 'returned']) {
    await here.ask(`update movements_carried set ${wrong} = ${wrong} + 1`)
    t.true((await brokenStock(here, id)).length > 0, `${wrong} is part of the books`)
    await here.ask(`update movements_carried set ${wrong} = ${wrong} - 1`)
  }
  await here.ask(`update movements set delta = delta + 1 where at > '2025-01-01'`)
  t.true((await brokenStock(here, id)).some((line) => /each movement leads.*version 11/.test(line)))
})

test('an archived month is in a file that was read back, row by row, and gives the same table again', async (t) => {
  const here = await place(t, inventory)
  await stocked(here)
  await stocked(here)
  await here.ask('create table before as select * from movements_2024_01')
  await here.archive(movementsArchive(keep), here.folder)
  t.deepEqual(await here.months('movements'), ['public.2024_03'])
  const files = (await readdir(join(here.folder, 'inventory'))).sort()
  t.deepEqual(files, [
    'movements_2024_01.json',
    'movements_2024_01.jsonl.gz',
    'movements_2024_02.json',
    'movements_2024_02.jsonl.gz',
  ])
  const told = JSON.parse(await readFile(join(here.folder, 'inventory', 'movements_2024_01.json'), 'utf8'))
  t.like(told, { module: 'inventory', name: 'movements_2024_01', rows: 4 })
  t.deepEqual(await contentOf(join(here.folder, 'inventory', 'movements_2024_01.jsonl.gz')), {
    rows: told.rows,
    sha256: told.sha256,
  })
  t.deepEqual(await here.ask(`select rows, sha256 from archived_months where name = 'movements_2024_01'`), [
    { rows: 4, sha256: told.sha256 },
  ])
  const same = await here.ask(
    `select count(*) as n from (
       select * from json_populate_recordset(null::movements, $1::json) intersect all select * from before) both_have`,
    [JSON.stringify(await here.linesOf('movements_2024_01'))],
  )
  t.deepEqual(same, [{ n: 4 }])
})

test('a month whose file cannot be written stays in the database, and goes when it can', async (t) => {
  const here = await place(t, inventory)
  await stocked(here)
  // In the place of the file, something that can't be replaced.
  await mkdir(join(here.folder, 'inventory', 'movements_2024_01.jsonl.gz', 'in the way'), { recursive: true })
  await t.throwsAsync(here.archive(movementsArchive(keep), here.folder))
  t.deepEqual(await here.months('movements'), ['archive.2024_01', 'archive.2024_02', 'public.2024_03'])
  t.deepEqual(await here.ask('select count(*) as n from archive.movements_2024_01'), [{ n: 2 }])
  await rm(join(here.folder, 'inventory', 'movements_2024_01.jsonl.gz'), { recursive: true })
  await here.archive(movementsArchive(keep), here.folder)
  t.deepEqual(await here.months('movements'), ['public.2024_03'])
  t.is((await here.linesOf('movements_2024_01')).length, 2)
})

test('killed while it takes a month off, or while it writes, nothing is lost and nothing counted twice', async (t) => {
  const here = await place(t, inventory)
  const id = await stocked(here)
  const { before } = movementsArchive(keep)
  const sticks: Archived = {
    table: 'movements',
    keep,
    before: (month) => [...(before?.(month) ?? []), 'select pg_sleep(3600)'],
  }
  const cut = (running: string) =>
    until(async () => {
      const ended = await here.ask(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and query like $1`,
        [`%${running}%`],
      )
      return ended.length > 0
    })
  const broken = t.throwsAsync(here.archive(sticks))
  await cut('pg_sleep')
  await broken
  t.deepEqual(await here.months('movements'), ['public.2024_01', 'public.2024_02', 'public.2024_03'])
  t.deepEqual(await here.ask('select * from movements_carried'), [])
  t.deepEqual(await brokenStock(here, id), [])

  // While it waits to drop the first month, which somebody reads, it is killed: the file is there, and the table too.
  await here.archive(movementsArchive(keep))
  const reader = await here.connect()
  t.teardown(() => reader.end())
  await reader.query('begin')
  await reader.query('select from archive.movements_2024_01')
  const dropping = t.throwsAsync(here.archive(movementsArchive(keep), here.folder))
  await cut('drop table')
  await dropping
  await reader.query('commit')
  t.true((await here.months('movements')).includes('archive.2024_01'))
  await here.archive(movementsArchive(keep), here.folder)
  t.deepEqual(await here.months('movements'), ['public.2024_03'])
  t.is((await here.linesOf('movements_2024_01')).length, 2)
  t.deepEqual(await brokenStock(here, id), [])
})

test('a table that is in use is left for later, and replicas take turns', async (t) => {
  const here = await place(t, inventory)
  const id = await stocked(here)
  const reader = await here.connect()
  t.teardown(() => reader.end())
  await reader.query('begin')
  await reader.query('select from movements')
  await here.archive(movementsArchive(keep))
  t.deepEqual(await here.months('movements'), ['public.2024_01', 'public.2024_02', 'public.2024_03'])
  t.deepEqual(await here.ask('select * from movements_carried'), [])
  await reader.query('commit')
  await Promise.all(Array.from({ length: 3 }, () => here.archive(movementsArchive(keep), here.folder)))
  t.deepEqual(await here.months('movements'), ['public.2024_03'])
  t.deepEqual(await brokenStock(here, id), [])
})

test("timelines of old months go without people's words, and orders still lead to where they stand", async (t) => {
  const here = await place(t, order)
  const add = async (days: string[], status: string) => {
    const id = v7()
    const [first, last] = [`${days[0]}T10:00:00Z`, `${days.at(-1)}T10:00:00Z`]
    await here.ask(
      `insert into orders (id, number, customer_id, status, items, currency, subtotal, delivery_fee, total, payment_method,
         shipping_address, version, created_at, updated_at)
       values ($1::uuid, ($1::uuid)::text, $1::uuid, $2, '[{}]', 'PKR', 1, 0, 1, 'card', '{}', $3, $4, $5)`,
      [id, status, days.length, first, last],
    )
    for (const [at, day] of days.entries())
      await here.ask(
        `insert into timeline (order_id, version, at, status, event, detail) values ($1, $2, $3, $4, 'OrderChanged', $5)`,
        [
          id,
          at + 1,
          `${day}T10:00:00Z`,
          at + 1 === days.length ? status : 'pending',
          'customer: the baby: ill',
        ],
      )
    return id
  }
  const [gone, partly, kept] = [
    await add(['2024-01-05', '2024-02-05'], 'delivered'),
    await add(['2024-01-05', '2024-03-05'], 'returned'),
    await add(['2025-03-01', '2025-03-02'], 'delivered'),
  ]
  const ids = [gone, partly, kept]
  const leads = orderInvariants.find(({ says }) => /timeline leads/.test(says))
  const broken = async () => [
    ...((await leads?.check(ids, { order: here.db } as unknown as Books))?.keys() ?? []),
  ]
  t.deepEqual(await broken(), [])
  await here.archive(timelineArchive(keep), here.folder)
  t.deepEqual(await broken(), [])
  t.deepEqual(
    (await here.linesOf('timeline_2024_01')).map(({ detail }) => detail),
    ['customer', 'customer'],
  )
  // What is left is looked at as before.
  await here.ask(`update orders set status = 'cancelled' where id = $1`, [partly])
  await here.ask('delete from timeline where order_id = $1 and version = 2', [kept])
  await here.ask(`update orders set updated_at = '2025-03-05' where id = $1`, [gone])
  t.deepEqual((await broken()).sort(), [...ids].sort())
})

test('the audit log goes on from where its archived part ends', async (t) => {
  const here = await place(t, inventory)
  let previous = Buffer.alloc(32)
  const days = ['2024-01-05', '2024-01-06', '2024-02-05', '2024-03-05', '2025-03-05']
  for (const [index, day] of days.entries()) {
    const entry = { seq: index + 1, at: new Date(`${day}T10:00:00Z`), act: '{"n":1}', previous }
    const hash = createHash('sha256').update(chained(entry)).digest()
    await here.ask('update audit_head set seq = $1, at = $2, previous = $3, hash = $4', [
      entry.seq,
      entry.at,
      previous,
      hash,
    ])
    await here.ask('insert into audit_log (seq, at, act, previous, hash) values ($1, $2, $3, $4, $5)', [
      entry.seq,
      entry.at,
      entry.act,
      previous,
      hash,
    ])
    previous = hash
  }
  const chain = async () => {
    const { walked, broken } = await verifyChain(here.db)
    return [walked, ...broken.values()]
  }
  t.deepEqual(await chain(), [5])
  await here.archive(auditLogArchive(keep), here.folder)
  t.deepEqual(await here.months('audit_log'), ['public.2024_03'])
  t.deepEqual(await chain(), [2])
  t.is((await here.linesOf('audit_log_2024_02'))[0].seq, 3)
  // Nobody takes one more away unseen.
  await here.db.query(sql('test.anchor', 'update audit_archived set seq = 2 returning seq'))
  t.deepEqual(await chain(), [2, 'entry 3 is gone before it'])
})

test('the ledger of payments is never taken off: its keys keep a charge from being made twice', (t) => {
  const config = { archive: { auditLogMonths: 12 } } as Parameters<typeof payment.archives>[0]
  t.deepEqual(
    payment.archives(config).map(({ table }) => table),
    ['audit_log'],
  )
})
