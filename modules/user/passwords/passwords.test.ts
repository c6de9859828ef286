import test from 'ava'
import type { Config } from '#config/config.ts'
import { hashPool } from './hash-pool.ts'
import { isStrong } from './password-strength.ts'
import { digest, longestQueue, ownWords, passwords } from './passwords.ts'

const config = { user: { bcryptCost: 4 } } as Config
const asker = { queue: 'anyone' } as const
const { hash, match } = passwords({ config })

test('a password matches its own hash and no other does', async (t) => {
  const kept = await hash('mango season')
  t.regex(kept, /^\$2[aby]\$04\$/)
  t.true(await match('mango season', kept, asker))
  t.false(await match('Mango season', kept, asker))
})

test('what comes after 72 bytes counts', async (t) => {
  const long = 'x'.repeat(100)
  t.false(await match(`${long}b`, await hash(`${long}a`), asker))
})

test('the same letters typed in another way are the same password', (t) => {
  t.is(digest('caf\u00e9 latte'), digest('cafe\u0301 latte'))
})

test('nobody’s hash matches nothing', async (t) => {
  t.false(await match('anything', null, asker))
  t.false(await match('', null, asker))
})

test('to compare with nobody’s hash is as much work as with one that is kept', async (t) => {
  const { match, hash } = passwords({ config: { user: { bcryptCost: 9 } } as Config })
  const kept = await hash('mango season')
  // The quickest of many, turn by turn: what a busy machine adds is no part of the work.
  const best = { nobody: Number.POSITIVE_INFINITY, kept: Number.POSITIVE_INFINITY }
  const time = async (hash: string | null) => {
    const start = performance.now()
    await match('guess', hash, asker)
    return performance.now() - start
  }
  for (let turn = 0; turn < 9; turn++) {
    best.nobody = Math.min(best.nobody, await time(null))
    best.kept = Math.min(best.kept, await time(kept))
  }
  const ratio = best.nobody / best.kept
  t.true(ratio > 0.2 && ratio < 5, `${ratio}`)
})

test('other work goes on while passwords are hashed', async (t) => {
  // Seconds of work, of which other work needs no more than a moment.
  const { hash } = passwords({ config: { user: { bcryptCost: 12 } } as Config })
  let turns = 0
  let done = false
  const turn = () => {
    turns += 1
    if (!done) setImmediate(turn)
  }
  setImmediate(turn)
  await Promise.all([hash('one'), hash('two'), hash('three')])
  done = true
  t.true(turns > 50, `only ${turns} turns of the event loop`)
})

test('a thread that ends refuses what it was asked, and another takes its place', async (t) => {
  const pool = hashPool(1, 10)
  const lost = t.throwsAsync(pool.hash('x', 12, asker), { message: /hash thread ended/ })
  await pool.close()
  await lost
  t.true(await pool.compare('x', await pool.hash('x', 4, asker), asker))
  await pool.close()
})

test('too long a queue is refused rather than kept waiting, and known and unknown have one each', async (t) => {
  const pool = hashPool(1, 2)
  const asked = Array.from({ length: 4 }, () => pool.hash('x', 12, asker))
  const refused = await t.throwsAsync(asked.at(-1) as Promise<string>, { message: /Too many people ask/ })
  t.like(refused, { status: 503, headers: { 'Retry-After': '10' } })
  const known = pool.hash('x', 4, { queue: 'known' })
  const rest = Promise.allSettled([...asked, known])
  await pool.close()
  t.true((await rest).every(({ status }) => status === 'rejected'))
  await t.throwsAsync(known, { message: /hash thread ended/ })
})

test('the queues take turns: who is known gets every other hash, and the others theirs', async (t) => {
  const pool = hashPool(1, 10)
  const done: string[] = []
  const ask = (name: string, queue: 'known' | 'anyone') =>
    pool.hash(name, 4, { queue }).then(() => done.push(name))
  await Promise.all([
    ...['a1', 'a2', 'a3', 'a4'].map((name) => ask(name, 'anyone')),
    ...['k1', 'k2', 'k3'].map((name) => ask(name, 'known')),
  ])
  t.deepEqual(done, ['a1', 'k1', 'a2', 'k2', 'a3', 'k3', 'a4'])
  await pool.close()
})

for (const longest of [2, 10])
  test(`for who went away nothing is hashed, and their place in a queue of ${longest} is another’s`, async (t) => {
    const pool = hashPool(1, longest)
    const { signal, abort } = abortable()
    const first = pool.hash('x', 4, asker)
    const gone = [1, 2].map(() =>
      t.throwsAsync(pool.hash('x', 4, { ...asker, signal }), { name: 'ClientGone' }),
    )
    abort()
    const next = [1, 2].map(() => pool.hash('x', 4, asker))
    await Promise.all([first, ...gone, ...next])
    await pool.close()
  })

function abortable() {
  const controller = new AbortController()
  return { signal: controller.signal, abort: () => controller.abort() }
}

test('what may wait is about as much work at every cost', (t) => {
  t.deepEqual([4, 10, 11, 12, 16].map(longestQueue), [150, 150, 75, 38, 10])
})

test('what withstands strangers may be weak for who knows its owner’s name and address, or the shop', (t) => {
  const owner = ownWords({ email: 'Zubaida.qx77@example.com', name: 'Gulnaz Bakhtawar' })
  const other = ownWords({ email: 'a@example.com', name: 'Bo' })
  for (const password of [
    'zubaida.qx77@example.com',
    'zubaida.qx77',
    'Zubaida!1',
    'Gulnaz Bakhtawar',
    'Bakhtawar1',
    'bakhtawargulnaz',
  ]) {
    t.true(isStrong(password, other), password)
    t.false(isStrong(password, owner), password)
  }
  for (const password of ['ImtiazMart1', 'imtiazmart2026', 'tramzaitmi']) {
    t.true(isStrong(password, []), password)
    t.false(isStrong(password, other), password)
  }
  t.true(isStrong('mango season', owner))
  // As it is compared: a long address is no word that zxcvbn finds in the part that it judges.
  t.true(owner.includes('zubaida.qx77@example.com'))
  t.is(ownWords({ email: 'a@example.com', name: manyNames }).length, 30)
})

test('the first 32 characters are judged, since more of them take half a second', (t) => {
  const strong = 'kV9$wq-Zu7!pRm'
  t.true(isStrong(strong, []))
  t.true(isStrong('a'.repeat(18) + strong, []))
  t.false(isStrong('a'.repeat(32) + strong, []))
})

const manyNames = Array.from({ length: 60 }, (_, n) => `name${n}`).join(' ')
