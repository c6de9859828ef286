import test from 'ava'
import fc from 'fast-check'
import { randomFrom } from '../../mart/random.ts'
import { linearize, type Operation } from './linearizable.ts'

type Op = Operation<number> & { says: string }

/** A shelf of some pieces: `take` them, be `refused` as there are fewer, `add`, `see` how many there are. */
const take = (from: number, until: number, n: number): Op => ({
  from,
  until,
  says: `take ${n}`,
  apply: (s) => (s >= n ? s - n : null),
})
const refused = (from: number, until: number, n: number): Op => ({
  from,
  until,
  says: `refused ${n}`,
  apply: (s) => (s < n ? s : null),
})
const add = (from: number, until: number, n: number): Op => ({
  from,
  until,
  says: `add ${n}`,
  apply: (s) => s + n,
})
const see = (from: number, until: number, n: number): Op => ({
  from,
  until,
  says: `see ${n}`,
  apply: (s) => (s === n ? s : null),
})

const search = (ops: Op[], start: number, end?: number) =>
  linearize<number>(ops, start, String, (state) => end === undefined || state === end)

test('two that take the last piece are no order, one and a refusal are', (t) => {
  t.false(search([take(0, 10, 1), take(0, 10, 1)], 1).found)
  t.true(search([take(0, 10, 1), refused(0, 10, 1)], 1).found)
})

test('what was answered before another was asked for took effect before it', (t) => {
  t.true(search([take(0, 10, 1), see(5, 20, 1)], 1).found, 'at once: it may be seen before')
  t.false(search([take(0, 10, 1), see(11, 20, 1)], 1).found, 'afterwards: it may not')
})

test('what nobody knows the end of may take effect at any time after, but has to by the end', (t) => {
  t.true(search([take(0, Infinity, 1), see(50, 60, 1), see(70, 80, 0)], 1, 0).found)
  t.false(search([take(0, Infinity, 1), see(50, 60, 0), see(70, 80, 1)], 1, 0).found)
  t.false(search([take(0, Infinity, 1)], 1, 1).found)
})

test('what comes after another by its nature does, whatever the clock says', (t) => {
  const release = { ...add(0, Infinity, 1), after: [0] }
  t.true(search([take(0, Infinity, 1), release, see(20, 30, 0)], 1, 1).found)
  t.false(search([take(40, 50, 1), release, see(20, 30, 2)], 1, 1).found)
})

test('where it gives up it says so', (t) => {
  const ops = Array.from({ length: 14 }, (_, n) => add(0, 100, 2 ** n))
  const verdict = linearize<number>(ops, 0, String, (state) => state === -1, 500)
  t.like(verdict, { found: false, undecided: true })
})

/** All orders, one after the other. */
function byForce(ops: Op[], state: number, end: number | undefined, done: Set<number> = new Set()): boolean {
  if (done.size === ops.length) return end === undefined || state === end
  return ops.some((op, at) => {
    if (done.has(at) || ops.some((other, n) => !done.has(n) && n !== at && other.until < op.from))
      return false
    if (op.after?.some((n) => !done.has(n))) return false
    const next = op.apply(state)
    return next !== null && byForce(ops, next, end, new Set([...done, at]))
  })
}

test('it finds an order exactly where trying all of them does', (t) => {
  const kinds = [take, refused, add, see]
  const op = fc
    .tuple(
      fc.nat(3),
      fc.nat(12),
      fc.oneof(fc.nat(8), fc.constant(Infinity)),
      fc.integer({ min: 0, max: 3 }),
      fc.option(fc.nat(5)),
    )
    .map(([kind, from, length, n, after]) => ({
      ...(kinds[kind] as typeof take)(from, from + length, n),
      after: after === null ? [] : [after],
    }))
  let found = 0
  let none = 0
  fc.assert(
    fc.property(fc.array(op, { maxLength: 6 }), fc.nat(4), fc.option(fc.nat(6)), (drawn, start, end) => {
      const ops = drawn.map((one, at) => ({ ...one, after: one.after.filter((n) => n < at) }))
      const forced = byForce(ops, start, end ?? undefined)
      if (forced) found++
      else none++
      return search(ops, start, end ?? undefined).found === forced
    }),
    { numRuns: 3_000 },
  )
  t.log(`${found} histories with an order, ${none} without`)
  t.true(found > 150 && none > 150)
})

test('of a long history that really went so, an order is found soon, though many took effect nobody knows when', (t) => {
  for (let seed = 1; seed <= 30; seed++) {
    const random = randomFrom(seed)
    let state = 40
    const ops: Op[] = []
    for (let n = 0; n < 150; n++) {
      const at = n * 10
      // Up to three seconds under way, around when it took effect; of what is given back nobody knows when it was.
      const [from, until] = [at - random() * 1_500, at + random() * 1_500]
      const amount = 1 + Math.floor(random() * 6)
      const dice = random()
      if (dice < 0.35 && state < amount) ops.push(refused(from, until, amount))
      else if (dice < 0.35) {
        ops.push(take(from, until, amount))
        state -= amount
      } else if (dice < 0.6) {
        ops.push(add(from, random() < 0.7 ? Infinity : until, amount))
        state += amount
      } else ops.push(see(from, until, state))
      ;(ops.at(-1) as Op).likely = at + random() * 5
    }
    t.true(search(ops, 40, state).found, `seed ${seed}`)
  }
})
