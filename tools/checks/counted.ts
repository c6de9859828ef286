import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'

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

/**
 * The files in which AVA says that something failed, timed out or ended the process; null where it can't be told of all of
 * them, or where a counterexample or an audit's finding is among it: these count, however busy the machine was.
 */
export function worthASecondRun(output: string, isFile: (path: string) => boolean): string[] | null {
  if (/Property failed after \d+ tests|^.*BROKEN {2}/m.test(output)) return null
  const files = new Set<string>()
  for (const [, title = ''] of output.matchAll(/^\s*✘ \[fail\]: (.*)$/gm)) {
    const file = fileOf(title.split(' › '), isFile)
    if (file === null) return null
    files.add(file)
  }
  const named =
    /(?:Uncaught exception in|Unhandled rejection in|when running|pending in|✘) (\S+\.test\.ts)(?: exited with.*)?$/gm
  for (const [, file = ''] of output.matchAll(named)) files.add(file)
  return [...files]
}

/** `tools › kong › lua › an exit ends it` stands in `tools/kong/lua.test.ts`. */
function fileOf(parts: string[], isFile: (path: string) => boolean): string | null {
  const paths = parts.map((_, at) => `${parts.slice(0, at + 1).join('/')}.test.ts`)
  return paths.find(isFile) ?? null
}

/** The files that took longest, 20 at most, the longest first, of lines with milliseconds and a file's URL each. */
export function slowest(durations: string, root: string): string[] {
  const files = durations
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ seconds: Number.parseInt(line, 10) / 1_000, url: line.slice(line.indexOf(' ') + 1) }))
  const whole = files.reduce((sum, { seconds }) => sum + seconds, 0)
  return [...files]
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 20)
    .map(({ seconds, url }) => `${seconds.toFixed(1).padStart(7)} s  ${relative(root, fileURLToPath(url))}`)
    .concat(
      files.length > 0 ? `${whole.toFixed(1).padStart(7)} s  all ${files.length}, one after the other` : [],
    )
}
