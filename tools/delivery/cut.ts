import { readFile, writeFile } from 'node:fs/promises'
import { parseDocument } from 'yaml'
import { compareVersions, ReleaseError, releaseChangelog, versionOf } from './changelog.ts'

/**
 * `npm run release -- X.Y.Z`: writes the version into package.json, package-lock.json and the chart, and gives what is
 * unreleased in CHANGELOG.md to it, with today's date (UTC). Commits and tags nothing: that is for people, and
 * docs/releasing.md says how. Writes all, or where something is amiss nothing, and ends with 1.
 */
const read = (file: string) => readFile(file, 'utf8')
try {
  const version = versionOf(`v${process.argv[2] ?? ''}`)
  const packageJson = await read('package.json')
  const now = JSON.parse(packageJson).version
  const changelog = releaseChangelog(
    await read('CHANGELOG.md'),
    version,
    new Date().toISOString().slice(0, 10),
  )
  // The one that stands there is fine where it wasn't released yet: the changelog has no part of it.
  if (compareVersions(version, now) < 0) throw new ReleaseError(`${version} does not come after ${now}`)
  const lock = JSON.parse(await read('package-lock.json'))
  lock.version = version
  lock.packages[''].version = version
  const chartFile = 'deploy/helm/imtiaz-mart/Chart.yaml'
  const chart = parseDocument(await read(chartFile))
  for (const key of ['version', 'appVersion']) chart.set(key, version)
  const files = {
    'package.json': packageJson.replace(/^( {2}"version": ")[^"]*/m, `$1${version}`),
    'package-lock.json': `${JSON.stringify(lock, null, 2)}\n`,
    [chartFile]: chart.toString({ lineWidth: 0 }),
    'CHANGELOG.md': changelog,
  }
  for (const [file, text] of Object.entries(files)) await writeFile(file, text)
  console.log(
    `${Object.keys(files).join(', ')} say ${version} now. Next, once a pull request has brought them to main:\n` +
      `  git tag --sign v${version} -m v${version} && git push origin v${version}`,
  )
} catch (error) {
  if (!(error instanceof ReleaseError)) throw error
  console.error(`release: ${error.message}`)
  process.exitCode = 1
}
