import { execFileSync, spawnSync } from 'node:child_process'
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import test from 'ava'
import fc from 'fast-check'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { disagreements, type Facts } from './agreement.ts'
import { absoluteLinks, changelogPart, changelogParts, releaseChangelog, versionOf } from './changelog.ts'

const changelog = `# Changelog

Words about it.

## Unreleased

### Added

- A thing ([docs/thing.md](docs/thing.md)).

## 1.1.0 - 2026-10-01

- One more.

\`\`\`md
## 1.0.0
\`\`\`

## [1.0.0] - 2026-09-01

### Added

- All of it.
`

test('a part of the changelog ends where the next begins, and a fenced heading is none', (t) => {
  t.deepEqual(
    changelogParts(changelog).map(({ name, date }) => [name, date]),
    [
      ['Unreleased', null],
      ['1.1.0', '2026-10-01'],
      ['1.0.0', '2026-09-01'],
    ],
  )
  t.is(changelogPart(changelog, '1.1.0').body, '- One more.\n\n```md\n## 1.0.0\n```')
  t.is(changelogPart(changelog, '1.0.0').body, '### Added\n\n- All of it.')
})

test('a part that is missing, there twice or without a line is refused', (t) => {
  t.throws(() => changelogPart(changelog, '1.2.0'), { message: /no part "## 1\.2\.0"/ })
  t.throws(() => changelogPart(changelog, '1.1'), { message: /no part/ })
  t.throws(() => changelogPart(`${changelog}\n## 1.1.0\n\n- Again.\n`, '1.1.0'), {
    message: /1\.1\.0 2 times/,
  })
  t.throws(() => changelogPart('## 2.0.0 - 2026-01-01\n\n### Added\n\n### Changed\n', '2.0.0'), {
    message: /says nothing of 2\.0\.0/,
  })
})

test('what was unreleased becomes the version, once, and nothing else of the changelog changes', (t) => {
  const after = releaseChangelog(changelog, '1.2.0', '2026-11-26')
  t.deepEqual(
    changelogParts(after).map(({ name, date }) => [name, date]),
    [
      ['Unreleased', null],
      ['1.2.0', '2026-11-26'],
      ['1.1.0', '2026-10-01'],
      ['1.0.0', '2026-09-01'],
    ],
  )
  t.is(changelogPart(after, '1.2.0').body, changelogPart(changelog, 'Unreleased').body)
  t.is(after.replace('## 1.2.0 - 2026-11-26\n\n', ''), changelog)
  t.throws(() => releaseChangelog(after, '1.3.0', '2026-11-27'), { message: /says nothing of Unreleased/ })
  t.throws(() => releaseChangelog(changelog, '1.1.0', '2026-11-27'), { message: /already/ })
  const first = '# Changelog\n\n## Unreleased\n\n- All.\n'
  t.is(releaseChangelog(first, '0.1.0', '2026-11-26').replace('## 0.1.0 - 2026-11-26\n\n', ''), first)
})

test('whatever stands in a part, it is read again as it was', (t) => {
  const line = fc.string({ maxLength: 40 }).filter((text) => !/^\s*(```|~~~)|^## |\n/.test(text))
  const read = () =>
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const body = lines.join('\n').trim()
        fc.pre(body.replace(/^#+ .*$/gm, '').trim() !== '')
        const after = releaseChangelog(
          `# C\n\n## Unreleased\n\n${body}\n\n## 0.0.1\n\n- x\n`,
          '0.0.2',
          '2026-11-26',
        )
        return changelogPart(after, '0.0.2').body === body && changelogPart(after, '0.0.1').body === '- x'
      }),
    )
  t.notThrows(read)
})

test('links to files lead to the tag, others stay', (t) => {
  const base = 'https://github.com/a/b/blob/v1.0.0'
  t.is(
    absoluteLinks('[a](docs/a.md#b), [b](https://b.test/c), [d](#e), [f](/g), [h](mailto:i@j.test)', base),
    `[a](${base}/docs/a.md#b), [b](https://b.test/c), [d](#e), [f](/g), [h](mailto:i@j.test)`,
  )
})

test('only vX.Y.Z is a tag of a release', (t) => {
  t.is(versionOf('v1.2.0'), '1.2.0')
  t.is(versionOf('v1.2.0-rc.1'), '1.2.0-rc.1')
  for (const tag of [
    '',
    'v',
    '1.2.0',
    'v1.2',
    'v01.2.0',
    'vv1.2.0',
    'v1.2.0+a',
    'v1.2.0 ',
    'v1.2.0\nv2.0.0',
    '--help',
  ])
    t.throws(() => versionOf(tag), { message: /no tag of a release/ }, tag)
})

