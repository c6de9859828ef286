import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What the events are compared with. */
export interface Base {
  commit: string
  /** In words, for people. */
  what: string
}

/**
 * What the events may not break: the last release before this commit (a tag such as v1.2.0), else where this branch
 * left main, else, on main, the commit before. Null where the clone holds none of these.
 */
export function protoBase(cwd: string): Base | null {
  const git = (...args: string[]): string | null => {
    try {
      return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
    } catch {
      return null
    }
  }
  const head = git('rev-parse', 'HEAD')
  const candidates: [what: string, commit: string | null][] = []
  // One that stands on this very commit is this release, not the last.
  for (const from of ['HEAD', 'HEAD^']) {
    const tag = git('describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*', from)
    candidates.push([`the release ${tag}`, tag && git('rev-parse', `${tag}^{commit}`)])
  }
  for (const main of ['origin/main', 'main'])
    candidates.push([`where this left ${main}`, git('merge-base', main, 'HEAD')])
  candidates.push(['the commit before', git('rev-parse', 'HEAD^')])
  for (const [what, commit] of candidates)
    if (commit && commit !== head && git('cat-file', '-e', `${commit}:proto/buf.yaml`) !== null)
      return { commit, what: `${what} (${commit.slice(0, 7)})` }
  return null
}

/** Runs `buf breaking` on the events of `cwd` against those of a commit; throws where it finds something. */
export function breaking(buf: string, cwd: string, { commit }: Base): void {
  const folder = mkdtempSync(join(tmpdir(), 'proto-'))
  try {
    mkdirSync(join(folder, 'base'))
    // Taken out by git itself: buf knows no work tree whose .git is a file.
    const archive = execFileSync('git', ['archive', '--format=tar', commit, 'proto'], {
      cwd,
      maxBuffer: 2 ** 28,
    })
    execFileSync('tar', ['-x', '-C', join(folder, 'base')], { input: archive })
    execFileSync(buf, ['breaking', 'proto', '--against', join(folder, 'base', 'proto')], {
      cwd,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
