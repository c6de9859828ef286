import { execFileSync } from 'node:child_process'

/** The release that may run beside this code while it is rolled out. */
export interface Release {
  commit: string
  /** In words, for people. */
  what: string
}

/** What stands for the last release as long as there is none: whoever deployed before the first one deployed this. */
const beforeTheFirst = '0495e41a2a5d'

/** The last release before this commit (a tag such as v1.2.0). Null where the clone doesn't hold it, as a shallow one. */
export function lastRelease(cwd: string): Release | null {
  // One that stands on this very commit is this release, not the last.
  const tag = git(cwd, 'describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*', 'HEAD^')
  const commit = git(cwd, 'rev-parse', '--verify', '--quiet', `${tag ?? beforeTheFirst}^{commit}`)
  if (!commit) return null
  return { commit, what: `${tag ?? 'what stands for the last release'} (${commit.slice(0, 7)})` }
}

/** What git says; null where it refuses. */
export function git(cwd: string, ...args: string[]): string | null {
  try {
    return execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return null
  }
}
