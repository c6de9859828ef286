import { execFile } from 'node:child_process'
import { access, constants, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { scratchFolder } from '#src/testing/scratch-folder.ts'

const run = promisify(execFile)

/** Paths of Prometheus' and Alertmanager's programs. */
export interface Programs {
  prometheus: string
  promtool: string
  alertmanager: string
  amtool: string
}

/** What each is called: Debian's Alertmanager has a name of its own. */
const called: Record<keyof Programs, string[]> = {
  prometheus: ['prometheus'],
  promtool: ['promtool'],
  alertmanager: ['prometheus-alertmanager', 'alertmanager'],
  amtool: ['amtool'],
}
const packages = ['prometheus', 'prometheus-alertmanager']

/** Milliseconds that the lists of packages, and the packages (100 MB), may take to come. */
const listsTimeout = 60_000
const fetchTimeout = 180_000

const cache = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'imtiaz-mart',
  `prometheus-${process.arch}`,
)

/** Set to why there are none where `npm test` has looked: each file of tests would wait for the network again. */
export const lackingVariable = 'PROMETHEUS_LACKING'

/** Where the programs are, and else why they are not. */
export type Found = { programs: Programs; how: string } | { programs: null; lacking: string }

/**
 * The programs of the PATH, else those that were fetched before into `dir`, else of Debian's (or Ubuntu's) packages,
 * which are fetched and unpacked there, and not installed: no right of root is needed. Bounded in time.
 */
export async function findPrograms(dir = cache, path = process.env.PATH ?? ''): Promise<Found> {
  if (dir === cache && process.env[lackingVariable])
    return { programs: null, lacking: process.env[lackingVariable] }
  const here = await programsIn(path.split(delimiter))
  if (here) return { programs: here, how: 'PATH' }
  const folders = [join(dir, 'usr', 'bin')]
  const fetched = await programsIn(folders)
  if (fetched) return { programs: fetched, how: dir }
  try {
    await fetchPackages(dir)
  } catch (error) {
    const { message, stderr } = error as Error & { stderr?: string }
    const why = (stderr || message).trim().split('\n').at(-1)
    return { programs: null, lacking: `neither PATH nor apt-get has ${packages.join(' and ')} (${why})` }
  }
  const programs = await programsIn(folders)
  return programs ? { programs, how: dir } : { programs: null, lacking: 'the packages lack a program' }
}

async function programsIn(folders: string[]): Promise<Programs | null> {
  const found: Partial<Programs> = {}
  for (const [key, names] of Object.entries(called) as [keyof Programs, string[]][])
    for (const file of folders.flatMap((folder) => names.map((name) => join(folder, name))))
      if (!found[key] && (await isProgram(file))) found[key] = file
  return Object.keys(found).length === Object.keys(called).length ? (found as Programs) : null
}

async function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** Into a folder of its own first: two may fetch at once, and one may be killed. What that left the next run takes away. */
async function fetchPackages(dir: string): Promise<void> {
  const draft = await scratchFolder('monitoring-packages')
  const root = join(draft, 'root')
  try {
    await mkdir(root)
    // The machine's own lists may be empty, and only root may fill them: these are ours.
    const own = await ownLists(draft)
    const download = (options: string[]) =>
      run('apt-get', [...options, 'download', ...packages], { cwd: draft, timeout: fetchTimeout })
    await download([]).catch(async () => {
      await run('apt-get', [...own, 'update'], { timeout: listsTimeout })
      await download(own)
    })
    for (const file of await readdir(draft))
      if (file.endsWith('.deb'))
        await run('dpkg-deb', ['-x', join(draft, file), root], { timeout: fetchTimeout })
    for (const name of called.alertmanager) {
      const file = join(root, 'usr', 'bin', name)
      const program = await readFile(file).catch(() => null)
      if (program) await writeFile(file, withTemplatesBeside(program))
    }
    await mkdir(join(dir, '..'), { recursive: true })
    // The temporary folder may be on another disk.
    const beside = `${dir}.${process.pid}`
    await run('cp', ['-a', root, beside], { timeout: fetchTimeout })
    await rename(beside, dir).catch(async (error) => {
      await rm(beside, { recursive: true, force: true })
      if (!(await programsIn([join(dir, 'usr', 'bin')]))) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/**
 * Debian's Alertmanager reads its templates, without which it does not start, from where the package would have been
 * installed. In the program that path is made one of the same length from the folder in which it is run.
 */
export function withTemplatesBeside(program: Buffer): Buffer {
  const [installed, beside] = ['/usr/share/prometheus/alertmanager', 'usr//share/prometheus/alertmanager']
  return Buffer.from(program.toString('latin1').replaceAll(installed, beside), 'latin1')
}

/** apt's options for lists in a folder of ours, of the machine's own sources. */
async function ownLists(draft: string): Promise<string[]> {
  const [lists, archives] = [join(draft, 'lists', 'partial'), join(draft, 'archives', 'partial')]
  await Promise.all([lists, archives].map((folder) => mkdir(folder, { recursive: true })))
  const options = [
    `Dir::State::lists=${join(draft, 'lists')}`,
    `Dir::Cache=${draft}`,
    `Dir::Cache::archives=${join(draft, 'archives')}`,
    // Root would hand over to a user who may not write here.
    'APT::Sandbox::User=',
    'Acquire::Retries=2',
  ]
  return options.flatMap((option) => ['-o', option])
}
