import { After, AfterAll, BeforeAll, Status, setDefaultTimeout } from '@cucumber/cucumber'
import { createClient } from '../../tools/client.ts'
import { type RunningMart, type Shape, startMart } from '../../tools/running-mart.ts'
import { type Shop, signInAsAdmin, suite } from './world.ts'

setDefaultTimeout(60_000)

let mart: RunningMart | null = null

/** One mart for all scenarios, with a time to pay short enough that one of them can see it pass. */
BeforeAll(async () => {
  mart = await startMart((process.env.SHAPE ?? 'one') as Shape, { SEED: 'none', ORDER_PAYMENT_TIMEOUT: '4s' })
  suite.client = createClient(mart.url)
  suite.staff = await signInAsAdmin(suite.client)
})

After(function (this: Shop, { result }) {
  if (result?.status === Status.FAILED) this.attach(`The mart said:\n${mart?.output().slice(-4_000)}`)
})

AfterAll(async () => {
  await mart?.stop()
})
