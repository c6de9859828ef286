import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection } from 'node:net'
import test from 'ava'
import { testWhere } from '../test-where.ts'
import { until } from '../until.ts'
import { hasKafka } from './has-kafka.ts'

/** Runs `startBroker` in a process of its own, says what it returned, and stays. */
function starting(env: NodeJS.ProcessEnv) {
  const program = `
    import { startBroker } from '${new URL('./start-broker.ts', import.meta.url)}'
    const broker = await startBroker({ shared: ${Boolean(env.KAFKA_BROKERS)} })
    console.log(JSON.stringify(broker))
    setInterval(() => {}, 60_000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  })
  const said = { out: '', error: '' }
  child.stdout.on('data', (text) => {
    said.out += text
  })
  child.stderr.on('data', (text) => {
    said.error += text
  })
  return { child, said }
}

const onKafka = testWhere(await hasKafka(), 'there is no Kafka')

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })

onKafka('a broker ends with the one who started it, though that is killed', async (t) => {
  t.timeout(240_000)
  const { child, said } = starting(process.env)
  await until(() => said.out.endsWith('\n'), 200_000)
  const broker = JSON.parse(said.out) as { brokers: string }
  t.teardown(() => child.kill('SIGKILL'))
  const port = Number(broker.brokers.split(':')[1])
  t.true(await answers(port))
  child.kill('SIGKILL')
  await until(async () => !(await answers(port)))
  t.regex(said.error, /kafka: (Docker|Java)/)
})

test('without a way to a broker the reasons are said, and on CI that is an error', async (t) => {
  const here = starting({ PATH: '' })
  t.teardown(() => here.child.kill('SIGKILL'))
  await until(() => here.said.out.endsWith('\n'))
  t.is(here.said.out, 'null\n')
  t.regex(here.said.error, /no Docker answers; there is no Java.*SKIPPED/)
  const onCi = starting({ PATH: '', CI: 'true' })
  const [code] = await once(onCi.child, 'exit')
  t.is(code, 1)
  t.regex(onCi.said.error, /no Kafka to test on/)
})

test('one that is given is taken, and not ended', async (t) => {
  const { child, said } = starting({ PATH: '', KAFKA_BROKERS: 'kafka:9092' })
  t.teardown(() => child.kill('SIGKILL'))
  await until(() => said.out.endsWith('\n'))
  t.like(JSON.parse(said.out), { brokers: 'kafka:9092', how: 'KAFKA_BROKERS' })
})
