import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import test from 'ava'
import { parse } from 'yaml'
import { complaints, type Known, pins } from './workflows.ts'

const files = [
  ...readdirSync('.github/workflows').map((file) => `.github/workflows/${file}`),
  ...readdirSync('.github/actions').map((name) => `.github/actions/${name}/action.yml`),
]
const read = (file: string) => readFile(file, 'utf8')

/** As `npm test -- nothing` lists them. */
const steps = [...(await read('tools/checks/test.ts')).matchAll(/^\s+(?:\{ )?name: '([\w:-]+)'/gm)].map(
  ([, name]) => name as string,
)
const known: Known = {
  hasFile: existsSync,
  scripts: Object.keys(JSON.parse(await read('package.json')).scripts),
  steps,
}

for (const file of files)
  test(`${file} is pinned, bounded, may do no more than it must, and runs what tests run`, async (t) => {
    t.deepEqual(complaints(await read(file), known), [])
  })

test('an action is pinned to one commit everywhere', async (t) => {
  const commits = new Map<string, Set<string>>()
  for (const file of files)
    for (const [action, pin] of pins(await read(file)))
      commits.set(action, (commits.get(action) ?? new Set()).add(pin))
  t.true(commits.size > 10)
  for (const [action, found] of commits) t.is(found.size, 1, `${action}: ${[...found].join(', ')}`)
})

test('every script of a delivery is called by a workflow, a script of npm, or another', async (t) => {
  const callers = [...files, 'package.json', 'tools/delivery/deploy.ts']
  const texts = (await Promise.all(callers.map(read))).join('\n')
  for (const file of readdirSync('tools/delivery')) {
    const text =
      file.endsWith('.ts') && !file.endsWith('.test.ts') ? await read(`tools/delivery/${file}`) : ''
    if (/^(import|export)[\s\S]*process\.exitCode/.test(text))
      t.true(texts.includes(`tools/delivery/${file}`), file)
  }
  t.pass()
})

const sha = 'a'.repeat(40)
const good = `on:
  push:
permissions:
  contents: read
jobs:
  one:
    runs-on: ubuntu-24.04
    timeout-minutes: 5
    steps:
      - uses: actions/checkout@${sha} # v6.0.1
        with: { persist-credentials: false }
      - run: npm test -- lint types
      - run: |
          # What it is for.
          node tools/checks/test.ts
          npm run demo
`

test('whatever is amiss in a workflow is complained about', (t) => {
  t.deepEqual(steps.slice(0, 3), ['lint', 'types', 'proto'])
  t.deepEqual(complaints(good, known), [])
  for (const [from, to, what] of [
    ['  push:', '  pull_request_target:', /strangers/],
    ['  push:', '  workflow_run: { workflows: [CI] }', /strangers/],
    ['permissions:\n  contents: read\n', '', /permissions are not declared/],
    ['permissions:\n  contents: read\n', 'permissions: write-all\n', /permissions are not declared/],
    ['contents: read', 'contents: write', /every job may write contents/],
    ['    timeout-minutes: 5\n', '', /^one: has no timeout/],
    ['ubuntu-24.04', 'ubuntu-latest', /no version/],
    [`@${sha} # v6.0.1`, '@v6', /not pinned to a commit/],
    [`@${sha}`, `@${sha.slice(1)}`, /not pinned to a commit/],
    [' # v6.0.1', '', /does not say its version/],
    [' # v6.0.1', ' # main', /does not say its version/],
    ['{ persist-credentials: false }', '{ fetch-depth: 0 }', /credentials/],
    ['lint types', 'lint typos', /no step typos/],
    ['tools/checks/test.ts', 'tools/checks/none.ts', /no file tools\/checks\/none\.ts/],
    ['npm run demo', 'npm run dome', /no script dome/],
    ['npm run demo', `echo \${{ github.head_ref }}`, /an expression within shell/],
    ['npm run demo', 'if true; then npm run demo; fi', /shell that decides/],
    ['npm run demo', 'npm run demo || true', /shell that decides/],
    ['npm run demo', 'a\n          b\n          c\n          d', /5 lines of shell/],
    ['npm run demo', `npm run demo\n        env: { A: "\${{ secrets.A }}" }`, /secrets\.A is used outside/],
    [`actions/checkout@${sha} # v6.0.1`, './.github/actions/none', /there is no \.github\/actions\/none/],
    [
      '    steps:',
      '    services: { kafka: { image: "apache/kafka:4" } }\n    steps:',
      /not pinned by its digest/,
    ],
  ] as const) {
    t.true(good.includes(from))
    const found = complaints(good.replace(from, to), known)
    t.true(
      found.some((one) => what.test(one)),
      `${to}: ${found.join('; ')}`,
    )
  }
})

test('a release delivers what it built: by digest, to staging first, to production after it, each with an environment', async (t) => {
  const { jobs } = parse(await read('.github/workflows/release.yml'))
  t.deepEqual(jobs.staging.needs, ['check', 'image', 'release'])
  t.true(jobs.production.needs.includes('staging'))
  for (const name of ['staging', 'production']) {
    t.is(jobs[name].environment.name, name)
    t.false(
      jobs[name].concurrency['cancel-in-progress'],
      'a delivery that is ended in its midst helps nobody',
    )
    t.is(jobs[name].steps.at(-1).with.digest, `\${{ needs.image.outputs.digest }}`)
  }
  // Nobody finds an image by its tag that was not scanned, or whose origin is not attested.
  const order: string[] = jobs.image.steps.map(
    ({ uses, run }: { uses?: string; run?: string }) =>
      uses?.split('@')[0] ?? run?.split(' ').slice(0, 4).join(' '),
  )
  const at = (what: string) => order.indexOf(what)
  t.deepEqual(
    [
      'docker/build-push-action',
      'anchore/scan-action',
      'actions/attest-build-provenance',
      'actions/attest-sbom',
      'docker buildx imagetools create',
    ].map(at),
    [...order.keys()]
      .filter((i) => i >= at('docker/build-push-action') && order[i] !== 'anchore/sbom-action')
      .slice(0, 5),
  )
  t.true(jobs.image.needs.includes('ci'), 'and none whose tests failed')
})

test('a composite action is handed every input that it wants, and no other', async (t) => {
  const { inputs } = parse(await read('.github/actions/deliver/action.yml'))
  for (const [file, names] of [
    ['release.yml', ['staging', 'production']],
    ['deploy.yml', ['deploy']],
  ] as const) {
    const { jobs } = parse(await read(`.github/workflows/${file}`))
    for (const name of names)
      t.deepEqual(Object.keys(jobs[name].steps.at(-1).with).sort(), Object.keys(inputs).sort())
  }
})

test('what is pinned is brought up to date, in actions of our own too', async (t) => {
  const { updates } = parse(await read('.github/dependabot.yml'))
  const actions = updates.find(
    (update: Record<string, string>) => update['package-ecosystem'] === 'github-actions',
  )
  t.deepEqual(actions.directories, ['/', '/.github/actions/*'])
})
