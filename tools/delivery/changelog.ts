// @ts-expect-error: its types are not declared
import semver from 'semver'

/** What a release can't be made of, in words for whoever cuts it. */
export class ReleaseError extends Error {}

interface Part {
  /** As the heading has it: `Unreleased`, or a version. */
  name: string
  /** `2026-11-26`; null where the heading has none. */
  date: string | null
  /** What stands below the heading, without the blank lines around it. */
  body: string
  /** Where the heading begins and the part ends, in characters. */
  from: number
  to: number
}

/**
 * The parts of a changelog, top down: each begins at `## NAME`, `## NAME - DATE` or `## [NAME] - DATE`. What looks like a
 * heading within a fenced block is none.
 */
export function changelogParts(text: string): Part[] {
  const heads: { name: string; date: string | null; from: number; after: number }[] = []
  let fence = false
  let at = 0
  for (const line of text.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) fence = !fence
    const heading = fence
      ? null
      : /^## +\[?([^\]\s]+)\]?(?:\([^)]*\))?(?: +- +(\d{4}-\d\d-\d\d))?\s*$/.exec(line)
    if (heading)
      heads.push({ name: heading[1] as string, date: heading[2] ?? null, from: at, after: at + line.length })
    at += line.length + 1
  }
  return heads.map(({ after, ...head }, i) => {
    const to = heads[i + 1]?.from ?? text.length
    return { ...head, to, body: text.slice(after, to).trim() }
  })
}

/**
 * What a changelog says of a version (`1.2.0`, without a v).
 * @throws ReleaseError where it says nothing, says it twice or leaves it empty.
 */
export function changelogPart(text: string, version: string): Part {
  const parts = changelogParts(text).filter(({ name }) => name === version)
  if (parts.length > 1) throw new ReleaseError(`CHANGELOG.md has ${version} ${parts.length} times`)
  const [part] = parts
  if (!part) throw new ReleaseError(`CHANGELOG.md has no part "## ${version}"`)
  // Headings of kinds alone (Added, Changed) tell nobody anything.
  if (part.body.replace(/^#+ .*$/gm, '').trim() === '')
    throw new ReleaseError(`CHANGELOG.md says nothing of ${version}`)
  return part
}

/**
 * The changelog once `version` is released on `date` (`2026-11-26`): what was unreleased is that version's, and an empty
 * part for what comes next stands above it.
 * @throws ReleaseError where nothing is unreleased, or the version has a part already.
 */
export function releaseChangelog(text: string, version: string, date: string): string {
  const unreleased = changelogPart(text, 'Unreleased')
  if (changelogParts(text).some(({ name }) => name === version))
    throw new ReleaseError(`CHANGELOG.md has a part "## ${version}" already`)
  const rest = text.slice(unreleased.to)
  return `${text.slice(0, unreleased.from)}## Unreleased\n\n## ${version} - ${date}\n\n${unreleased.body}\n${rest && `\n${rest}`}`
}

/** Markdown whose links to files of the repository lead there also from elsewhere: `base` is the repository's address at a tag. */
export const absoluteLinks = (markdown: string, base: string): string =>
  markdown.replace(/\]\((?![a-z][a-z0-9+.-]*:|#|\/)([^)\s]+)\)/gi, `](${base.replace(/\/$/, '')}/$1)`)

/** The version that a tag such as `v1.2.0` names. @throws ReleaseError where it is no such tag. */
export function versionOf(tag: string): string {
  const version = tag.startsWith('v') ? tag.slice(1) : ''
  if (semver.valid(version) !== version || version.includes('+'))
    throw new ReleaseError(`${tag || 'an empty tag'} is no tag of a release: it wants to be vX.Y.Z`)
  return version
}

/** Below zero where version `a` comes before `b`, above where after. */
export const compareVersions = (a: string, b: string): number => semver.compare(a, b)
