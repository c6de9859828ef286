import { counter, histogram, samplesBy, sharedGauge } from '#src/metrics/figure.ts'
import type { Measurement } from '#src/runtime/module.ts'
import { fiscalProviders } from './fiscal.ts'
import type { FiscalRepository } from './fiscal-repository.ts'

const labels = { state: ['queued', 'rejected'] }
const open = sharedGauge({
  name: 'mart_fiscal_receipts_open',
  help: 'Invoices and credit notes that the tax authority has not registered: it has not answered, or refused them; up to 100,000 of each',
  labels,
})
const oldest = sharedGauge({
  name: 'mart_fiscal_oldest_seconds',
  help: 'How long ago the first of them was issued',
  labels,
})

/** What the tax authority has still to register. */
export const openFiscal: Measurement<{ fiscal: FiscalRepository }> = {
  gauges: [open, oldest],
  async read({ fiscal }, on) {
    const rows = await fiscal.open(on)
    const by = (of: 'count' | 'age') => Object.fromEntries(rows.map((row) => [row.state, row[of]]))
    return [...samplesBy(open, 'state', by('count')), ...samplesBy(oldest, 'state', by('age'))]
  },
}

const provider = fiscalProviders

export const fiscalCalls = counter({
  name: 'mart_fiscal_calls_total',
  help: 'What the tax authority was asked to register; rejected: it said no, failed: it said nothing, or nothing to the point',
  labels: { provider, outcome: ['registered', 'rejected', 'failed'] },
})
export const fiscalSeconds = histogram({
  name: 'mart_fiscal_call_seconds',
  help: 'How long the tax authority took to answer, or to fail',
  labels: { provider },
  buckets: [0.005, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
})
