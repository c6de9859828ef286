import { changelogPart, compareVersions, ReleaseError, versionOf } from './changelog.ts'

/** All that says which version this is, and what the repository's history says of it. */
export interface Facts {
  tag: string
  /** `version` of package.json. */
  packageVersion: unknown
  /** Both that package-lock.json has. */
  lockVersions: unknown[]
  /** `version` and `appVersion` of Chart.yaml. */
  chart: { version: unknown; appVersion: unknown }
  changelog: string
  /** Whether main has the commit that the tag stands on. */
  onMain: boolean
  /** Whether what is checked out is that commit. */
  checkedOut: boolean
  /** Tags that the commits before it have. */
  before: string[]
}

/** What keeps this from being a release, in words; empty where all agree. */
export function disagreements(facts: Facts): string[] {
  const found: string[] = []
  let version: string
  try {
    version = versionOf(facts.tag)
  } catch (error) {
    return [(error as Error).message]
  }
  const same = (what: string, value: unknown) => {
    if (value !== version) found.push(`${what} is ${JSON.stringify(value)}, and the tag says ${version}`)
  }
  same('version of package.json', facts.packageVersion)
  for (const value of facts.lockVersions) same('version in package-lock.json', value)
  same('version of the chart', facts.chart.version)
  same('appVersion of the chart', facts.chart.appVersion)
  try {
    const { date } = changelogPart(facts.changelog, version)
    if (!date) found.push(`CHANGELOG.md has no date for ${version}: "## ${version} - 2026-12-31"`)
  } catch (error) {
    if (!(error instanceof ReleaseError)) throw error
    found.push(error.message)
  }
  if (!facts.onMain) found.push('main lacks the commit that the tag stands on')
  if (!facts.checkedOut) found.push('what is checked out is not what the tag stands on')
  for (const tag of facts.before)
    if (isRelease(tag) && compareVersions(versionOf(tag), version) >= 0)
      found.push(`${tag} was released before it`)
  return found
}

function isRelease(tag: string): boolean {
  try {
    return Boolean(versionOf(tag))
  } catch {
    return false
  }
}
