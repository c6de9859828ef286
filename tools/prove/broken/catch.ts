import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Report } from '../report/report.ts'
import { type BrokenBuild, brokenBuilds } from './builds.ts'
import { type Copy, copyCheckout } from './copy.ts'

/** Seconds that a broken mart is given to come to rest: what a killed process had claimed is free after sixty. */
const rest = 60
/** Seconds within which a build is caught, from when the shop is open until the last check has ended. */
const within = 120

/** What came of a build's run. */
export interface Caught {
  name: string
  /** Of the checks that broke, how much each found. */
  by: Record<string, number>
  seconds: number
  /** Whether the check that is to catch it did, in time. */
  asSaid: boolean
}

/** The builds that a name stands for: itself, or `all`. Throws with words for people. */
export function buildsOf(name: string): BrokenBuild[] {
  const found = brokenBuilds.filter((build) => name === 'all' || build.name === name)
  if (found.length > 0) return found
  throw new Error(
    `--broken: there is no ${name}; there are all, ${brokenBuilds.map((it) => it.name).join(', ')}`,
  )
}

/** Breaks a copy of the checkout in each of these ways in turn, and proves it; resolves with how many were not caught as is said. */
export async function catchBroken(builds: BrokenBuild[], say: (line: string) => void): Promise<number> {
  const copy = await copyCheckout()
  let missed = 0
  try {
    for (const build of builds) {
      say(`\n${build.name}: ${build.wrong}`)
      const caught = await proveBroken(copy, build, say)
      const by = Object.entries(caught.by).map(([check, count]) => `${check} (${count})`)
      say(
        `${caught.asSaid ? 'CAUGHT' : 'MISSED'}  ${build.name}: ${by.join(', ') || 'nothing broke'}, after ${caught.seconds.toFixed(0)} s; it is ${build.caughtBy} that is to catch it`,
      )
      if (!caught.asSaid) missed++
    }
  } finally {
    await copy.remove()
  }
  return missed
}

async function proveBroken(copy: Copy, build: BrokenBuild, say: (line: string) => void): Promise<Caught> {
  await copy.break(build.name)
  try {
    const { shape, faults, seed, shoppers, minutes, replicas } = build.run
    const args = {
      shape,
      faults: faults.join(',') || 'none',
      seed,
      shoppers,
      minutes,
      rest,
      ...(replicas && { replicas }),
    }
    const options = Object.entries(args).flatMap(([name, value]) => [`--${name}`, String(value)])
    const results = join(copy.dir, 'tools/prove/results')
    const before = new Set(await readdir(results).catch(() => []))
    const child = spawn(process.execPath, ['tools/prove/prove.ts', ...options], {
      cwd: copy.dir,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    createInterface({ input: child.stdout }).on('line', (line) => say(`  ${line}`))
    await once(child, 'close')
    const written = (await readdir(results).catch(() => [])).find(
      (file) => file.endsWith('.json') && !before.has(file),
    )
    if (!written) throw new Error(`${build.name}: the proof wrote no report`)
    return judged(build, JSON.parse(await readFile(join(results, written), 'utf8')))
  } finally {
    await copy.mend(build.name)
  }
}

/** What a report says of a build. */
export function judged({ name, caughtBy }: BrokenBuild, { checks, settled, opened }: Report): Caught {
  const by = Object.fromEntries(
    checks.filter(({ broken }) => broken.length > 0).map(({ name, broken }) => [name, broken.length]),
  )
  const last = checks.filter(({ name }) => name !== 'comes-to-rest').reduce((sum, { took }) => sum + took, 0)
  const seconds = settled - opened + last / 1000
  return { name, by, seconds, asSaid: caughtBy in by && seconds <= within }
}
