import { existsSync } from 'node:fs'
import test from 'ava'
// @ts-expect-error: AVA reads no TypeScript here
import config, { longest } from '../../ava.config.js'

test('the longest files of tests are there, and begin first', (t) => {
  for (const file of longest) t.true(existsSync(file), file)
  const files = ['bench/run.test.ts', ...[...longest].reverse(), 'src/money.test.ts'].map(
    (file) => `/mart/${file}`,
  )
  t.deepEqual(
    files.sort(config.sortTestFiles),
    [...longest, 'bench/run.test.ts', 'src/money.test.ts'].map((file) => `/mart/${file}`),
  )
})
