import { readFile } from 'node:fs/promises'
import { absoluteLinks, changelogPart, ReleaseError, versionOf } from './changelog.ts'

/**
 * `node tools/delivery/changelog-part.ts vX.Y.Z`: prints what CHANGELOG.md of the folder it is run in says of that
 * release, for its page. Links to files lead to GITHUB_REPOSITORY at that tag, where it is set. IMAGE, where it is set, is the image by its digest, and stands below. Ends with 1 where there is
 * nothing to be printed.
 */
try {
  const tag = process.argv[2] ?? ''
  const { body } = changelogPart(await readFile('CHANGELOG.md', 'utf8'), versionOf(tag))
  const { GITHUB_REPOSITORY: repository, GITHUB_SERVER_URL: server = 'https://github.com' } = process.env
  const { IMAGE: image } = process.env
  const below = image && `\n\n---\n\n\`${image}\` is its image, and the chart's default.`
  const notes = repository ? absoluteLinks(body, `${server}/${repository}/blob/${tag}`) : body
  console.log(notes + (below ?? ''))
} catch (error) {
  if (!(error instanceof ReleaseError)) throw error
  console.error(`changelog-part: ${error.message}`)
  process.exitCode = 1
}
