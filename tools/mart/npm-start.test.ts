import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import test, { type ExecutionContext } from 'ava'
import { findServer } from '#src/postgres/server.ts'
import { freePort } from '#src/testing/broker/free-port.ts'
import { hasKafka } from '#src/testing/broker/has-kafka.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import { environmentFor } from './environment.ts'
import { startMart } from './running-mart.ts'

const withCurl = testWhere(
  await ran('bash', ['-c', 'command -v curl'], process.env).then(
    ({ code }) => code === 0,
    () => false,
  ),
  'there is no bash with curl',
)
const onKafka = testWhere(await hasKafka(), 'there is no Kafka')

/** A directory and a port of the test's own, and the environment that says so. */
async function place(t: ExecutionContext) {
  const dir = await scratchFolder('npm')
  t.teardown(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }))
  const port = await freePort()
  const env = environmentFor({ DATA_DIR: dir, PORT: String(port), SEED: 'none' })
  return { dir, port, env, url: `http://127.0.0.1:${port}` }
}

/** Runs a program and resolves with its exit code and output. */
async function ran(command: string, args: string[], env: NodeJS.ProcessEnv) {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: 120_000 })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text) => {
      output += text
    })
  const [code] = await once(child, 'close')
  return { code: code as number, output }
}

const answers = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )

/** As a supervisor does: npm passes it on. */
const toNpm = (npm: ChildProcess) => npm.kill('SIGTERM')
/** As systemd and `timeout` do: to all at once, and npm passes it on besides. */
const toAll = (npm: ChildProcess) => process.kill(-(npm.pid as number), 'SIGTERM')

/** Starts an npm script, ends npm, and sees that what it started ends too, in order. */
async function endsWithNpm(t: ExecutionContext, script: string, end = toNpm) {
  t.timeout(240_000)
  const { dir, env, url } = await place(t)
  // A group of its own: what is left of it can be ended whatever happens.
  const npm = spawn('npm', ['run', script], { env, stdio: 'ignore', detached: true })
  t.teardown(() => {
    try {
      process.kill(-(npm.pid as number), 'SIGKILL')
    } catch {
      // All have ended, as they should.
    }
  })
  await until(() => answers(url), 200_000)
  t.truthy(await findServer(join(dir, 'postgres')))
  const ended = once(npm, 'exit')
  end(npm)
  await ended
  await until(async () => !(await answers(url)), 15_000)
  await until(async () => (await findServer(join(dir, 'postgres'))) === null, 15_000)
  t.throws(() => process.kill(-(npm.pid as number), 0), { code: 'ESRCH' }, 'nothing of its group is left')
}

test('npm start ends with npm', (t) => endsWithNpm(t, 'start'))
test('npm start ends in order where npm and the mart are told at once', (t) => endsWithNpm(t, 'start', toAll))
onKafka('npm run split ends with npm', (t) => endsWithNpm(t, 'split'))

test('a tool without a mart says where it looked, and makes nothing', async (t) => {
  t.timeout(240_000)
  const { dir, env, port } = await place(t)
  const node = (...args: string[]) => ran(process.execPath, args, env)
  const demo = await node('tools/mart/demo.ts')
  t.is(demo.code, 1)
  t.regex(
    demo.output,
    new RegExp(`No mart answers at http://127\\.0\\.0\\.1:${port} \\(ECONNREFUSED\\): npm start`),
  )
  for (const args of [['tools/audit/audit.ts'], ['tools/events/events.ts', 'parked', 'list']]) {
    const { code, output } = await node(...args)
    t.is(code, 1)
    t.regex(output, new RegExp(`there is no mart in ${dir}: npm start makes one`))
    t.is(output.trim().split('\n').length, 1)
  }
  t.is(await findServer(join(dir, 'postgres')), null)
  await t.throwsAsync(readFile(join(dir, 'postgres', 'password')), { code: 'ENOENT' })
})

test('nor on a server that has none', async (t) => {
  t.timeout(240_000)
  const mart = await startMart('one', { SEED: 'none' })
  t.teardown(mart.stop)
  const password = (await readFile(join(mart.dataDir, 'postgres', 'password'), 'utf8')).trim()
  const port = (await findServer(join(mart.dataDir, 'postgres')))?.port
  const audit = (database: string) =>
    ran(
      process.execPath,
      ['tools/audit/audit.ts'],
      environmentFor({ DATABASE_URL: `postgres://postgres:${password}@127.0.0.1:${port}/${database}` }),
    )
  t.regex((await audit('mart')).output, /The books agree/)
  for (const _ of [1, 2]) {
    const { code, output } = await audit('elsewhere')
    t.is(code, 1)
    t.regex(
      output,
      /^audit: there is no mart at 127\.0\.0\.1:\d+\/elsewhere_user: the user module has never run/,
    )
    t.notRegex(output, new RegExp(password))
  }
})

withCurl("README's first order, pasted whole, shows what it says", async (t) => {
  t.timeout(240_000)
  const readme = await readFile('README.md', 'utf8')
  const [, block = ''] = /^## A first order\n\n```sh\n([\s\S]*?)^```$/m.exec(readme) ?? []
  t.regex(block, /localhost:8000/)
  const mart = await startMart('one', { SEED: 'demo' })
  t.teardown(mart.stop)
  // The reader comes here after a while: the stock has arrived by then.
  const search = `${mart.url}/v1/products?q=chaunza+mango&inStock=true`
  await until(async () => ((await (await fetch(search)).json()) as { items: unknown[] }).items.length > 0)
  const { code, output } = await ran(
    'bash',
    ['-c', block.replace('http://localhost:8000', mart.url)],
    process.env,
  )
  t.is(code, 0, output)
  const [registered, placed, orders, notifications] = output.trim().split(/\n|(?<=\})(?=\{)/)
  t.regex(registered ?? '', /"email":"ayesha@example\.com"/)
  t.regex(placed ?? '', /"quantity":750,.*"status":"pending"|"status":"pending".*"quantity":750,/)
  t.regex(orders ?? '', /"status":"confirmed"/)
  t.regex(notifications ?? '', /"order_confirmed"/)
})
