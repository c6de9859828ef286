import { execFile } from 'node:child_process'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import test from 'ava'
import { brokenBuilds } from './builds.ts'
import { copyCheckout } from './copy.ts'

/** By themselves, and all at once, so that one look of the compiler is enough for all. */
test('every patch still fits the code, alone and with the others, and what it makes of it compiles', async (t) => {
  t.timeout(180_000)
  const patches = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.patch'))
  t.deepEqual(patches.sort(), brokenBuilds.map(({ name }) => `${name}.patch`).sort())
  t.is(brokenBuilds.length, 12)
  const copy = await copyCheckout()
  t.teardown(copy.remove)
  for (const { name } of brokenBuilds) {
    await copy.break(name)
    await copy.mend(name)
  }
  for (const { name } of brokenBuilds) await copy.break(name)
  const tsc = join(copy.dir, 'node_modules/.bin/tsc')
  const compiled = await promisify(execFile)(tsc, ['--noEmit'], { cwd: copy.dir }).catch((error) => error)
  t.is(compiled.stdout, '')
})
