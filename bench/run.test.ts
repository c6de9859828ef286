import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { endWithUs } from '#src/testing/end-with-us.ts'
import { runNode } from '#src/testing/run-node.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import { readPidFile } from '../src/postgres/pid-file.ts'
import { childrenOf } from './proc.ts'

const program = fileURLToPath(new URL('./run.ts', import.meta.url))

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const onLinux = testWhere(process.platform === 'linux', 'processes are found by /proc')

onLinux(
  'interrupted, by the terminal and by npm, a run ends at once and leaves no process behind',
  async (t) => {
    const cwd = await scratchFolder('bench')
    const bench = runNode(t, [program, 'product-hot', '--quick'], { cwd, stdout: 'ignore', stderr: 'ignore' })
    const pid = bench.pid as number
    const dir = join(cwd, '.data', 'bench', String(pid))
    const left = await endWithUs(join(dir, 'postgres'), cwd)
    t.teardown(async () => {
      bench.kill('SIGKILL')
      await rm(cwd, { recursive: true })
      left()
    })
    const [data, log] = [join(dir, 'postgres', 'data'), join(dir, 'mart.log')]
    let postgres = 0
    let servers: number[] = []
    await until(async () => {
      const found = await readPidFile(data)
      if (found?.status === 'ready') postgres = found.pid
      servers = await childrenOf(pid)
      return postgres > 0 && existsSync(log) && servers.some((server) => server !== postgres)
    }, 60_000)
    const ended = once(bench, 'exit')
    bench.kill('SIGINT')
    bench.kill('SIGINT')
    t.deepEqual(await ended, [130, null])
    await until(() => [postgres, ...servers].every((server) => !isRunning(server)))
    t.pass()
  },
)

test('a scenario that there is not is named, with those that there are', async (t) => {
  const bench = runNode(t, [program, 'nothing'], { stdout: 'ignore' })
  let output = ''
  bench.stderr.on('data', (text) => {
    output += text
  })
  t.deepEqual(await once(bench, 'close'), [1, null])
  t.regex(output, /unknown scenario: nothing/)
  t.regex(output, /^ {2}split /m)
})

test('the start is measured by itself, on a database that no other scenario made', async (t) => {
  t.timeout(900_000)
  const cwd = await scratchFolder('bench')
  const bench = runNode(t, [program, 'start', '--quick', '--rounds', '1'], { cwd })
  let output = ''
  for (const stream of [bench.stdout, bench.stderr])
    stream.on('data', (text) => {
      output += text
    })
  t.deepEqual(await once(bench, 'close'), [0, null], output)
})
