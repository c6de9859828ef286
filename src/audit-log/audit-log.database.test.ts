import { randomUUID } from 'node:crypto'
import test, { type ExecutionContext } from 'ava'
import type { Logger } from 'pino'
import type { OwnDatabase } from '#src/database/database.ts'
import { type Queryable, sql } from '#src/database/statement.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import type { Act } from './act.ts'
import { listEntries, readHead, record } from './audit-log.ts'
import { verifyChain } from './chain.ts'
import { tellHead } from './tell-head.ts'

const empty = { name: 'audited', migrations: new URL('./', import.meta.url), monthly: ['audit_log'] }

const act = (more: Partial<Act> = {}): Act => ({
  actor: { id: randomUUID(), role: 'staff' },
  route: 'PUT /v1/shelves/{id}',
  subject: { type: 'shelves', id: randomUUID() },
  requestId: 'r',
  asked: { body: { onHand: 3, name: 'دودھ "1 L" \\ ½ 😀' } },
  before: { onHand: 1.5e-7 },
  after: null,
  ...more,
})

async function logged(t: ExecutionContext, acts: number) {
  const { db, close } = await testDatabase(empty)
  t.teardown(close)
  for (let n = 0; n < acts; n++) await db.transaction(async (tx) => record(act(), tx))
  return db
}

/** The damage of a thief who is master of the database, undone afterwards. */
async function found(db: OwnDatabase, ...damage: string[]): Promise<[number, string][]> {
  let broken: [number, string][] = []
  await db
    .transaction(async (tx: Queryable) => {
      for (const table of ['audit_log', 'audit_head'])
        await tx.query(sql('', `alter table ${table} disable trigger user`))
      for (const statement of damage) await tx.query(sql('', statement))
      broken = [...(await verifyChain(tx)).broken]
      throw new Error('undo')
    })
    .catch((error) => {
      if (error.message !== 'undo') throw error
    })
  return broken
}

/** Another act in an entry's place, whose own hash is right. */
const rewrite = (seq: number, word = 'another') =>
  `update audit_log set act = '{"act":"${word}"}', hash = sha256(convert_to('{"act":{"act":"${word}"},"at":"'
     || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
     || '","previous":"' || encode(previous, 'hex') || '","seq":' || seq || '}', 'UTF8')) where seq = ${seq}`

test('an empty log is whole, and so is one that many write at the same moment', async (t) => {
  const db = await logged(t, 0)
  t.deepEqual(await verifyChain(db), { walked: 0, broken: new Map() })
  await Promise.all(Array.from({ length: 30 }, () => db.transaction(async (tx) => record(act(), tx))))
  t.deepEqual(await verifyChain(db), { walked: 30, broken: new Map() })
  t.is((await readHead(db)).seq, 30)
})

test('a log is walked page by page', async (t) => {
  const db = await logged(t, 0)
  await db.transaction(async (tx) => {
    for (let n = 0; n < 2_001; n++) record(act(), tx)
  })
  t.deepEqual(await verifyChain(db), { walked: 2_001, broken: new Map() })
})

test('an act that is undone leaves no entry, and no gap', async (t) => {
  const db = await logged(t, 1)
  await t.throwsAsync(
    db.transaction(async (tx) => {
      record(act(), tx)
      throw new Error('refused')
    }),
    { message: 'refused' },
  )
  await db.transaction(async (tx) => record(act(), tx))
  t.deepEqual(await verifyChain(db), { walked: 2, broken: new Map() })
})

test('the database itself refuses to change, delete or empty', async (t) => {
  const db = await logged(t, 2)
  for (const text of [
    `update audit_log set act = '{}'`,
    'delete from audit_log',
    'delete from audit_head',
    'truncate audit_head',
    'update audit_head set seq = 0',
    'update audit_head set seq = seq + 2, previous = hash',
    `update audit_head set seq = seq + 1, previous = '', hash = ''`,
    `update audit_head set seq = seq + 1, previous = hash, at = '2000-01-01'`,
  ])
    await t.throwsAsync(db.query(sql('', text)), { message: /append-only/ }, text)
  t.deepEqual(await verifyChain(db), { walked: 2, broken: new Map() })
})

