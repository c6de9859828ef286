import { randomFrom } from '../../tools/mart/random.ts'

/** Chance that follows from a seed alone: the same seed makes the same choices. */
export interface Dice {
  /** In [0, 1). */
  random(): number
  /** True in so many of cases: `share` from 0 to 1. */
  in(share: number): boolean
  /** A whole number, both ends included. */
  between(least: number, most: number): number
  /** One of a list, all alike. Throws where it is empty. */
  of<T>(list: readonly T[]): T
  /** One of a list, the first far more often than the last: of n the k-th as often as 1/k (Zipf), as goods are bought. */
  favourite<T>(list: readonly T[]): T
  /** One of the keys, as often as its weight; weights needn't sum to anything. */
  weighed<K extends string>(weights: Partial<Record<K, number>>): K
  /** Milliseconds around a mean as people take them, exponential: most short, some long, none beyond five times the mean. */
  pause(mean: number): number
}

export function diceFrom(seed: number): Dice {
  const random = randomFrom(seed)
  const at = <T>(list: readonly T[], index: number): T => {
    if (list.length === 0) throw new RangeError('there is nothing to choose from')
    return list[Math.min(list.length - 1, Math.floor(index))] as T
  }
  return {
    random,
    in: (share) => random() < share,
    between: (least, most) => least + Math.floor(random() * (most - least + 1)),
    of: (list) => at(list, random() * list.length),
    // The inverse of the continuous distribution with the density 1/x from 1 to n + 1.
    favourite: (list) => at(list, (list.length + 1) ** random() - 1),
    weighed(weights) {
      const entries = Object.entries(weights) as [never, number][]
      let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [key, weight] of entries) {
        left -= weight
        if (left < 0) return key
      }
      return at(entries, entries.length)[0]
    },
    pause: (mean) => Math.min(5, -Math.log(1 - random())) * mean,
  }
}
