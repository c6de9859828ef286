/** A run that found something once: it is played again by `npm test`, so that what it found stays mended. */
export interface KeptSeed {
  seed: number
  shape: 'one' | 'split'
  /** Kinds of faults, as `--faults` takes them. */
  faults: string[]
  minutes: number
  /** What it found, and what was mended. */
  found: string
}

/** Dice decide what is played and injected, not when the machine gets to it: a seed that failed mostly fails again. */
export const keptSeeds: KeptSeed[] = [
  {
    ...{ seed: 2, shape: 'one', faults: ['disk-full-log'], minutes: 0.3 },
    found: 'a full disk under the log made every refused request a 500 (src/log/stdout.ts)',
  },
]
