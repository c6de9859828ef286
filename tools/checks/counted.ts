/** How many tests a runner ran, by what it printed last. */
export interface Counted {
  passed: number
  failed: number
  skipped: number
}

const last = (output: string, pattern: RegExp) => Number([...output.matchAll(pattern)].at(-1)?.[1] ?? 0)

/** What AVA printed. Where some failed, it doesn't say how many passed. */
export const countAva = (output: string): Counted => ({
  passed: last(output, /^\s*(\d+) tests? passed/gm) || [...output.matchAll(/^\s*✔ /gm)].length,
  failed: last(output, /^\s*(\d+) tests? failed/gm) + last(output, /^\s*(\d+) uncaught exceptions?/gm),
  skipped: last(output, /^\s*(\d+) tests? skipped/gm),
})

/** What Cucumber printed of its scenarios. */
export const countCucumber = (output: string): Counted => {
  const of = (status: string) =>
    last(output, new RegExp(`^\\d+ scenarios? \\((?:[^)]*, )?(\\d+) ${status}\\b`, 'gm'))
  const failed = ['failed', 'undefined', 'ambiguous', 'pending'].map(of)
  return { passed: of('passed'), failed: failed.reduce((sum, n) => sum + n), skipped: of('skipped') }
}
