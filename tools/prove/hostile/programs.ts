import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { access, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { scratchFolder } from '#src/testing/scratch-folder.ts'

const run = promisify(execFile)
const requirements = fileURLToPath(new URL('./requirements.txt', import.meta.url))

/** Milliseconds that the packages (60 MB) may take to come. */
const fetchTimeout = 240_000

/** How schemathesis is started here, in the version that `requirements.txt` names; else why it can't be. */
export type Found = { command: string[]; env: Record<string, string> } | { command: null; lacking: string }

/** Python's packages are fetched once from PyPI into the user's cache, and not installed. Bounded in time. */
export async function findSchemathesis(): Promise<Found> {
  const version = await pythonVersion()
  if (version === null) return { command: null, lacking: 'there is no python3 of 3.10 or later' }
  const listed = await readFile(requirements)
  const hash = createHash('sha256').update(listed).update(version).digest('hex').slice(0, 10)
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  const dir = join(cache, 'imtiaz-mart', `schemathesis-${hash}`)
  if (!(await isThere(dir))) {
    try {
      await fetchPackages(dir)
    } catch (error) {
      const { message, stderr } = error as Error & { stderr?: string }
      const why = (stderr || message).trim().split('\n').at(-1)
      return { command: null, lacking: `schemathesis can't be had of PyPI (${why})` }
    }
  }
  return {
    command: ['python3', '-c', 'from schemathesis.cli import schemathesis; schemathesis()'],
    env: { PYTHONPATH: dir },
  }
}

/** `3.11`: packages with native parts are of one. */
async function pythonVersion(): Promise<string | null> {
  const program = 'import sys; print(f"{sys.version_info[0]}.{sys.version_info[1]}")'
  const answer = await run('python3', ['-c', program], { timeout: 20_000 }).catch(() => null)
  const version = answer?.stdout.trim() ?? ''
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major === 3 && minor >= 10 ? version : null
}

const isThere = (path: string) =>
  access(path).then(
    () => true,
    () => false,
  )

/** Beside its place first: two may fetch at once, and one may be killed. */
async function fetchPackages(dir: string): Promise<void> {
  const draft = await scratchFolder('schemathesis')
  await mkdir(join(dir, '..'), { recursive: true })
  const beside = `${dir}.${process.pid}`
  const options = [
    '--quiet',
    '--disable-pip-version-check',
    '--no-input',
    '--retries',
    '1',
    '--timeout',
    '15',
    '--only-binary',
    ':all:',
  ]
  try {
    await run('python3', ['-m', 'pip', 'install', ...options, '--target', beside, '-r', requirements], {
      timeout: fetchTimeout,
      env: { ...process.env, TMPDIR: draft },
    })
    await rename(beside, dir).catch(async (error) => {
      if (!(await isThere(dir))) throw error
    })
  } finally {
    await rm(beside, { recursive: true, force: true })
    await rm(draft, { recursive: true, force: true })
  }
}
