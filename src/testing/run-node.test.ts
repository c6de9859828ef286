import { once } from 'node:events'
import test from 'ava'
import { program, runNode } from './run-node.ts'
import { until } from './until.ts'

const isRunning = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

test('what a test starts ends with the one who runs it, though that is killed', async (t) => {
  const parent = runNode(
    t,
    program(`
      import { program, runNode } from '${new URL('./run-node.ts', import.meta.url)}'
      const child = runNode({ teardown() {} }, program("console.log('up'); setInterval(() => {}, 60_000)"))
      child.stdout.once('data', () => console.log(child.pid))`),
  )
  const [said] = await once(parent.stdout, 'data')
  const pid = Number(said)
  t.true(isRunning(pid))
  parent.kill('SIGKILL')
  await until(() => !isRunning(pid))
})

test('a program that has done its work ends by itself', async (t) => {
  const child = runNode(t, program(''))
  t.deepEqual(await once(child, 'exit'), [0, null])
})
