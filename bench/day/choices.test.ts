import test from 'ava'
import fc from 'fast-check'
import { type Next, nextStep, type Step, steps, waysFrom } from './choices.ts'
import { type Dice, diceFrom } from './dice.ts'

const baskets = ['empty', 'filled'] as const

/** A visit as it goes where every step succeeds: what was done, in order. */
function visit(dice: Dice, from: Step = 'home', basket: (typeof baskets)[number] = 'empty'): Step[] {
  const done: Step[] = []
  for (let step: Next = from; step !== 'leave'; ) {
    done.push(step)
    if (step === 'fill') basket = 'filled'
    const ordered: boolean = step === 'checkout' && basket === 'filled'
    if (ordered) basket = 'empty'
    step = ordered ? 'follow' : nextStep(step, basket, dice)
  }
  return done
}

test('from every step a way leads out', (t) => {
  for (const basket of baskets) {
    for (const start of steps) {
      const reached = new Set<Next>([start])
      for (const step of reached)
        if (step !== 'leave')
          for (const next of Object.keys(waysFrom(step, basket)) as Next[]) reached.add(next)
      t.true(reached.has('leave'), `${start} with the basket ${basket}`)
    }
  }
})

test('weights are shares of a hundred', (t) => {
  for (const basket of baskets)
    for (const step of steps) {
      const weights = Object.values(waysFrom(step, basket))
      t.true(weights.every((weight) => weight > 0))
      t.is(
        weights.reduce((sum, weight) => sum + weight, 0),
        100,
        `${step} with the basket ${basket}`,
      )
    }
})

test('every visit comes to its end, wherever it begins', (t) => {
  const seeds = fc.integer({ min: 0, max: 2 ** 31 })
  fc.assert(
    fc.property(
      seeds,
      fc.constantFrom(...steps),
      fc.constantFrom(...baskets),
      (seed, from, basket) => visit(diceFrom(seed), from, basket).length < 500,
    ),
    { numRuns: 500 },
  )
  t.pass()
})

test('in the proportions of real shops', (t) => {
  const dice = diceFrom(11)
  const visits = Array.from({ length: 40_000 }, () => visit(dice))
  const share = (of: Step[][], step: Step) => of.filter((done) => done.includes(step)).length / of.length
  const filling = visits.filter((done) => done.includes('fill'))
  const within = (value: number, least: number, most: number, what: string) =>
    t.true(value > least && value < most, `${what}: ${value}`)
  within(share(visits, 'fill'), 0.13, 0.155, 'visits that fill a basket')
  within(share(filling, 'checkout'), 0.28, 0.34, 'baskets that are ordered')
  within(share(visits, 'search'), 0.3, 0.4, 'visits that search')
})
