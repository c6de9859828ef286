import { parentPort } from 'node:worker_threads'
import bcrypt from 'bcryptjs'
import type { HashAnswer, HashTask } from './hash-pool.ts'

parentPort?.on('message', async (task: HashTask) => parentPort?.postMessage(await answer(task)))

async function answer(task: HashTask): Promise<HashAnswer> {
  try {
    return { id: task.id, result: await resultOf(task) }
  } catch (error) {
    return { id: task.id, error: String(error) }
  }
}

async function resultOf(task: HashTask): Promise<string | boolean | number> {
  if (task.kind === 'hash') return bcrypt.hashSync(task.password, task.cost)
  if (task.kind === 'compare') return bcrypt.compareSync(task.password, task.hash)
  // Its dictionaries are megabytes: loaded where a password is set, not where one is compared.
  const { strengthOf } = await import('./password-strength.ts')
  return strengthOf(task.password, task.own)
}
