import test from 'ava'
import { type HeldOrder, whyNotHeld } from './held.ts'

const order = (status: string, items: Partial<HeldOrder['items'][number]>[], over = {}): HeldOrder => ({
  ...{ id: 'o', status, tolerance: 15, asksMore: false, ...over },
  items: items.map((item) => ({ productId: 'a', soldBy: 'weight', quantity: 750, ...item })),
})

test('until it is packed no less is held than is in the bag, and no more than may be weighed', (t) => {
  for (const held of [750, 800, 862]) t.is(whyNotHeld(order('confirmed', [{}]), { a: held }), null)
  t.regex(whyNotHeld(order('confirmed', [{}]), { a: 749 }) ?? '', /749 of a is held, 750 is in the bag/)
  t.regex(whyNotHeld(order('confirmed', [{}]), { a: 863 }) ?? '', /862 at most/)
  t.regex(whyNotHeld(order('picking', [{ picked: 800 }]), { a: 790 }) ?? '', /800 is in the bag/)
  t.is(whyNotHeld(order('picking', [{ picked: 100 }]), { a: 862 }), null, 'it may be picked again')
  t.regex(whyNotHeld(order('picking', [{ held: 760 }]), { a: 761 }) ?? '', /760 at most/)
})

test('while more is asked for, more is held; else nothing that nobody ordered', (t) => {
  t.regex(whyNotHeld(order('picking', [{}]), { a: 750, b: 1 }) ?? '', /1 of b is held, 0 at most/)
  t.is(whyNotHeld(order('picking', [{}], { asksMore: true }), { a: 750, b: 1 }), null)
})

test('once it is packed what is held is what is in the bag', (t) => {
  for (const status of ['packed', 'shipped', 'delivered', 'returned']) {
    t.is(whyNotHeld(order(status, [{ picked: 782 }]), { a: 782 }), null)
    t.regex(whyNotHeld(order(status, [{ picked: 782 }]), { a: 783 }) ?? '', /782 at most/)
    t.regex(whyNotHeld(order(status, [{ picked: 782 }]), { a: 781 }) ?? '', /782 is in the bag/)
  }
  t.is(
    whyNotHeld(order('packed', [{ state: 'substituted', picked: 0 }, { productId: 'b' }]), { b: 750 }),
    null,
  )
  t.is(whyNotHeld(order('packed', [{}]), { a: 750 }), null, 'of an earlier release: as ordered')
})

test('two lines of a product are held together; a cancelled order had at least its bag', (t) => {
  t.is(whyNotHeld(order('packed', [{ picked: 700 }, { picked: 750 }]), { a: 1450 }), null)
  t.is(whyNotHeld(order('cancelled', [{ picked: 700 }]), { a: 862, b: 3 }), null)
  t.regex(whyNotHeld(order('cancelled', [{ picked: 700 }]), { a: 1 }) ?? '', /700 is in the bag/)
})
