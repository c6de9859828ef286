import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { lastRelease } from '../../checks/last-release.ts'
import { layOut } from '../../upgrade/last-release-code.ts'
import { aProcess, between, fault, until } from './harm.ts'

const today = new URL('../../../modules/start.ts', import.meta.url).pathname

let laidOut: Promise<string> | null = null

/** The program of the last release; laid out once, which may take the installation of its packages. */
function before(): Promise<string> {
  laidOut ??= (async () => {
    const release = lastRelease(process.cwd())
    if (!release) throw new Error('this clone has no last release')
    return await layOut(release, await scratchFolder('release'))
  })()
  return laidOut
}

/** A process is rolled back to the last release, and to this one again, while the others go on. */
export const rollout = [
  fault(
    'rolling-deployment',
    async (mart, random) => {
      const process = aProcess(mart, random)
      const program = await before()
      // Whatever else befalls it meanwhile, it is started again: an end by force is that fault's.
      const back = process.replace(program).catch(() => {})
      return until(`${process.name} runs the last release`, between(random, 3_000, 10_000), async () => {
        await back
        await process.replace(today).catch(() => {})
      })
    },
    {
      hindrance: () =>
        before().then(
          () => null,
          (error: Error) => error.message,
        ),
    },
  ),
]