const facts: Facts = {
  tag: 'v1.1.0',
  packageVersion: '1.1.0',
  lockVersions: ['1.1.0', '1.1.0'],
  chart: { version: '1.1.0', appVersion: '1.1.0' },
  changelog,
  onMain: true,
  checkedOut: true,
  before: ['v1.0.0', 'v1.0.9', 'v1', 'something'],
}

test('a release is one where all agree; each that does not is named', (t) => {
  t.deepEqual(disagreements(facts), [])
  const wrong: [Partial<Facts>, RegExp][] = [
    [{ tag: '1.1.0' }, /no tag of a release/],
    [{ packageVersion: '1.0.0' }, /package\.json is "1\.0\.0"/],
    [{ packageVersion: undefined }, /package\.json is undefined/],
    [{ lockVersions: ['1.1.0', '1.0.0'] }, /package-lock\.json/],
    [{ chart: { version: '1.0.0', appVersion: '1.1.0' } }, /version of the chart/],
    [{ chart: { version: '1.1.0', appVersion: 1.1 } }, /appVersion of the chart/],
    [{ changelog: '# Changelog\n' }, /no part/],
    [{ changelog: '## 1.1.0\n\n- One more.\n' }, /no date/],
    [{ onMain: false }, /main lacks/],
    [{ checkedOut: false }, /checked out/],
    [{ before: ['v1.1.0'] }, /v1\.1\.0 was released before/],
    [{ before: ['v2.0.0'] }, /v2\.0\.0 was released before/],
  ]
  for (const [change, message] of wrong) {
    const found = disagreements({ ...facts, ...change })
    t.is(found.length, 1, JSON.stringify(change))
    t.regex(found[0] as string, message)
  }
})

/** A repository that is ready to be released as `version`. */
async function repository(version: string) {
  const dir = await scratchFolder('release')
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], {
      cwd: dir,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  const files: Record<string, string> = {
    'package.json': `{\n  "name": "a",\n  "version": "${version}",\n  "dependencies": { "b": { "version": "9" } }\n}\n`,
    'package-lock.json': `${JSON.stringify({ name: 'a', version, packages: { '': { name: 'a', version } } }, null, 2)}\n`,
    'deploy/helm/imtiaz-mart/Chart.yaml': `# Its chart.\napiVersion: v2\nname: a\nversion: ${version}\nappVersion: ${version}\n`,
    'CHANGELOG.md': changelog,
  }
  await mkdir(join(dir, 'deploy/helm/imtiaz-mart'), { recursive: true })
  for (const [file, text] of Object.entries(files)) await writeFile(join(dir, file), text)
  git('init', '-q', '-b', 'main')
  const commit = () => {
    git('add', '-A')
    git('-c', 'commit.gpgsign=false', 'commit', '-q', '-m', 'say', '--allow-empty')
  }
  commit()
  const node = (script: string, args: string[], env: NodeJS.ProcessEnv = {}) => {
    const { GITHUB_REPOSITORY: _, ...rest } = process.env
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [resolve('tools/delivery', script), ...args],
      {
        cwd: dir,
        encoding: 'utf8',
        env: { ...rest, ...env },
      },
    )
    return { status, stdout, stderr }
  }
  return { dir, git, commit, node }
}

test('a version is cut, checked, and its notes are printed', async (t) => {
  const { dir, git, commit, node } = await repository('1.1.0')
  const cut = node('cut.ts', ['1.2.0'])
  t.is(cut.status, 0, cut.stderr)
  // Lines that are new, lines that went.
  t.deepEqual(git('diff', '--numstat').split('\n'), [
    '2\t0\tCHANGELOG.md',
    '2\t2\tdeploy/helm/imtiaz-mart/Chart.yaml',
    '2\t2\tpackage-lock.json',
    '1\t1\tpackage.json',
  ])
  t.regex(
    await readFile(join(dir, 'package.json'), 'utf8'),
    /"version": "1\.2\.0",\n {2}"dependencies": \{ "b": \{ "version": "9" \} \}/,
  )
  t.is(
    await readFile(join(dir, 'deploy/helm/imtiaz-mart/Chart.yaml'), 'utf8'),
    '# Its chart.\napiVersion: v2\nname: a\nversion: 1.2.0\nappVersion: 1.2.0\n',
  )
  commit()
  t.like(node('check-release.ts', ['v1.2.0']), { status: 1, stdout: '' }, 'no tag yet')
  git('tag', 'v1.2.0')
  const checked = node('check-release.ts', ['v1.2.0'])
  t.is(checked.status, 0, checked.stderr)
  t.regex(checked.stdout, /v1\.2\.0 \([0-9a-f]{7}\) can be released/)
  t.is(
    node('changelog-part.ts', ['v1.2.0']).stdout,
    '### Added\n\n- A thing ([docs/thing.md](docs/thing.md)).\n',
  )
  t.regex(
    node('changelog-part.ts', ['v1.2.0'], { GITHUB_REPOSITORY: 'o/r', GITHUB_SERVER_URL: 'https://git.test' })
      .stdout,
    /\(https:\/\/git\.test\/o\/r\/blob\/v1\.2\.0\/docs\/thing\.md\)/,
  )
  t.regex(
    node('changelog-part.ts', ['v1.2.0'], { IMAGE: 'ghcr.io/o/r@sha256:0' }).stdout,
    /`ghcr\.io\/o\/r@sha256:0` is its image/,
  )
  t.like(node('changelog-part.ts', ['v1.3.0']), {
    status: 1,
    stdout: '',
    stderr: 'changelog-part: CHANGELOG.md has no part "## 1.3.0"\n',
  })
})

