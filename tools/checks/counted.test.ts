import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import test from 'ava'
import { countAva, countCucumber, slowest, worthASecondRun } from './counted.ts'

/** What a program says and ends with, on a machine with `env` alone. */
async function run(args: string[], env: Record<string, string> = {}) {
  const {
    code = 0,
    stdout,
    stderr,
  } = await promisify(execFile)(process.execPath, args, { env }).catch((e) => e)
  return { code, stdout: stdout as string, stderr: stderr as string }
}

test('what a runner ran is counted', (t) => {
  t.deepEqual(countAva('  ─\n\n  5 tests passed\n'), { passed: 5, failed: 0, skipped: 0 })
  t.deepEqual(countAva('\n  1 test passed\n  7 tests skipped'), { passed: 1, failed: 0, skipped: 7 })
  t.deepEqual(countAva('  ✔ one\n  ✔ two\n  ─\n  2 tests failed\n  1 test skipped\n  1 uncaught exception'), {
    passed: 2,
    failed: 3,
    skipped: 1,
  })
  t.deepEqual(countCucumber('12 scenarios (12 passed)\n80 steps (80 passed)'), {
    passed: 12,
    failed: 0,
    skipped: 0,
  })
  t.deepEqual(countCucumber('9 scenarios (1 failed, 2 undefined, 1 skipped, 5 passed)'), {
    passed: 5,
    failed: 3,
    skipped: 1,
  })
})

test('the files are known in which something failed, timed out, was thrown late or ended the process', (t) => {
  const output = [
    '  ✔ tools › demo › a day in the shop',
    '  ✘ [fail]: tools › kong › lua › an exit › ends it 1 !== 2',
    '  ✘ [fail]: tools › demo › a night in the shop Test timeout exceeded',
    '  ✘ [fail]: tools › demo › another',
    '  Uncaught exception in src/log/log.test.ts',
    '  ✘ src/log/log.test.ts exited with a non-zero exit code: 1',
    '  ✘ Exiting due to process.exit() when running src/hash.test.ts',
    '  2 tests were pending in src/slow.test.ts',
  ].join('\n')
  const files = ['tools/kong/lua.test.ts', 'tools/demo.test.ts']
  t.deepEqual(
    worthASecondRun(output, (path) => files.includes(path)),
    [...files, 'src/log/log.test.ts', 'src/hash.test.ts', 'src/slow.test.ts'],
  )
  t.is(
    worthASecondRun(output, () => false),
    null,
    'what is in no file that there is',
  )
})

test('a counterexample is worth no second run, nor is what an audit found', (t) => {
  const failed = '  ✘ [fail]: src › money › sums are exact\n'
  t.deepEqual(
    worthASecondRun(failed, () => true),
    ['src.test.ts'],
  )
  for (const found of [
    '  Property failed after 12 tests',
    '  - `BROKEN  captured = refunded + kept: 3 payments',
  ])
    t.is(
      worthASecondRun(`${failed}\n${found}\n`, () => true),
      null,
    )
})

test('a step that there is not is an error, with those that there are', async (t) => {
  for (const names of [['unti'], ['lint', 'unti']]) {
    const { code, stdout, stderr } = await run(['tools/checks/test.ts', ...names], {
      PATH: process.env.PATH ?? '',
    })
    t.is(code, 1)
    t.is(stdout, '')
    t.regex(
      stderr,
      /^unknown step: unti; there are: lint, types, .*unit, features, features:captured-at-once, features:split$/m,
    )
  }
})

test('without a Kafka what needs one is skipped and counted, and on CI it fails', async (t) => {
  t.timeout(120_000)
  const files = ['src/testing/broker/start-broker.test.ts', 'tools/split/split.test.ts']
  const suite = [
    'node_modules/ava/entrypoints/cli.mjs',
    ...files,
    '--match',
    '*end* with the one *',
    '--match',
    '*sixty*',
  ]
  const here = await run(suite, { PATH: '' })
  t.deepEqual([here.code, countAva(here.stdout)], [0, { passed: 0, failed: 0, skipped: 3 }], here.stdout)
  t.regex(here.stderr + here.stdout, /SKIPPED.*there is no Kafka/)
  const onCi = await run(suite, { PATH: '', CI: 'true' })
  t.is(onCi.code, 1)
  t.is(countAva(onCi.stdout).skipped, 0)
})

test('the files that took longest are named, the longest first, with what all took', (t) => {
  const lines = ['1500 file:///mart/src/a.test.ts', '90250 file:///mart/tools/b.test.ts', '']
  t.deepEqual(slowest(lines.join('\n'), '/mart'), [
    '   90.3 s  tools/b.test.ts',
    '    1.5 s  src/a.test.ts',
    '   91.8 s  all 2, one after the other',
  ])
  t.deepEqual(slowest('', '/mart'), [])
})
