import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import test, { type ExecutionContext } from 'ava'
import { pino } from 'pino'
import { StartError } from '#src/runtime/start-error.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { until } from '#src/testing/until.ts'
import { type MigrationOptions, migrate } from './migrations.ts'
import { tryMigrations } from './migrations-dry-run.ts'

/** A database with the runtime's tables, and a folder of migrations that a test fills. */
async function place(t: ExecutionContext) {
  const folder = await scratchFolder('changes')
  const migrations = pathToFileURL(`${folder}/`)
  const { db, close } = await testDatabase({ name: 'changing', migrations })
  const connection = await db.connect()
  t.teardown(async () => {
    await connection.end()
    await close()
    await rm(folder, { recursive: true, force: true })
  })
  const lines: Record<string, unknown>[] = []
  const log = pino({ level: 'debug' }, { write: (line) => void lines.push(JSON.parse(line)) })
  const ask = async (text: string, values: unknown[] = []) => (await connection.query(text, values)).rows
  return {
    db,
    lines,
    ask,
    write: (name: string, text: string) => writeFile(join(folder, name), text),
    take: (name: string) => rm(join(folder, name)),
    migrate: (options: MigrationOptions = {}) =>
      migrate(db, { name: 'changing', migrations }, { log, ...options }),
    dryRun: () => tryMigrations(db, { migrations }, { lockTimeout: 1_000 }),
    /** The names and checksums of what is applied of the module's. */
    applied: async () =>
      (await ask(`select name, checksum from migrations where name like 'module/%' order by name`)).map(
        ({ name, checksum }) => [name.slice('module/'.length), typeof checksum] as const,
      ),
    /** Ends the session that runs such a statement, as the kernel ends that of a process that is killed. */
    async cut(running: string) {
      await until(
        async () =>
          (
            await ask(
              `select pg_terminate_backend(pid) from pg_stat_activity
               where datname = current_database() and pid <> pg_backend_pid() and state = 'active' and query like $1`,
              [`%${running}%`],
            )
          ).length > 0,
      )
    },
    another: () => db.connect({ idleInTransactionTimeout: 60_000 }),
  }
}

test('each migration keeps its checksum, and one that was changed after it was applied is refused by its name', async (t) => {
  const { write, migrate, applied, ask } = await place(t)
  await write('0001-a.sql', 'create table a (id int);\n')
  await migrate()
  t.deepEqual(await applied(), [['0001-a.sql', 'string']])
  t.deepEqual(await ask('select name from migrations where checksum is null'), [])

  await write('0001-a.sql', 'create table a (id int);\r\n')
  await t.notThrowsAsync(migrate(), 'lines that end otherwise are the same')
  await write('0001-a.sql', 'create table a (id bigint);\n')
  for (const migrations of ['apply', 'wait', 'require'] as const) {
    const error = await t.throwsAsync(migrate({ migrations }), { instanceOf: StartError })
    t.regex(error?.message ?? '', /module\/0001-a\.sql was changed/)
  }
})

test('what a build without checksums applied gets them when it is first seen', async (t) => {
  const { write, migrate, applied, ask } = await place(t)
  await write('0001-a.sql', 'create table a (id int)')
  await migrate()
  await ask('update migrations set checksum = null')
  await migrate()
  t.deepEqual(await applied(), [['0001-a.sql', 'string']])
  // A database of before: the column is a migration's itself.
  await ask('alter table migrations drop column checksum')
  await ask(`delete from migrations where name = 'runtime/0008-checksums.sql'`)
  await migrate()
  t.deepEqual(await ask('select name from migrations where checksum is null'), [])
})

test('what a newer build has applied is accepted, and said once', async (t) => {
  const { write, take, migrate, applied, lines } = await place(t)
  await write('0002-newer.sql', 'create table newer (id int)')
  await migrate()
  await take('0002-newer.sql')
  lines.length = 0
  await migrate()
  t.deepEqual(await applied(), [['0002-newer.sql', 'string']])
  t.like(
    lines.filter(({ level }) => level === 40),
    { length: 1, 0: { migrations: ['module/0002-newer.sql'] } },
  )
})

test('a migration lets others through while it waits for its lock, and gives up in the end', async (t) => {
  const { write, migrate, another, lines, ask, applied } = await place(t)
  await write('0001-a.sql', 'create table a (id int)')
  await migrate()
  await write('0002-b.sql', 'alter table a add column b int')
  const reader = await another()
  t.teardown(() => reader.end())
  await reader.query('begin')
  await reader.query('select from a')

  const error = await t.throwsAsync(migrate({ migrationLockTimeout: 50, migrationPatience: 1 }))
  t.regex(error?.message ?? '', /module\/0002-b\.sql failed: .*lock timeout/)
  const migrating = migrate({ migrationLockTimeout: 50, migrationPatience: 120_000 })
  await until(() => lines.some(({ msg }) => msg === 'a migration could not get its locks, trying again'))
  t.deepEqual(await ask('select * from a'), [], 'who reads comes through')
  await reader.query('commit')
  await migrating
  t.is((await applied()).length, 2)
})

