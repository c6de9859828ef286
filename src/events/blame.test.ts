import test from 'ava'
import { createBlame } from './blame.ts'

const outage = Object.assign(new Error('the session was ended'), { code: '57P01' })
const there = { query: async () => [] }
const away = {
  query: async () => {
    throw outage
  },
}

test('a batch that ends its session time and again is to blame, also where more events join it each time', async (t) => {
  const blame = createBlame(there)
  const batch = ['ends its session']
  let rounds = 0
  while (!(await blame.isTheirs(outage, batch)) && rounds < 100) batch.push(`joined in round ${++rounds}`)
  t.is(rounds, 5)
})

test('an outage is nobody’s failure, however long it lasts', async (t) => {
  const blame = createBlame(away)
  for (let round = 0; round < 20; round++) t.false(await blame.isTheirs(outage, ['a']))
})

test('what is no outage is theirs at once, and what was done with is met anew', async (t) => {
  const blame = createBlame(there)
  t.true(await blame.isTheirs(new Error('wrong'), ['a']))
  for (let round = 0; round < 5; round++) t.false(await blame.isTheirs(outage, ['a']))
  blame.clear(['a'])
  t.false(await blame.isTheirs(outage, ['a']))
})
