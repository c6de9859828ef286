import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import { scratchFolder } from './scratch-folder.ts'
import { until } from './until.ts'

/** A process that makes a folder with a file in it below `tmp`, says so, and does then what `then` says. */
async function making(tmp: string, then: string) {
  const program = `
    import { writeFileSync } from 'node:fs'
    import { scratchFolder } from '${new URL('./scratch-folder.ts', import.meta.url)}'
    const folder = await scratchFolder('here')
    writeFileSync(folder + '/file', '')
    console.log(folder)
    ${then}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, TMPDIR: tmp },
  })
  await once(child.stdout, 'data')
  return child
}

test('a folder is gone with its process, however that ended; of one that was killed, at the next run', async (t) => {
  const tmp = await scratchFolder('scratch')
  for (const then of ['', 'process.exit(1)', 'throw new Error()']) {
    await once(await making(tmp, then), 'close')
    t.deepEqual(await readdir(tmp), [], then)
  }
  await mkdir(join(tmp, "somebody-else's"))
  const [living, killed] = [
    await making(tmp, 'setInterval(() => {}, 1000)'),
    await making(tmp, 'setInterval(() => {}, 1000)'),
  ]
  t.teardown(() => living.kill('SIGKILL'))
  killed.kill('SIGKILL')
  await once(killed, 'close')
  t.is((await readdir(tmp)).length, 3)
  await once(await making(tmp, ''), 'close')
  const left = await readdir(tmp)
  t.is(left.length, 2, 'the one that lives keeps its own')
  t.true(left.some((name) => name.includes(`-${living.pid}-`)))
})

test('a run of tests leaves nothing in the temporary folder', async (t) => {
  t.timeout(240_000)
  const tmp = await scratchFolder('run')
  // Folders of their own, marts, a broker that is shared.
  const files = ['src/keys/signing-keys.test.ts', 'config/config.test.ts', 'src/events/delivery.test.ts']
  const ava = spawn(process.execPath, ['node_modules/ava/entrypoints/cli.mjs', ...files], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: tmp },
  })
  await once(ava, 'close')
  // The broker that they shared ends when nobody has used it for two seconds.
  await until(async () => (await readdir(tmp)).length === 0, 60_000)
  t.pass()
})
