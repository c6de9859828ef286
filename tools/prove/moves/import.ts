import { between, happens, word } from './dice.ts'
import { isDone, must } from './lawful.ts'
import type { Move } from './move.ts'

const header = 'sku,name,brand,category,price,currency,soldBy,barcode,description,imageUrl,stock'

/** A delivery list is imported, with a line that is wrong now and then; again, it changes nothing. */
export const importList: Move = {
  name: 'import',
  by: 'staff',
  post: 'catalogue',
  weight: 1,
  async play({ client, random }) {
    const run = word(random, 'I')
    const lines = Array.from(
      { length: 5 },
      (_, n) =>
        `${run}-${n},Listed ${run} ${n},,Prove > Listed,${between(random, 10, 99)}.00,PKR,piece,,,,${n}`,
    )
    if (happens(random, 0.3)) lines.push(`${run}-x,No price,,Prove > Listed,,PKR,piece,,,,1`)
    const send = () =>
      client.post('/v1/products/import', [header, ...lines].join('\n'), { 'content-type': 'text/csv' })
    // 409: another import is under way.
    if (!isDone('importing', await send(), 409)) return
    const again = await send()
    if (isDone('importing again', again, 409))
      must(again.body.created === 0, `imported again, ${again.body.created} are new`)
    if (happens(random, 0.2)) isDone('the whole list', await client.get('/v1/products/export'))
  },
}
