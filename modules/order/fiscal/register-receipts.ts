import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import type { Database } from '#src/database/database.ts'
import { faultPoint } from '#src/faults/fault-points.ts'
import type { Meter } from '#src/metrics/meter.ts'
import { resumed } from '#src/tracing/resumed.ts'
import type { CatalogueRepository } from '../catalogue-repository.ts'
import { fiscalCalls, fiscalSeconds } from './figures.ts'
import { type FiscalAnswer, type FiscalProvider, paperOf, uncoded } from './fiscal.ts'
import { type Due, type FiscalRepository, longestWait } from './fiscal-repository.ts'
import { receiptRegistered } from './receipt-registered.ts'

/** Asked for at once, by a replica. */
const atOnce = 5
/** Milliseconds that a claim outlives the call it was made for. */
const grace = 5_000
/** Milliseconds before one is asked for again of which nobody knows what became: doubles each time, up to the second. */
const firstDelay = 1_000
const longestDelay = 300_000
/** Milliseconds before a credit note is looked at again whose invoice isn't registered, unless that is sooner. */
const invoiceDelay = 60_000

interface Needs {
  db: Database
  fiscal: FiscalRepository
  fiscalProvider: FiscalProvider | null
  catalogue: CatalogueRepository
  config: Config
  meter: Meter
  log: Logger
  now: () => Date
}

/**
 * Asks the authority for what is due, outside any transaction, until nothing is. What has no answer is put off and asked for
 * again, never given up: by its number the authority knows it. Without an authority it does nothing.
 */
export const registerReceipts =
  ({ db, fiscal, fiscalProvider: provider, catalogue, config, meter, log, now }: Needs) =>
  async (signal: AbortSignal): Promise<void> => {
    if (!provider) return
    const { timeout, tariffCode: goods, chargesTariffCode: charges } = config.order.fiscal
    const after = (milliseconds: number) => new Date(now().getTime() + milliseconds)

    async function codesFor({ document }: Due) {
      const ids = uncoded(document)
      const known = ids.length > 0 ? await catalogue.entries(ids) : new Map()
      const byProduct = new Map([...known.values()].map((it) => [it.productId, it.tariffCode as string]))
      return { byProduct, goods, charges: charges || goods }
    }

    async function ask(due: Due, asked: FiscalProvider): Promise<FiscalAnswer> {
      const paper = paperOf(due, due.of, await codesFor(due))
      const startedAt = performance.now()
      let outcome: FiscalAnswer['state'] | 'failed' = 'failed'
      try {
        // What was asked for before may be there already.
        const found = due.attempts > 1 ? await asked.find?.(paper) : null
        const answer = found ?? (await asked.register(paper))
        outcome = answer.state
        return answer
      } finally {
        meter.count(fiscalCalls, { provider: asked.name, outcome })
        meter.observe(fiscalSeconds, { provider: asked.name }, (performance.now() - startedAt) / 1000)
      }
    }

    async function settle({ number, attempts }: Due, answer: FiscalAnswer) {
      if (answer.state === 'registered' && answer.known && attempts === 1) {
        // Nobody here has told of it: it may be another's, whose number was given again after a restore.
        const reason = `it is registered as ${answer.number}, and was not told of from here`
        log.error({ receipt: number, reason }, 'the tax authority has a receipt of this number')
        await fiscal.rejected(number, reason, null)
        return
      }
      if (answer.state === 'registered') {
        await db.transaction(async (tx) => {
          const made = await fiscal.registered(number, answer, now(), tx)
          if (made) tx.say(receiptRegistered(number, answer, made))
        })
        return
      }
      log.error({ receipt: number, reason: answer.reason }, 'the tax authority refused a receipt')
      await fiscal.rejected(number, answer.reason, after(longestWait))
    }

    const register = (due: Due, asked: FiscalProvider) =>
      resumed('register receipt', { origin: null, orderId: due.orderId }, async () => {
        try {
          faultPoint('provider-before-call')
          const answer = await ask(due, asked)
          faultPoint('provider-answered')
          await settle(due, answer)
        } catch (error) {
          const { number: receipt, attempts } = due
          log.warn({ err: error, receipt, attempts }, 'receipt not registered, asked for again later')
          const delay = Math.min(longestDelay, firstDelay * 2 ** Math.min(attempts, 20))
          await fiscal.postpone(receipt, after(delay), String(error).toWellFormed().slice(0, 500))
        }
      })

    for (let looked = atOnce; looked === atOnce && !signal.aborted; ) {
      const lease = timeout + grace
      const turn = {
        ...{ now: now(), until: after(lease), later: after(invoiceDelay), limit: atOnce },
        wrong: after(2 * Math.max(longestDelay, lease)),
      }
      const claimed = await fiscal.claim(provider.name, turn)
      const made = await Promise.allSettled(claimed.due.map((due) => register(due, provider)))
      looked = claimed.looked
      const failed = made.find((it) => it.status === 'rejected')
      if (failed) throw failed.reason
    }
  }
