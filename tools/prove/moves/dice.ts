/** Decisions by somebody's own dice, a number in [0, 1) at a time. */
type Random = () => number

/** True so often. */
export const happens = (random: Random, chance: number): boolean => random() < chance

/** From `least` to `most`, both included. */
export const between = (random: Random, least: number, most: number): number =>
  least + Math.floor(random() * (most - least + 1))

/** One of them; undefined where there is none. */
export const oneOf = <T>(random: Random, all: readonly T[]): T | undefined =>
  all[Math.floor(random() * all.length)]

/** A key or a name that follows from the dice, so that a run that is played again sends the same. */
export const word = (random: Random, prefix: string): string =>
  `${prefix}-${Array.from({ length: 4 }, () =>
    Math.floor(random() * 65536)
      .toString(16)
      .padStart(4, '0'),
  ).join('')}`

/** One of them, each as often as its weight says. */
export function weighted<T extends { weight: number }>(random: Random, all: readonly T[]): T {
  let left = random() * all.reduce((sum, { weight }) => sum + weight, 0)
  for (const one of all) {
    left -= one.weight
    if (left < 0) return one
  }
  return all.at(-1) as T
}
