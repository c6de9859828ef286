import type { ExecutionContext } from 'ava'
import test from 'ava'
import { findJars } from '#src/testing/broker/jars.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { read } from './command.ts'
import { asText } from './report/text.ts'
import { writeReport } from './report/write.ts'
import { runProof } from './run-proof.ts'
import { keptSeeds } from './seeds.ts'
import { startProvenMart } from './stage/start-proven-mart.ts'

/** Of play, in each shape; the nightly workflow plays for longer. */
const minutes = process.env.PROVE_MINUTES ?? '1'
/** The same each time here, so that whoever changed nothing that counts finds nothing: nights are for what nobody looked for. */
const seed = process.env.PROVE_SEED ?? '5'

async function proven(t: ExecutionContext, given: Record<string, string>): Promise<void> {
  const options = read({ shoppers: '8', replicas: 'order:2', ...given })
  const shape = options.shapes[0] as 'one' | 'split'
  // To start, to play, to come to rest, to be looked through.
  t.timeout(options.minutes * 60_000 + 600_000)
  t.log(`PROVE_SEED=${options.seed}`)
  const mart = await startProvenMart({
    shape,
    replicas: shape === 'split' ? options.replicas : {},
    // The last unpaid order has to run out before there is rest: each run waits for so long.
    settings: { ORDER_PAYMENT_TIMEOUT: '12s', LOG_LEVEL: 'warn' },
    payments: 'provider',
    seed: options.seed,
  })
  t.teardown(mart.stop)
  const report = await runProof(mart, {
    ...options,
    say: (line) => t.log(line),
    command: `PROVE_SEED=${options.seed}`,
  })
  t.log(asText(report))
  if (report.violations > 0) t.log(await writeReport(report), mart.output().slice(-5_000))
  t.true(report.operations.length > 40, 'so many operations are played at least')
  if (options.faults.length > 0) t.true(report.faults.length > 0, 'something was injected')
  t.is(report.violations, 0)
}

const onKafka = testWhere((await findJars(() => {})) !== null, 'there is no Kafka on Java')

// One after the other: each has the machine to itself.
test.serial(`one process holds its promises whatever is done to it (PROVE_SEED=${seed})`, (t) =>
  proven(t, { shape: 'one', seed, minutes }),
)

onKafka.serial(`services on Kafka hold their promises whatever is done to them (PROVE_SEED=${seed})`, (t) =>
  proven(t, { shape: 'split', seed, minutes }),
)

for (const kept of keptSeeds) {
  const given = {
    shape: kept.shape,
    seed: String(kept.seed),
    minutes: String(kept.minutes),
    faults: kept.faults.join(','),
  }
  const run: (title: string, run: (t: ExecutionContext) => Promise<void>) => void =
    kept.shape === 'split' ? onKafka.serial : test.serial
  run(`seed ${kept.seed} found once: ${kept.found}`, (t) => proven(t, given))
}

test('what is asked for is read, and what can not be is said', (t) => {
  t.like(read({}), {
    shapes: ['one', 'split'],
    minutes: 3,
    shoppers: 12,
    replicas: { order: 2, inventory: 2 },
  })
  t.like(read({ shape: 'split', seed: '7', faults: 'none', replicas: 'user:3' }), {
    shapes: ['split'],
    seed: 7,
    faults: [],
    replicas: { user: 3 },
  })
  t.is(read({ faults: 'kill-service,postgres-frozen' }).faults.length, 2)
  for (const wrong of [
    { shape: 'three' },
    { minutes: '0' },
    { faults: 'rain' },
    { replicas: 'order' },
    { shoppers: 'many' },
  ])
    t.throws(() => read(wrong), undefined, JSON.stringify(wrong))
})
