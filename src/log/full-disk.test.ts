import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, openSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { testWhere } from '#src/testing/test-where.ts'

const log = new URL('./log.ts', import.meta.url).href

/** Writes 64 MB of lines, lets what is buffered be written, and says on standard error how it is. */
const program = (env: string) => `
  const { createLog } = await import(${JSON.stringify(log)})
  const log = createLog({ env: '${env}', logLevel: 'info' })
  for (let n = 0; n < 64; n++) {
    for (let line = 0; line < 1_000; line++) log.info('x'.repeat(1_000))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await new Promise((resolve) => setTimeout(resolve, 700))
  console.error('alive with ' + Math.round(process.memoryUsage().rss / 2 ** 20))`

const onLinux = testWhere(existsSync('/dev/full'), 'there is no /dev/full', { mayLack: true })

for (const env of ['production', 'development'])
  onLinux(
    `a log whose disk is full harms nobody and keeps little: lines are lost instead (${env})`,
    async (t) => {
      t.timeout(60_000)
      const full = openSync('/dev/full', 'w')
      const child = spawn(process.execPath, ['--input-type=module', '--eval', program(env)], {
        stdio: ['ignore', full, 'pipe'],
      })
      const [said, [code]] = await Promise.all([
        text(child.stderr as NodeJS.ReadableStream),
        once(child, 'exit'),
      ])
      t.is(code, 0, said)
      const [, megabytes] = /^alive with (\d+)$/m.exec(said) ?? []
      t.log(`${megabytes} MB`)
      t.true(Number(megabytes) < 200, said)
    },
  )
