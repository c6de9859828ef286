import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import test from 'ava'
import { limitTime } from './body-timeout.ts'

test('after a stall of our own, what has come meanwhile is heard before anyone is given up', async (t) => {
  let late = 0
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  t.teardown(() => server.close())
  const { port } = server.address() as { port: number }
  const client = connect(port, '127.0.0.1')
  t.teardown(() => client.destroy())
  const [socket] = await once(server, 'connection')
  const waiting = limitTime({ idle: 100, whole: 600_000 }, () => late++)
  t.teardown(waiting.over)
  // After it the timers that are due come first, and then what is to be read.
  setImmediate(() => {
    client.write('x')
    for (const until = performance.now() + 200; performance.now() < until; );
  })
  await new Promise<void>((resolve) => socket.once('data', () => setImmediate(resolve, waiting.heard())))
  t.is(late, 0)
})
