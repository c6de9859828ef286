import { parseArgs } from 'node:util'
import { startProvenMart } from '../stage/start-proven-mart.ts'
import { asText, faultsOf, writeSoak } from './report.ts'
import { type Soaked, type SoakOptions, soak } from './run-soak.ts'

/** Starts a mart of that shape, soaks it, and ends it. */
export async function soakShape(shape: 'one' | 'split', options: SoakOptions): Promise<Soaked> {
  const mart = await startProvenMart({
    shape,
    settings: { ORDER_PAYMENT_TIMEOUT: '30s', LOG_LEVEL: 'warn' },
    payments: 'sandbox',
    seed: options.seed,
  })
  try {
    return await soak(mart, options)
  } finally {
    await mart.stop()
  }
}

/** `npm run prove -- --soak --shape one|split --minutes 30 --seed N --shoppers 12`: gives 1 where something grows that should not. */
export async function soakCommand(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      shape: { type: 'string', default: 'one' },
      minutes: { type: 'string', default: '30' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      shoppers: { type: 'string', default: '12' },
    },
  })
  const soaked = await soakShape(values.shape === 'split' ? 'split' : 'one', {
    minutes: Number(values.minutes),
    seed: Number(values.seed),
    shoppers: Number(values.shoppers),
    say: console.log,
  })
  console.log(asText(soaked))
  console.log(`\n${await writeSoak(soaked)}`)
  return faultsOf(soaked).length > 0 ? 1 : 0
}
