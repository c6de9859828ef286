import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import bcrypt from 'bcryptjs'
import type { HashAnswer, HashTask } from './hash-pool.ts'

// The event loop goes before: beside a storm of logins it waited a whole slice of the processor for its turn. Linux alone gives
// threads priorities of their own; elsewhere it would be the process's.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

parentPort?.on('message', async (task: HashTask) => parentPort?.postMessage(await answer(task)))

async function answer(task: HashTask): Promise<HashAnswer> {
  try {
    return { result: await resultOf(task) }
  } catch (error) {
    return { error: String(error) }
  }
}

async function resultOf(task: HashTask): Promise<string | boolean | null> {
  if (task.kind === 'compare') return bcrypt.compareSync(task.digest, task.hash)
  if (task.kind === 'hash strong') {
    // Its dictionaries are megabytes: loaded where a password is set, not where one is compared.
    const { isStrong } = await import('./password-strength.ts')
    if (!isStrong(task.password, task.own)) return null
  }
  return bcrypt.hashSync(task.digest, task.cost)
}
