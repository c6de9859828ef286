import { between } from './dice.ts'
import { isDone } from './lawful.ts'
import type { Move } from './move.ts'

/** A rate of tax is set for a year that none of these orders will see, and said again. */
export const taxes: Move = {
  name: 'taxes',
  by: 'staff',
  post: 'admin',
  weight: 1,
  async play({ client, random }) {
    isDone('the tax rates', await client.get('/v1/tax-rates?limit=100'))
    const from = `${between(random, 2100, 2190)}-07-01T00:00:00.000Z`
    const said = { taxClass: `played-${between(random, 1, 5)}`, rate: between(random, 0, 2_500), from }
    isDone('a tax rate', await client.post('/v1/tax-rates', said))
    isDone('the same rate', await client.post('/v1/tax-rates', said))
  },
}
