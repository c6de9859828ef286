import { execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { disagreements } from './agreement.ts'

/**
 * `node tools/delivery/check-release.ts vX.Y.Z`: whether all that names a version names this one, the changelog tells of it,
 * and main has it. Reads the repository that it is run in, which wants its whole history (`fetch-depth: 0`). Ends with 1
 * where something disagrees, and says all that does.
 */
const [tag = ''] = process.argv.slice(2)
const git = (...args: string[]): string | null => {
  try {
    return execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return null
  }
}
const read = (file: string) => readFile(file, 'utf8')

const commit = git('rev-parse', '--verify', '--quiet', `refs/tags/${tag}^{commit}`)
// A clone that was made for a tag has main only as the remote's.
const main = git('rev-parse', '--verify', '--quiet', 'origin/main') ?? git('rev-parse', '--verify', 'main')
const lock = JSON.parse(await read('package-lock.json'))
const chart = parse(await read('deploy/helm/imtiaz-mart/Chart.yaml'))
const found = commit
  ? disagreements({
      tag,
      packageVersion: JSON.parse(await read('package.json')).version,
      lockVersions: [lock.version, lock.packages[''].version],
      chart: { version: chart.version, appVersion: chart.appVersion },
      changelog: await read('CHANGELOG.md'),
      onMain: main !== null && git('merge-base', '--is-ancestor', commit, main) !== null,
      checkedOut: git('rev-parse', 'HEAD') === commit,
      before: (git('tag', '--merged', `${commit}^`) ?? '').split('\n').filter(Boolean),
    })
  : [`there is no tag ${JSON.stringify(tag)}`]
for (const what of found) console.error(`check-release: ${what}`)
if (found.length > 0) process.exitCode = 1
else console.log(`${tag} (${commit?.slice(0, 7)}) can be released.`)
