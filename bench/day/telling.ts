import type { Found } from './found.ts'

/** What one sees, in some sentences. */
export function told(found: Found): string {
  const { all, calm, faults, figures, lags, books } = found
  const happened = (what: string) => found.happenings.find(([name]) => name === what)?.[1] ?? 0
  const count = (n: number) => Math.round(n).toLocaleString('en')
  const share = Math.round((100 * found.perSecond) / found.capacity)
  const others = mean(found.use.map(({ cores }) => cores.others))
  const half = Math.max(...lags.map(({ all }) => all.p50))
  return [
    `${found.shoppers} shoppers made ${count(happened('visits'))} visits in ${found.seconds} seconds and asked the mart ${count(found.perSecond)} times a second,`,
    `${share} % of what it gave in the rush before; they paused for ${count(found.think)} ms between two steps, so each did what some ${count(people(found))} people would who look at a page for ten seconds.`,
    `${count(happened('visits that fill a basket'))} visits filled a basket, ${count(found.orders)} orders were placed, while staff changed ${count(happened('re-priced'))} prices and filled up ${count(happened('restocked'))} shelves.`,
    `Half of all answers came within ${ms(all.p50)}, 99 of 100 within ${ms(all.p99)}.`,
    lags.length > 0 ? `In each module half of the events were handled within ${ms(half)} of being said.` : '',
    calm.seconds >= found.seconds || calm.count === 0
      ? ''
      : `Other programs took ${others.toFixed(1)} cores on average; in the ${calm.seconds} seconds in which they all but rested, 99 of 100 answers came within ${ms(calm.p99)}.`,
    faults.length === 0 ? 'Nothing went wrong' : `${figures.errors} things went wrong`,
    books === null ? 'and the books agree.' : 'and the books do not agree.',
  ]
    .filter(Boolean)
    .join(' ')
}

/** Milliseconds. */
const person = 10_000

/** How many people one of the shoppers stands for. */
const people = ({ think }: Found) => Math.max(1, Math.round(person / think))

const ms = (time: number) => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / (values.length || 1)
