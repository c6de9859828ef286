import { once } from 'node:events'
import { existsSync, openSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { program, runNode } from '#src/testing/run-node.ts'
import { testWhere } from '#src/testing/test-where.ts'

/** A file of Linux to which nothing can be written, as if its disk were full. */
const full = '/dev/full'
const onLinux = testWhere(existsSync(full), `there is no ${full}`, { mayLack: true })

for (const env of ['test', 'production'])
  onLinux(`a process whose log has no room goes on without it, and ends in order (${env})`, async (t) => {
    const logging = `
    import { createLog } from '${new URL('./log.ts', import.meta.url)}'
    const log = createLog({ env: '${env}', logLevel: 'info' })
    for (let turn = 0; turn < 3; turn++) {
      for (let line = 0; line < 200; line++) log.info({ padding: 'x'.repeat(200) }, 'a line')
      await new Promise((resolve) => setTimeout(resolve, 600))
    }
    console.error('alive')`
    const child = runNode(t, program(logging), { stdout: openSync(full, 'w') })
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    t.is(said.trim(), 'alive')
    t.is(code, 0)
  })
