import { Writable } from 'node:stream'
import test from 'ava'
import { createLog, unlooked, withRequestId } from './log.ts'

function recorder() {
  const lines: Record<string, unknown>[] = []
  const write = (line: unknown, _encoding: string, done: () => void) => {
    lines.push(JSON.parse(String(line)))
    done()
  }
  return { lines, log: createLog({ env: 'test', logLevel: 'info' }, new Writable({ write })) }
}

test('every line of a request carries its id, at any depth and after any wait', async (t) => {
  const { lines, log } = recorder()
  await withRequestId('a-1', async () => {
    log.info('first')
    await new Promise(setImmediate)
    log.child({ module: 'order' }).info('second')
  })
  log.info('third')
  t.deepEqual(
    lines.map(({ msg, requestId }) => [msg, requestId]),
    [
      ['first', 'a-1'],
      ['second', 'a-1'],
      ['third', undefined],
    ],
  )
})

test('secrets are never written, wherever they stand', (t) => {
  const { lines, log } = recorder()
  log.info({ password: 'hunter2', body: { token: 'hunter2', deep: { refreshToken: 'hunter2' } } }, 'oops')
  log.info({ headers: { authorization: 'Bearer hunter2' } })
  log
    .child({ newPassword: 'hunter2' })
    .child({ a: { Cookie: 'hunter2' } })
    .info('child')
  log.info('GET /verify-email?token=hunter2')
  log.error(new Error('GET /x?token=hunter2'))
  log.error({ err: Object.assign(new Error('x'), { config: { headers: { Authorization: 'hunter2' } } }) })
  t.is(lines.length, 6)
  t.false(JSON.stringify(lines).includes('hunter2'))
  const { err } = lines[5] as { err: Record<string, unknown> }
  t.like(err, { type: 'Error', message: 'x', config: { headers: { Authorization: '[redacted]' } } })
})

test('a child whose lines hold no secret is spared the look for them', (t) => {
  const { lines, log } = recorder()
  log.child({}, unlooked).child({ route: '/v1/orders' }).info({ token: 'as it is' }, 'token=as-it-is')
  t.like(lines[0], { token: 'as it is', route: '/v1/orders', msg: 'token=as-it-is' })
})

test('levels are words, and only those asked for are written', (t) => {
  const { lines, log } = recorder()
  log.debug('quiet')
  log.warn('loud')
  t.deepEqual(
    lines.map(({ level, msg }) => [level, msg]),
    [['warn', 'loud']],
  )
})