test('a tag that main lacks, or that is not what is checked out, is refused', async (t) => {
  const { git, commit, node } = await repository('1.1.0')
  git('checkout', '-q', '-b', 'aside')
  commit()
  git('tag', 'v1.1.0')
  t.regex(
    node('check-release.ts', ['v1.1.0']).stderr,
    /^check-release: main lacks the commit that the tag stands on\n$/,
  )
  git('checkout', '-q', 'main')
  t.regex(node('check-release.ts', ['v1.1.0']).stderr, /main lacks[\s\S]*checked out/)
})

test('what can not be cut changes no file', async (t) => {
  const { git, node } = await repository('1.1.0')
  for (const [version, why] of [
    ['1.1.0', /already/],
    ['1.0.1', /does not come after 1\.1\.0/],
    ['v1.2.0', /no tag of a release/],
    ['', /no tag of a release/],
  ] as const) {
    const cut = node('cut.ts', [version])
    t.is(cut.status, 1)
    t.regex(cut.stderr, why)
  }
  t.is(git('status', '--porcelain'), '')
})

test('the chart of a release is packed with its image, by digest, and says where it is', async (t) => {
  const { dir, git, node } = await repository('1.1.0')
  await mkdir(join(dir, 'bin'))
  await symlink(resolve('tools/delivery/testing/fake-command.sh'), join(dir, 'bin', 'helm'))
  const values = join(dir, 'deploy/helm/imtiaz-mart/values.yaml')
  await writeFile(
    values,
    '# Of the shop.\nimage:\n  repository: a\n  # Which.\n  tag: ""\n  digest: ""\nother: 1\n',
  )
  const digest = `sha256:${'a'.repeat(64)}`
  const asked = [
    '--tag',
    'v1.1.0',
    '--image',
    'ghcr.io/o/r',
    '--digest',
    digest,
    '--to',
    'oci://ghcr.io/o/charts',
  ]
  const env = {
    FAKE: dir,
    PATH: `${join(dir, 'bin')}:${process.env.PATH}`,
    GITHUB_OUTPUT: join(dir, 'output'),
  }
  const published = node('publish-chart.ts', [...asked, '--folder', dir], env)
  t.is(published.status, 0, published.stderr)
  t.is(
    await readFile(join(dir, 'packed-values.yaml'), 'utf8'),
    `# Of the shop.\nimage:\n  repository: ghcr.io/o/r\n  # Which.\n  tag: ""\n  digest: "${digest}"\nother: 1\n`,
  )
  const pushed = `sha256:${'fedcba9876543210'.repeat(4)}`
  t.is(await readFile(join(dir, 'output'), 'utf8'), `digest=${pushed}\nname=ghcr.io/o/charts/imtiaz-mart\n`)
  const calls = (await readFile(join(dir, 'calls'), 'utf8')).split('\n')
  t.regex(calls[0] as string, /^helm package \S+ --version 1\.1\.0 --app-version 1\.1\.0 --destination /)
  t.is(calls[1], `helm push ${dir}/imtiaz-mart-1.1.0.tgz oci://ghcr.io/o/charts`)
  t.regex(
    git('status', '--porcelain', 'deploy'),
    /^\?\? deploy\/helm\/imtiaz-mart\/values\.yaml$/,
    'nothing is changed here',
  )

  for (const [args, why] of [
    [['--tag', '1.1.0'], /no tag of a release/],
    [['--digest', 'latest'], /--digest/],
    [['--image', 'ghcr.io/O/r'], /lower case/],
    [['--to', 'ghcr.io/o'], /oci:/],
  ] as const)
    t.regex(node('publish-chart.ts', [...asked, ...args], env).stderr, why)
  await writeFile(join(dir, 'plan-push'), 'silent')
  t.regex(node('publish-chart.ts', asked, env).stderr, /said no digest/)
  await writeFile(values, 'image: { name: a }\n')
  t.regex(node('publish-chart.ts', asked, env).stderr, /has no image\.repository/)
})
