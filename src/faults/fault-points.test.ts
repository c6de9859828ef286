import { once } from 'node:events'
import { glob, readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import { program, runNode } from '#src/testing/run-node.ts'
import { faultPoints, readArmed } from './fault-points.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const list = 'src/faults/fault-points.ts'

/** Points that the code names, with the files that do: `faultPoint('x')`, and the two sides of a COMMIT. */
async function named(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for await (const file of glob('{src,modules,tools}/**/*.ts', { cwd: root })) {
    if (file === list || /(\.test\.ts$|\/prove\/)/.test(file)) continue
    const text = await readFile(root + file, 'utf8')
    const passed = [...text.matchAll(/\bfaultPoint\('([^']*)'\)/g)].map(([, name]) => name as string)
    const sides = [...text.matchAll(/: CommitPoints = \{\s*before: '([^']*)',\s*after: '([^']*)'/g)]
    for (const name of [
      ...passed,
      ...sides.flatMap(([, before, after]) => [before as string, after as string]),
    ])
      found.set(name, [...(found.get(name) ?? []), file])
  }
  return found
}

test('every point of the list is at one place in the code, and the code has no other', async (t) => {
  const found = await named()
  t.deepEqual([...found.keys()].sort(), Object.keys(faultPoints).sort())
  for (const [name, files] of found) t.is(files.length, 1, `${name} is in ${files.join(', ')}`)
})

test('a point is written with the passing at which it kills', (t) => {
  t.deepEqual(readArmed('mail-sent'), { point: 'mail-sent', passing: 1 })
  t.deepEqual(readArmed('mail-sent:12'), { point: 'mail-sent', passing: 12 })
  for (const wrong of ['', 'told', 'mail-sent:0', 'mail-sent:', 'mail_sent', 'toString'])
    t.is(readArmed(wrong), null)
})

test('a process that passes an armed point dies there as by kill -9, at that passing, and says nothing more', async (t) => {
  const child = runNode(
    t,
    program(`
      import { writeSync } from 'node:fs'
      import { arm, faultPoint } from '${new URL('./fault-points.ts', import.meta.url)}'
      process.on('exit', () => writeSync(1, 'exit '))
      faultPoint('mail-sent')
      arm({ point: 'mail-sent', passing: 2 })
      for (let n = 1; n <= 3; n++) {
        faultPoint('mail-before-send')
        writeSync(1, n + ' ')
        faultPoint('mail-sent')
      }`),
  )
  const [[code, signal], said] = await Promise.all([once(child, 'exit'), text(child.stdout)])
  t.deepEqual([code, signal, said], [null, 'SIGKILL', '1 2 '])
})
