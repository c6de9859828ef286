import { loadConfig } from '#config/config.ts'
import { createDatabase } from '#src/database/database.ts'
import { noKeys } from '#src/keys/key-ring.ts'
import { createLog } from '#src/log/log.ts'
import { noMeter } from '#src/metrics/meter.ts'
import { makeDeps } from '#src/runtime/container.ts'
import { findDatabases } from '#src/runtime/databases.ts'
import { createRevocations } from '#src/tokens/revocations.ts'
import user from '../../modules/user/index.ts'
import type { Deps } from '../../modules/user/provides.ts'

const usage = `npm run accounts -- COMMAND

  remove-second-factor EMAIL   for who has lost both phone and recovery codes, and has shown who they are;
                               they are told by mail, and sign in with the password alone
`

const asked: Record<string, (deps: Deps, email: string) => Promise<void>> = {
  async 'remove-second-factor'({ db, users, removeSecondFactor }, email) {
    await db.transaction(async (tx) => {
      const found = await users.byEmail(email, tx)
      const account = found && (await users.lock(found.id, tx))
      if (!account) throw new Error(`nobody has the address ${email}`)
      if (!(await removeSecondFactor(account, tx))) throw new Error(`${email} has no second factor`)
    })
    console.log(`${email} signs in with the password alone, and is told so by mail.`)
  },
}

/** What the user module provides, on its database, for `work`. */
async function withUsers(work: (deps: Deps) => Promise<void>) {
  const config = loadConfig([user.name])
  const log = createLog(config)
  const databases = await findDatabases([user.name], config, log)
  const database = createDatabase({ url: databases.url(user.name), name: user.name, poolSize: 2 })
  try {
    const runtime = { db: database, log, config, now: () => new Date(), wake: () => {}, meter: noMeter }
    await work(makeDeps(user, { ...runtime, revocations: createRevocations(), keys: noKeys }) as Deps)
  } finally {
    await database.close()
    await databases.cluster?.release()
  }
}

const [command = '', email] = process.argv.slice(2)
const run = asked[command]
if (run && email) {
  await withUsers((deps) => run(deps, email)).catch((error: Error) => {
    console.error(error.message)
    process.exitCode = 1
  })
} else {
  console.error(usage)
  process.exitCode = 2
}
