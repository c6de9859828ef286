import { parseArgs } from 'node:util'
import { loadConfig } from '#config/config.ts'
import { decodeEvent } from '#proto/events.ts'
import { createDatabase, type OwnDatabase } from '#src/database/database.ts'
import {
  discardRefused,
  listRefused,
  type RefusedRow,
  replayRefused,
  showRefused,
} from '#src/events/refused.ts'
import {
  discardSetAside,
  listSetAside,
  replaySetAside,
  type SetAsideRow,
  showSetAside,
} from '#src/events/set-aside.ts'
import { arm, type CommitPoints, readArmed } from '#src/faults/fault-points.ts'
import { noKeys } from '#src/keys/key-ring.ts'
import { createLog } from '#src/log/log.ts'
import { noMeter } from '#src/metrics/meter.ts'
import { makeDeps } from '#src/runtime/container.ts'
import { findDatabases } from '#src/runtime/databases.ts'
import { createRevocations } from '#src/tokens/revocations.ts'
import { modules } from '../../modules/all.ts'

const usage = `npm run events -- COMMAND

  parked list                 what is set aside, in every module
  parked show ID              one event: headers, data, the error in full
  parked replay ID|all        try again; what waits behind it follows, what this build doesn't know stays
  parked discard ID           never handle it; what waits behind it follows
  refused list                what a module said and the bus refuses, and what waits behind it
  refused show ID             one of them: headers, data, the error in full
  refused replay ID|all       offer it again; what waits behind it follows
  refused discard ID          never say it; what waits behind it follows
  announce ${modules.flatMap(({ announces }) => announces.map(({ name }) => name)).join('|')}       say every current state again

  --module NAME               only in this module
`

const ofAnnouncing: CommitPoints = { before: 'announcement-before-commit', after: 'announcement-committed' }

/** Events announced in one transaction. */
const announcedAtOnce = 200

/** Every module's database, opened for `work` and closed after it. */
async function withDatabases(
  only: string | undefined,
  work: (module: string, database: OwnDatabase) => Promise<void>,
) {
  const config = loadConfig(modules.map(({ name }) => name))
  const log = createLog(config)
  const names = modules.map(({ name }) => name).filter((name) => !only || name === only)
  if (names.length === 0) throw new Error(`there is no module ${only}`)
  const databases = await findDatabases(names, config, log)
  try {
    for (const name of names) {
      const database = createDatabase({ url: databases.url(name), name, poolSize: 2 })
      try {
        await work(name, database)
      } finally {
        await database.close()
      }
    }
  } finally {
    await databases.cluster?.release()
  }
}

async function list(only?: string) {
  let found = 0
  await withDatabases(only, async (module, database) => {
    for (const row of await database.query(listSetAside)) {
      found++
      const why = row.state === 'waiting' ? 'behind the one before it' : row.error
      console.log(
        [
          row.id,
          module,
          row.state.padEnd(8),
          row.type,
          row.key,
          `${row.attempts} tries`,
          row.set_aside_at.toISOString(),
          why,
        ].join('  '),
      )
    }
  })
  console.log(found === 0 ? 'Nothing is set aside.' : `${found} set aside.`)
}

async function show(statement: typeof showSetAside | typeof showRefused, id: string, only?: string) {
  let found = false
  await withDatabases(only, async (module, database) => {
    for (const { value, headers, ...row } of await database.query<SetAsideRow | RefusedRow>(statement, [
      id,
    ])) {
      found = true
      let data: unknown
      try {
        const event = decodeEvent(row.topic, value, row.key)
        data = event ? event.data : `not known to this build: ${value?.toString('base64') ?? 'a tombstone'}`
      } catch (error) {
        data = `does not decode (${(error as Error).message}): ${value?.toString('base64')}`
      }
      console.log(JSON.stringify({ module, ...row, headers, data }, null, 2))
    }
  })
  if (!found) throw new Error(`no event ${id} is set aside`)
}

async function listOfRefused(only?: string) {
  let found = 0
  await withDatabases(only, async (module, database) => {
    for (const row of await database.query(listRefused)) {
      found++
      const why = row.state === 'waiting' ? 'behind the one before it' : row.error
      console.log(
        [
          row.id,
          module,
          row.state,
          row.headers.ce_type,
          row.key,
          `${row.bytes} bytes`,
          row.refused_at.toISOString(),
          why,
        ].join('  '),
      )
    }
  })
  console.log(found === 0 ? 'Nothing is refused.' : `${found} refused or behind one that is.`)
}

async function change(statement: typeof replaySetAside, id: string, done: string, only?: string) {
  let changed = 0
  await withDatabases(only, async (_module, database) => {
    changed += (await database.query(statement, [id])).length
  })
  if (changed === 0) throw new Error(`no event ${id} is set aside`)
  console.log(`${changed} ${done}.`)
}

async function announce(name: string) {
  const owner = modules.find(({ announces }) => announces.some((announcement) => announcement.name === name))
  const announcement = owner?.announces.find((one) => one.name === name)
  if (!owner || !announcement) throw new Error(`there is nothing called ${name} to announce`)
  await withDatabases(owner.name, async (_module, database) => {
    const config = loadConfig(modules.map((module) => module.name))
    arm(readArmed(config.faultPoint))
    const deps = makeDeps(owner, {
      db: database,
      log: createLog(config),
      config,
      now: () => new Date(),
      wake: () => {},
      meter: noMeter,
      revocations: createRevocations(),
      keys: noKeys,
    })
    let [after, count]: [string | null, number] = [null, 0]
    for (;;) {
      const events = await database.transaction(
        async (tx) => {
          const page = await announcement.page(deps as never, after, announcedAtOnce, tx)
          tx.say(...page)
          return page
        },
        undefined,
        ofAnnouncing,
      )
      if (events.length === 0) break
      after = events.at(-1)?.key ?? null
      count += events.length
      process.stderr.write(`\r${count} announced`)
    }
    process.stderr.write('\n')
    console.log(`${count} states of ${name} are in the outbox of ${owner.name}; the mart publishes them.`)
  })
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { module: { type: 'string' } } })
const [command, action, id] = positionals
try {
  if (command === 'parked' && action === 'list') await list(values.module)
  else if (command === 'parked' && action === 'show' && id) await show(showSetAside, id, values.module)
  else if (command === 'parked' && action === 'replay' && id)
    await change(replaySetAside, id, 'to be tried again', values.module)
  else if (command === 'parked' && action === 'discard' && id)
    await change(discardSetAside, id, 'discarded', values.module)
  else if (command === 'refused' && action === 'list') await listOfRefused(values.module)
  else if (command === 'refused' && action === 'show' && id) await show(showRefused, id, values.module)
  else if (command === 'refused' && action === 'replay' && id)
    await change(replayRefused, id, 'to be offered again', values.module)
  else if (command === 'refused' && action === 'discard' && id)
    await change(discardRefused, id, 'discarded', values.module)
  else if (command === 'announce' && action) await announce(action)
  else {
    console.error(usage)
    process.exitCode = 2
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}
