import test from 'ava'
import type { Deal } from '../pricing.ts'
import { useCoupons } from './use-coupons.ts'

test('whichever code is named first, they are counted in one order: two orders with the same never wait for each other', async (t) => {
  const countedOf = async (codes: string[]) => {
    const counted: string[] = []
    const useCoupon = async ({ id }: { id: string }) => {
      counted.push(id)
      return 'used'
    }
    const coupons = codes.map((code) => ({ code, offerId: `offer of ${code}` }))
    const offers = { byCode: (code: string) => ({ id: `offer of ${code}` }) }
    await useCoupons(
      { order: { id: 'order', customerId: 'sana', coupons }, deal: { offers } as unknown as Deal, codes },
      { useCoupon } as never,
      null as never,
    )
    return counted
  }
  const counted = await countedOf(['EID', 'RICE', 'CARD'])
  t.deepEqual(counted, ['offer of CARD', 'offer of EID', 'offer of RICE'])
  t.deepEqual(await countedOf(['RICE', 'CARD', 'EID']), counted)
})
