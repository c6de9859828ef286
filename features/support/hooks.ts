import { After, AfterAll, Before, BeforeAll, Status, setDefaultTimeout } from '@cucumber/cucumber'
import { conforms } from '#src/testing/conformance.ts'
import { twilioDouble, twilioToken } from '../../modules/notification/texting/twilio-double.ts'
import { runAudit } from '../../tools/audit/run-audit.ts'
import { createClient } from '../../tools/mart/client.ts'
import { environmentFor } from '../../tools/mart/environment.ts'
import { type RunningMart, type Shape, startMart } from '../../tools/mart/running-mart.ts'
import { type Shop, signInAsAdmin, suite } from './world.ts'

setDefaultTimeout(60_000)

let mart: RunningMart | null = null
/** The feature whose scenarios run; the books are audited when it is over. */
let feature: string | null = null

/** Throws with what the audit printed, where the six databases don't agree. */
async function audit() {
  if (!mart || !feature) return
  const found = await runAudit(environmentFor({ DATA_DIR: mart.dataDir }))
  if (found) throw new Error(`The books do not agree after ${feature}:\n${found}`)
}

/**
 * One mart for all scenarios, with a time to pay short enough that one of them can see it pass. The time-out is longer than
 * that of `startMart`, which shows what the mart wrote.
 */
BeforeAll({ timeout: 200_000 }, async () => {
  suite.twilio = await twilioDouble()
  mart = await startMart((process.env.SHAPE ?? 'one') as Shape, {
    SEED: 'none',
    // Both ways of charging cards are to pass the same scenarios.
    PAYMENT_CAPTURE: process.env.PAYMENT_CAPTURE ?? '',
    ORDER_PAYMENT_TIMEOUT: '4s',
    SUBSTITUTE_TIMEOUT: '6s',
    WEBHOOK_ALLOW_PRIVATE: 'true',
    STAFF_NEWS_AFTER: '500ms',
    FISCAL_PROVIDER: 'sandbox',
    SMS_COUNTRIES: 'PK, JP, GB, CO',
    TWILIO_API_URL: suite.twilio.url,
    TWILIO_FROM: '+12025550100',
    TWILIO_ACCOUNT_SID: 'AC1',
    TWILIO_AUTH_TOKEN: twilioToken,
  })
  const { body: document } = await createClient(mart.url).get('/openapi.json')
  // Whatever a scenario asks, the answer is what the mart's own document says.
  suite.client = createClient(mart.url, null, (method, path, { status, headers, body }) => {
    const wrong = conforms(document, method, path, status, headers, body)
    if (wrong.length > 0) throw new Error(wrong.join('\n'))
  })
  suite.staff = await signInAsAdmin(suite.client)
})

Before(async ({ gherkinDocument: { uri = 'a feature' } }) => {
  if (uri === feature) return
  await audit()
  feature = uri
})

After(async function (this: Shop, { result }) {
  if (result?.status === Status.FAILED) this.attach(`Output of the mart:\n${mart?.output().slice(-4_000)}`)
  // Else they would stand in the way of the next scenario's search.
  for (const id of new Set(this.products.values())) await this.staff.delete(`/v1/products/${id}`)
})

/** Longer than an audit waits for what is under way, which else wouldn't come to say what it found. */
AfterAll({ timeout: 200_000 }, async () => {
  try {
    await audit()
  } finally {
    await mart?.stop()
    await suite.twilio?.close()
  }
})
