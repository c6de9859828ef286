import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import test from 'ava'
import { scratchFolder } from '#src/testing/scratch-folder.ts'

test('coverage is of what runs in production, all of it, and too little of it is an error', async (t) => {
  t.timeout(240_000)
  const dir = await scratchFolder('coverage')
  const options = ['--reporter', 'json-summary', '--reports-dir', dir, '--temp-directory', join(dir, 'tmp')]
  // A program that needs two files of the house, in the place of the tests.
  const program = "await import('#src/money.ts'); await import('#src/testing/until.ts')"
  const covering = promisify(execFile)(
    process.execPath,
    ['node_modules/.bin/c8', ...options, process.execPath, '--input-type=module', '-e', program],
    { env: { ...process.env, NODE_V8_COVERAGE: undefined } },
  )
  const { code, stderr } = await covering.catch((error) => error)
  t.is(code, 1)
  t.regex(stderr, /ERROR: Coverage for lines \([\d.]+%\) does not meet global threshold \(97%\)/)
  const summary = JSON.parse(await readFile(join(dir, 'coverage-summary.json'), 'utf8'))
  const files = Object.keys(summary)
    .filter((file) => file !== 'total')
    .map((file) => relative('.', file))
  for (const file of files)
    t.regex(file, /^(src|modules|config)\/(?!testing\/)(?!.*(\.test|\/test-[^/]+)\.ts$)/)
  for (const file of [
    'src/money.ts',
    'src/runtime/mart.ts',
    'modules/order/order.ts',
    'modules/user/accounts/register.ts',
  ])
    t.true(files.includes(file), file)
  t.true(summary[join(process.cwd(), 'src/money.ts')].lines.pct > 0)
})
