import { camel, pascal, titled, words } from './names.ts'

/** What the files of a new room are made of. */
export interface RoomNames {
  module: string
  /** Its folder, such as `gift-wrapping`. */
  room: string
  /** What its path, its table and what it keeps are named by: the room, or the module where it is its first. */
  subject: string
}

/** What the things are called that a new room keeps. */
export const namesOf = ({ subject }: Pick<RoomNames, 'subject'>) => ({
  /** `GiftWrappingEntry`: its type, its schema. */
  Entry: `${pascal(subject)}Entry`,
  /** `giftWrappingEntry` */
  entry: `${camel(subject)}Entry`,
  /** `giftWrappingEntries`: its repository, as the module provides it. */
  entries: `${camel(subject)}Entries`,
  table: `${subject.replaceAll('-', '_')}_entries`,
  path: `/v1/${subject}`,
})

/** The files of a new room below its folder, by name. Where `says`, adding says the module's first event and has a bound. */
export function roomFiles(names: RoomNames, says: boolean): Record<string, string> {
  const { room, subject } = names
  return {
    'room.ts': roomText(names),
    'provides.ts': providesText(names),
    'routes.ts': routesText(names),
    'schemas.ts': schemasText(names),
    [`${subject}-entry-repository.ts`]: repositoryText(names),
    [`add-${subject}-entry.ts`]: says ? sayingText(names) : addingText(names),
    [`${room}.mart.test.ts`]: testText(names, says),
  }
}

/** The migration that makes a room's table. */
export function tableText(names: RoomNames): string {
  return `-- What ${words(names.subject)} keeps. A column that can hold words goes into personal-data.ts as well.
create table ${namesOf(names).table} (
  id uuid primary key,
  quantity integer not null check (quantity > 0),
  added_at timestamptz not null
);
`
}

const roomText = ({ room }: RoomNames) => `import type { Room } from '#src/runtime/module.ts'
import type { Deps } from '../provides.ts'
import { routes } from './routes.ts'

/** ${titled(room)}: say here, in a line, what a shopkeeper would. Subscriptions and jobs go beside the routes. */
export const ${camel(room)}: Room<Deps> = { routes }
`

function providesText(names: RoomNames): string {
  const { Entry, entry, entries } = namesOf(names)
  return `import { add${Entry} } from './add-${names.subject}-entry.ts'
import { ${entry}Repository } from './${names.subject}-entry-repository.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const ${camel(names.room)} = { ${entries}: ${entry}Repository, add${Entry} }
`
}

function routesText(names: RoomNames): string {
  const { Entry, entries, path } = namesOf(names)
  return `import { z } from 'zod'
import { page, pageOf, pageQuery, readCursor } from '#src/schemas/page.ts'
import { routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import type { Deps } from '../provides.ts'
import { ${Entry}, present${Entry} } from './schemas.ts'

const { get } = routesFor<Deps>()

export const routes = [
  get('${path}', {
    summary: 'List the entries of ${words(names.subject)}',
    description: 'In the order in which they were added.',
    who: 'admin',
    query: z.strictObject(pageQuery),
    answers: { 200: page(${Entry}) },
    async run({ ${entries} }, { query: { limit, cursor } }) {
      const rows = await ${entries}.page(readCursor(cursor, id), limit + 1)
      const { items, nextCursor } = pageOf(rows, limit, (last) => last.id)
      return { items: items.map(present${Entry}), nextCursor }
    },
  }),
]
`
}

function schemasText(names: RoomNames): string {
  const { Entry } = namesOf(names)
  return `import { z } from 'zod'
import { id, quantity, timestamp } from '#src/schemas/fields.ts'
import type { ${Entry} as Kept } from './${names.subject}-entry-repository.ts'

/** An entry as clients see it. */
export const ${Entry} = z
  .strictObject({ id, quantity, addedAt: timestamp })
  .meta({ id: '${Entry}' })

/** What is kept, as clients see it. */
export const present${Entry} = (entry: Kept): z.output<typeof ${Entry}> => ({
  id: entry.id,
  quantity: entry.quantity,
  addedAt: entry.addedAt.toISOString(),
})
`
}

function repositoryText(names: RoomNames): string {
  const { Entry, entry, table } = namesOf(names)
  return `import { DataTypes, type Model, Op } from 'sequelize'
import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'

/** One entry. */
export interface ${Entry} {
  id: string
  /** Pieces. */
  quantity: number
  addedAt: Date
}

interface ${Entry}Model extends Model<${Entry}>, ${Entry} {}

/** All that is read and written of \`${table}\`. */
export interface ${Entry}Repository {
  /** In the order in which they were added, after an id. */
  page(after: string | null, limit: number): Promise<${Entry}[]>
  add(entry: ${Entry}, tx: Tx): Promise<void>
}

export const ${entry}Repository = ({ db }: { db: Database }): ${Entry}Repository => {
  const Entry = db.sequelize.define<${Entry}Model>(
    '${entry}',
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      quantity: { type: DataTypes.INTEGER, allowNull: false },
      addedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { tableName: '${table}', timestamps: false, underscored: true },
  )
  return {
    async page(after, limit) {
      const where = after ? { id: { [Op.gt]: after } } : {}
      return (await Entry.findAll({ where, order: ['id'], limit })).map(fromRow)
    },
    async add(entry, tx) {
      await Entry.create(entry, { transaction: await tx.sequelize(), returning: false })
    },
  }
}

const fromRow = ({ id, quantity, addedAt }: ${Entry}): ${Entry} => ({ id, quantity, addedAt })
`
}