test('a long migration is done in batches, and goes on where it was when it is killed', async (t) => {
  const { write, migrate, ask, cut, applied } = await place(t)
  await write(
    '0001-a.sql',
    `create table a as select n, 0 as done from generate_series(1, 50) n;
     create table go (id int);
     create function stick() returns trigger language plpgsql as $$
     begin
       if new.n = 25 and not exists (select from go) then perform pg_sleep(3600); end if;
       return new;
     end $$;
     create trigger sticks before update on a for each row execute function stick()`,
  )
  await migrate()
  await write(
    '0002-done.batch.sql',
    'update a set done = done + 1 where n in (select n from a where done = 0 order by n limit 10)',
  )
  const broken = t.throwsAsync(migrate(), { message: /0002-done\.batch\.sql failed/ })
  await until(async () => (await ask('select from a where done = 1 limit 20')).length === 20)
  await cut('update a set done')
  await broken
  const done = () => ask('select done, count(*) as n from a group by 1 order by 1')
  t.deepEqual(await done(), [
    { done: 0, n: 30 },
    { done: 1, n: 20 },
  ])
  t.is((await applied()).length, 1)
  await ask('insert into go values (1)')
  await migrate()
  t.deepEqual(await done(), [{ done: 1, n: 50 }])
  t.is((await applied()).length, 2)
})

test('a whole migration that is killed leaves nothing, and is done again', async (t) => {
  const { write, migrate, ask, cut, applied } = await place(t)
  await ask('create table go (id int)')
  await write(
    '0001-a.sql',
    `create table a (id int);
     do $$ begin if not exists (select from go) then perform pg_sleep(3600); end if; end $$`,
  )
  const broken = t.throwsAsync(migrate(), { message: /0001-a\.sql failed/ })
  await cut('create table a')
  await broken
  t.deepEqual(await ask(`select to_regclass('a') as a`), [{ a: null }])
  await ask('insert into go values (1)')
  await migrate()
  t.deepEqual(await applied(), [['0001-a.sql', 'string']])
})

test('an index is made while others write; one that a kill left half made is made anew', async (t) => {
  const { write, migrate, ask, cut, another, applied } = await place(t)
  await write('0001-a.sql', 'create table a (id int)')
  await migrate()
  await write(
    '0002-a-id.online.sql',
    '-- While it is in use.\ncreate index concurrently if not exists a_id on a (id);',
  )
  const state = async () =>
    (await ask(`select indisvalid as valid from pg_index where indexrelid = 'a_id'::regclass`))[0]
  const writer = await another()
  t.teardown(() => writer.end())
  await writer.query('begin')
  await writer.query('insert into a values (1)')
  const broken = t.throwsAsync(migrate({ migrationLockTimeout: 50 }), {
    message: /0002-a-id\.online\.sql failed/,
  })
  await until(async () => (await ask(`select to_regclass('a_id') is not null as there`))[0]?.there)
  await ask('insert into a values (2)')
  await cut('create index concurrently')
  await broken
  t.deepEqual(await state(), { valid: false })
  await writer.query('commit')
  await migrate()
  t.deepEqual(await state(), { valid: true })
  t.is((await applied()).length, 2)

  // Killed between making it and recording it: it is there, and that is all.
  await ask(`delete from migrations where name like '%online%'`)
  await migrate()
  t.is((await applied()).length, 2)
})

test('an index that is made online has a name, and is made concurrently', async (t) => {
  const { write, take, migrate } = await place(t)
  await write('0001-a.sql', 'create table a (id int)')
  for (const text of ['create index concurrently on a (id)', 'create index a_id on a (id)']) {
    await write('0002-a-id.online.sql', text)
    await t.throwsAsync(migrate(), {
      message: /0002-a-id\.online\.sql failed: .*concurrently, and has a name/,
    })
    await take('0002-a-id.online.sql')
  }
})

test('a dry run tells what is pending, what it locks and what fails, and changes nothing', async (t) => {
  const { write, migrate, dryRun, ask, applied } = await place(t)
  await write('0001-a.sql', 'create table a (id int, old int)')
  await migrate()
  t.deepEqual(await dryRun(), [])
  await write('0002-b.sql', 'create table b (id int); alter table a add column b int')
  await write(
    '0003-c.batch.sql',
    'insert into b select n from generate_series(1, 7) n where not exists (select from b)',
  )
  await write('0004-d.online.sql', 'create index concurrently d on a (id)')
  await write('0005-e.sql', 'alter table a drop column missing')
  await write('0006-f.sql', 'create table f (id int)')
  const trials = await dryRun()
  t.deepEqual(
    trials.map(({ name, kind, tried }) => [
      name,
      kind,
      tried && [tried.rows, tried.locks.map(({ table, mode }) => `${table} ${mode}`), tried.error],
    ]),
    [
      ['module/0002-b.sql', 'whole', [null, ['a AccessExclusiveLock'], null]],
      ['module/0003-c.batch.sql', 'batch', [7, [], null]],
      ['module/0004-d.online.sql', 'online', null],
      ['module/0005-e.sql', 'whole', [null, [], 'column "missing" of relation "a" does not exist']],
      ['module/0006-f.sql', 'whole', null],
    ],
  )
  t.deepEqual(await ask(`select to_regclass('b') as b, to_regclass('f') as f`), [{ b: null, f: null }])
  t.is((await applied()).length, 1)
})

test('who is to leave migrations to others refuses to start before them, or waits for them', async (t) => {
  const { write, migrate, lines, applied } = await place(t)
  await write('0001-a.sql', 'create table a (id int)')
  const error = await t.throwsAsync(migrate({ migrations: 'require' }), { instanceOf: StartError })
  t.regex(error?.message ?? '', /the database of changing lacks module\/0001-a\.sql: --migrate-only/)
  await t.throwsAsync(migrate({ migrations: 'wait', migrationPatience: 1 }), { instanceOf: StartError })
  t.deepEqual(await applied(), [])

  lines.length = 0
  const waiting = migrate({ migrations: 'wait' })
  await until(() => lines.some(({ msg }) => msg === 'waiting for migrations'))
  await migrate()
  await waiting
  await migrate({ migrations: 'require' })
  t.is((await applied()).length, 1)
})