test('a clock that goes back puts no entry before another', async (t) => {
  const db = await logged(t, 1)
  const ahead = sql('', `update audit_head set seq = 2, previous = hash, hash = hash, at = '2100-01-01'`)
  await t.notThrowsAsync(db.query(ahead))
  await db.transaction(async (tx) => record(act(), tx))
  const [last] = await listEntries({}, 1, db)
  t.is(last?.at.getUTCFullYear(), 2100)
})

/** All behind the third, by so many numbers; in two steps, as two of the same millisecond may not meet on the way. */
const shifted = (by: number) => [
  'update audit_log set seq = seq + 100 where seq > 3',
  `update audit_log set seq = seq - 100 + ${by} where seq > 100`,
]

test('whatever is done to the log is found, and where', async (t) => {
  const db = await logged(t, 6)
  t.deepEqual(await found(db), [])
  const none = 'it does not follow from the entry before'
  const changed = 'it is not what was written'
  const cases: [damage: string[], broken: [number, string][]][] = [
    // A word, whitespace alone, who it was, when it was.
    [
      [`update audit_log set act = replace(act::text, '"onHand":3', '"onHand":4')::json where seq = 3`],
      [[3, changed]],
    ],
    [[`update audit_log set act = (act::text || ' ')::json where seq = 3`], [[3, changed]]],
    [[`update audit_log set act = replace(act::text, 'staff', 'admin')::json where seq = 6`], [[6, changed]]],
    [[`update audit_log set at = at + interval '1 ms' where seq = 6`], [[6, changed]]],
    // With its own hash made anew, the next one tells.
    [[rewrite(3)], [[4, none]]],
    [[rewrite(6)], [[6, 'it is not where the log ended']]],
    // One taken out: the first, in between, several; and the end cut off.
    [['delete from audit_log where seq = 1'], [[2, 'entry 1 is gone before it']]],
    [['delete from audit_log where seq = 3'], [[4, 'entry 3 is gone before it']]],
    [['delete from audit_log where seq in (3, 4)'], [[5, 'entries 3 to 4 are gone before it']]],
    [['delete from audit_log where seq = 6'], [[6, 'entry 6 is gone']]],
    [['delete from audit_log'], [[6, 'entries 1 to 6 are gone']]],
    // Cut off and the numbers closed up behind what was taken out.
    [
      ['delete from audit_log where seq = 3', ...shifted(-1)],
      [
        [3, none],
        [4, changed],
        [5, changed],
        [6, 'entry 6 is gone'],
      ],
    ],
    // One added: in between, and behind the end.
    [
      [
        ...shifted(1),
        `insert into audit_log select 4, at, '{"made":"up"}', hash, '' from audit_log where seq = 3`,
        rewrite(4, 'made up'),
      ],
      [
        [5, none],
        [6, changed],
        [7, 'it is behind the end of the log'],
      ],
    ],
    [
      [
        `insert into audit_log select 7, at, '{"made":"up"}', hash, '' from audit_log where seq = 6`,
        rewrite(7, 'made up'),
      ],
      [[7, 'it is behind the end of the log']],
    ],
    [
      [
        `insert into audit_log select 3, at + interval '1 h', act, previous, hash from audit_log where seq = 6`,
      ],
      [[3, 'it is not in its place']],
    ],
    // Two that changed places.
    [
      [
        'update audit_log a set act = b.act from audit_log b where (a.seq = 2 and b.seq = 3) or (a.seq = 3 and b.seq = 2)',
      ],
      [
        [2, changed],
        [3, changed],
      ],
    ],
  ]
  for (const [damage, broken] of cases) t.deepEqual(await found(db, ...damage), broken, damage.join('; '))
})

test('where the log ends is told once, and again when it has moved on', async (t) => {
  const db = await logged(t, 0)
  const lines: object[] = []
  const log = { info: (line: object) => void lines.push(line) } as unknown as Logger
  const job = tellHead(db, log)
  const pass = () => job.run({}, new AbortController().signal)
  await pass()
  t.deepEqual(lines, [])
  for (let n = 0; n < 2; n++) await db.transaction(async (tx) => record(act(), tx))
  await pass()
  await pass()
  const [last] = await listEntries({}, 1, db)
  t.deepEqual(lines, [{ seq: 2, hash: last?.hash.toString('hex') }])
})