function addingText(names: RoomNames): string {
  const { Entry, entries } = namesOf(names)
  return `import { v7 } from 'uuid'
import type { Tx } from '#src/database/transaction.ts'
import type { ${Entry}, ${Entry}Repository } from './${names.subject}-entry-repository.ts'

interface Needs {
  ${entries}: ${Entry}Repository
  now: () => Date
}

/** Adds an entry. What other modules are to know of it is said here, on the transaction: \`tx.say(event(…))\`. */
export const add${Entry} =
  ({ ${entries}, now }: Needs) =>
  async (quantity: number, tx: Tx): Promise<${Entry}> => {
    const entry = { id: v7(), quantity, addedAt: now() }
    await ${entries}.add(entry, tx)
    return entry
  }
`
}

function sayingText(names: RoomNames): string {
  const { Entry, entries } = namesOf(names)
  const { module } = names
  return `import { v7 } from 'uuid'
import type { Config } from '#config/config.ts'
import { toTimestamp } from '#proto/events.ts'
import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import { invalid } from '#src/http/problem.ts'
import type { ${Entry}, ${Entry}Repository } from './${names.subject}-entry-repository.ts'

interface Needs {
  ${entries}: ${Entry}Repository
  config: Config
  now: () => Date
}

/** Adds an entry and says so; 422 where its quantity is over ${module.toUpperCase()}_MOST_QUANTITY. */
export const add${Entry} =
  ({ ${entries}, config, now }: Needs) =>
  async (quantity: number, tx: Tx): Promise<${Entry}> => {
    const { mostQuantity } = config.${module}
    if (quantity > mostQuantity)
      throw invalid({ path: 'quantity', message: \`must be \${mostQuantity} at most\` })
    const entry = { id: v7(), quantity, addedAt: now() }
    await ${entries}.add(entry, tx)
    const data = { entryId: entry.id, quantity, addedAt: toTimestamp(entry.addedAt) }
    tx.say(event('mart.${module}.v1.${Entry}Added', entry.id, data))
    return entry
  }
`
}

function testText(names: RoomNames, says: boolean): string {
  const { Entry, path } = namesOf(names)
  const { module } = names
  const saying = `
test('what is added is said; too much is neither', async (t) => {
  const entry = await add(3)
  const said = await mart.said('mart.${module}.v1.${Entry}Added', ({ entryId }) => entryId === entry.id)
  t.deepEqual([said.quantity, fromTimestamp(said.addedAt)], [3, entry.addedAt])
  const { mostQuantity } = mart.config.${module}
  await t.throwsAsync(add(mostQuantity + 1), { instanceOf: Problem, message: \`quantity: must be \${mostQuantity} at most\` })
  await t.notThrowsAsync(add(mostQuantity))
})
`
  return `import test from 'ava'
import { v7 } from 'uuid'
${
  says
    ? `import { fromTimestamp } from '#proto/events.ts'
import { Problem } from '#src/http/problem.ts'
`
    : ''
}import { type TestMart, testMart } from '#src/testing/mart.ts'
import ${module} from '../index.ts'
import type { Deps } from '../provides.ts'

let mart: TestMart
let deps: Deps
test.before(async () => {
  mart = await testMart([${module}])
  deps = mart.mart.modules[0]?.deps as Deps
})
test.after.always(() => mart?.stop())

const add = (quantity: number) => deps.db.transaction((tx) => deps.add${Entry}(quantity, tx))
const list = (query: string, role: 'customer' | 'admin' = 'admin') =>
  mart.request('GET', \`${path}\${query}\`, { token: mart.token({ id: v7(), role }) })

test.serial('admins read what was added, page by page', async (t) => {
  const [first, second] = [await add(1), await add(2)]
  const page = await list('?limit=1')
  t.is(page.status, 200)
  t.deepEqual(page.body.items, [{ id: first.id, quantity: 1, addedAt: first.addedAt.toISOString() }])
  const rest = await list(\`?cursor=\${page.body.nextCursor}\`)
  t.deepEqual(
    rest.body.items.map(({ id }: { id: string }) => id),
    [second.id],
  )
  t.is(rest.body.nextCursor, null)
})

test('customers do not', async (t) => {
  t.is((await list('', 'customer')).status, 403)
})
${says ? saying : ''}`
}
