import test from 'ava'
import { program, runNode } from '#src/testing/run-node.ts'
import { until } from '#src/testing/until.ts'
import { liveObjects } from './live-objects.ts'

test('what a process holds is counted in it, and what it has let go of is not', async (t) => {
  const child = runNode(
    t,
    program(`
      globalThis.held = Array.from({ length: 777 }, () => new AbortController())
      for (let n = 0; n < 5_000; n++) new AbortController()
      console.log('up')
      setInterval(() => {}, 60_000)`),
    { env: { ...process.env, NODE_OPTIONS: '--inspect-port=0' } },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += String(chunk).replaceAll(/^(?=.)/gm, 'order.2 | ')
    })
  await until(() => said.includes('up'))
  const { AbortController: held = 0 } = await liveObjects(
    { output: () => said },
    'order.2',
    child.pid as number,
    ['AbortController'],
  )
  t.true(held >= 777 && held < 900, `${held}`)
})
