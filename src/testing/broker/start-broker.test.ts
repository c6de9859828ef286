import { once } from 'node:events'
import { createConnection } from 'node:net'
import test, { type ExecutionContext } from 'ava'
import { program, runNode } from '../run-node.ts'
import { testWhere } from '../test-where.ts'
import { until } from '../until.ts'
import { hasKafka } from './has-kafka.ts'

/** Runs `startBroker` in a process of its own, says what it returned, and stays. */
function starting(t: ExecutionContext, env: NodeJS.ProcessEnv) {
  const text = `
    import { startBroker } from '${new URL('./start-broker.ts', import.meta.url)}'
    const broker = await startBroker({ shared: ${Boolean(env.KAFKA_BROKERS)} })
    console.log(JSON.stringify(broker))
    setInterval(() => {}, 60_000)`
  const child = runNode(t, program(text), { env })
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
  const { child, said } = starting(t, process.env)
  await until(() => said.out.endsWith('\n'), 200_000)
  const broker = JSON.parse(said.out) as { brokers: string }
  const port = Number(broker.brokers.split(':')[1])
  t.true(await answers(port))
  child.kill('SIGKILL')
  await until(async () => !(await answers(port)))
  t.regex(said.error, /kafka: (Docker|Java)/)
})

test('without a way to a broker the reasons are said, and on CI that is an error', async (t) => {
  const here = starting(t, { PATH: '' })
  await until(() => here.said.out.endsWith('\n'))
  t.is(here.said.out, 'null\n')
  t.regex(here.said.error, /no Docker answers; there is no Java.*SKIPPED/)
  const onCi = starting(t, { PATH: '', CI: 'true' })
  const [code] = await once(onCi.child, 'exit')
  t.is(code, 1)
  t.regex(onCi.said.error, /no Kafka to test on/)
})

test('one that is given is taken, and not ended', async (t) => {
  const { said } = starting(t, { PATH: '', KAFKA_BROKERS: 'kafka:9092' })
  await until(() => said.out.endsWith('\n'))
  t.like(JSON.parse(said.out), { brokers: 'kafka:9092', how: 'KAFKA_BROKERS' })
})
