import test from 'ava'
import fc from 'fast-check'
import { createPlaces } from './places.ts'

test('never more than there are, each side finds what is left to it, and nobody who could enter waits', async (t) => {
  const steps = fc.array(fc.constantFrom('enter', 'leave', 'read', 'leaveRead', 'apart', 'rejoin'), {
    maxLength: 60,
  })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 8 }), steps, async (most, steps) => {
      const places = createPlaces({ most, acquireTimeout: 60_000 })
      let transactions = 0
      let waiting = 0
      let reads = 0
      let apart = 0
      for (const step of steps) {
        if (step === 'enter') {
          waiting++
          places.enter().then(() => {
            waiting--
            transactions++
          })
        } else if (step === 'leave' && transactions > 0) {
          transactions--
          places.leave()
        } else if (step === 'read') {
          const before = reads
          if (places.tryRead()) reads++
          else t.true(before >= Math.max(1, most - 2) || before + transactions >= most)
        } else if (step === 'leaveRead' && reads > 0) {
          reads--
          places.leaveRead()
        } else if (step === 'apart' && reads > 0) {
          if (places.setApart()) {
            reads--
            apart++
          } else t.is(apart, most)
        } else if (step === 'rejoin' && apart > 0) {
          apart--
          places.rejoin()
        }
        await new Promise(setImmediate)
        t.is(places.waiting(), waiting)
        t.true(transactions + reads <= most && apart <= most)
        t.true(transactions <= Math.max(1, most - 1) && reads <= Math.max(1, most - 2))
        if (waiting > 0 && step !== 'apart')
          t.true(transactions >= Math.max(1, most - 1) || transactions + reads >= most || step === 'read')
      }
      for (; reads > 0; reads--) places.leaveRead()
      while (transactions + waiting > 0) {
        await new Promise(setImmediate)
        t.true(transactions > 0)
        transactions--
        places.leave()
        await new Promise(setImmediate)
      }
    }),
    { numRuns: 100 },
  )
})

test('so many reads are set apart as there are connections, and no more', (t) => {
  for (let most = 1; most <= 8; most++) {
    const places = createPlaces({ most, acquireTimeout: 60_000 })
    for (let apart = 1; apart <= most; apart++) {
      t.true(places.tryRead())
      t.true(places.setApart())
    }
    t.true(places.tryRead())
    t.false(places.setApart(), 'the pool has twice as many connections, and no more')
    places.rejoin()
    t.true(places.setApart())
  }
})
