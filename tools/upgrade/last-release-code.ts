import { execFile, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Release } from '../checks/last-release.ts'

interface Lock {
  packages: Record<string, { version?: string; dev?: boolean; optional?: boolean; devOptional?: boolean }>
}

/**
 * Lays the code of a release out in an empty folder, from git, with the packages that it runs on: this checkout's where
 * they are the same, else its own, installed once under `node_modules/.cache`. What starts a mart of it is its
 * `modules/start.ts`, whose path is the answer.
 */
export async function layOut({ commit }: Release, dir: string, cwd = process.cwd()): Promise<string> {
  const archive = execFileSync('git', ['archive', '--format=tar', commit], { cwd, maxBuffer: 2 ** 30 })
  execFileSync('tar', ['-x', '-C', dir], { input: archive })
  await symlink(await packagesFor(dir, cwd), join(dir, 'node_modules'))
  return join(dir, 'modules', 'start.ts')
}

async function packagesFor(dir: string, cwd: string): Promise<string> {
  const lock = await readFile(join(dir, 'package-lock.json'), 'utf8')
  const here = resolve(cwd, 'node_modules')
  if (await holds(here, JSON.parse(lock))) return here
  const cache = join(
    here,
    '.cache',
    'last-release',
    createHash('sha256').update(lock).digest('hex').slice(0, 16),
  )
  const installed = join(cache, 'node_modules')
  if (existsSync(installed)) return installed
  // Whoever was ended midway leaves nothing that looks whole.
  const draft = `${cache}-${process.pid}`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft, { recursive: true })
  for (const file of ['package.json', 'package-lock.json'])
    await writeFile(join(draft, file), await readFile(join(dir, file)))
  // As the image is made: no tools, no servers.
  const flags = [
    '--omit=dev',
    '--omit=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
  ]
  await promisify(execFile)('npm', ['ci', ...flags], { cwd: draft })
  await rename(draft, cache).catch(async (error) => {
    // Another was faster.
    if (!existsSync(installed)) throw error
    await rm(draft, { recursive: true, force: true })
  })
  return installed
}

/** Whether a folder has every package that the lock wants for running, in its version. */
async function holds(folder: string, { packages }: Lock): Promise<boolean> {
  const { packages: there } = JSON.parse(
    await readFile(join(folder, '.package-lock.json'), 'utf8').catch(() => '{"packages":{}}'),
  ) as Lock
  return Object.entries(packages).every(
    ([path, { version, dev, optional, devOptional }]) =>
      path === '' || dev || optional || devOptional || there[path]?.version === version,
  )
}
