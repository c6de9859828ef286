import { parentPort } from 'node:worker_threads'
import bcrypt from 'bcryptjs'
import type { HashAnswer, HashTask } from './hash-pool.ts'

parentPort?.on('message', (task: HashTask) => parentPort?.postMessage(answer(task)))

function answer(task: HashTask): HashAnswer {
  try {
    const result =
      task.kind === 'hash'
        ? bcrypt.hashSync(task.password, task.cost)
        : bcrypt.compareSync(task.password, task.hash)
    return { id: task.id, result }
  } catch (error) {
    return { id: task.id, error: String(error) }
  }
}
