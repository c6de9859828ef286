import { z } from 'zod'
import { timestamp } from '#src/schemas/fields.ts'
import { moment, taxClass } from '../product-fields.ts'
import type { TaxClass, TaxRateSaid } from './tax-class.ts'

const rate = z.int().min(0).max(10_000).describe('Basis points: 1800 is 18 %')

export const NewTaxRate = z
  .strictObject({
    taxClass,
    rate,
    from: moment.describe('It holds from then on; of a class that there is, a time to come'),
    onRetailPrice: z
      .boolean()
      .optional()
      .describe(
        'Of the class: whether the printed retail price is taxed, and not what is paid; by itself false',
      ),
  })
  .meta({ id: 'NewTaxRate' })

export const saidBy = ({ from, ...said }: z.output<typeof NewTaxRate>): TaxRateSaid => ({
  ...said,
  from: new Date(from),
})

export const TaxClassAnswer = z
  .strictObject({
    taxClass: z.string(),
    onRetailPrice: z.boolean(),
    rates: z.array(z.strictObject({ rate, from: timestamp })).describe('The oldest first'),
    version: z.int(),
  })
  .meta({ id: 'TaxClass' })

export const presentTaxClass = ({ name, onRetailPrice, rates, version }: TaxClass) => ({
  taxClass: name,
  onRetailPrice,
  rates: rates.map(({ rate, from }) => ({ rate, from: from.toISOString() })),
  version,
})
