import test from 'ava'
import { sql } from '#src/database/statement.ts'
import { runtimePersonalData } from '#src/runtime/personal-data.ts'
import { testDatabase } from '#src/testing/postgres.ts'
import { modules } from '../../modules/all.ts'

/** Types that no word fits into; partitions hold what their table does. */
const columns = sql<{ column: string }>(
  'test.columns',
  `select c.relname || '.' || a.attname as column
   from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
   where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     and a.attnum > 0 and not a.attisdropped
     and t.typname not in ('uuid', 'bool', 'int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'timestamptz', 'date')
   order by 1`,
)

for (const module of modules)
  test(`${module.name}: every column that can hold words is on the list of what they may say of a person`, async (t) => {
    const { db, close } = await testDatabase(module)
    t.teardown(close)
    const listed = Object.entries({ ...runtimePersonalData, ...module.personalData }).flatMap(
      ([table, columns]) => Object.keys(columns).map((column) => `${table}.${column}`),
    )
    const real = (await db.query(columns)).map(({ column }) => column)
    t.deepEqual(
      real.filter((column) => !listed.includes(column)),
      [],
      'on no list: say in personal-data.ts what it holds of a person, and how that is erased',
    )
    t.deepEqual(
      listed.filter((column) => !real.includes(column)),
      [],
      'on the list, and nowhere else',
    )
  })
