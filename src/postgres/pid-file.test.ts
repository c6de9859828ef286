import test from 'ava'
import { isServerOf, parsePidFile } from './pid-file.ts'

const written = ['812', '/srv/mart/data', '1795366135', '42867', '', '127.0.0.1', '  1234   56', 'ready   ']

test('a full pid file gives pid, port and status', (t) => {
  t.deepEqual(parsePidFile(written.join('\n')), { pid: 812, port: 42867, status: 'ready' })
  t.is(parsePidFile([...written.slice(0, 7), 'stopping'].join('\n'))?.status, 'stopping')
})

test('a half-written pid file is a server that is starting', (t) => {
  t.deepEqual(parsePidFile('812\n/srv/mart/data\n'), { pid: 812, port: 0, status: 'starting' })
})

test('an empty pid file, or one full of something else, names no server', (t) => {
  for (const text of ['', '\n', 'gone', '0\n']) t.is(parsePidFile(text), null)
})

test('a process that is no PostgreSQL of that folder is not taken for one', async (t) => {
  t.false(await isServerOf(process.pid, '/srv/mart/data'))
  t.false(await isServerOf(2 ** 30, '/srv/mart/data'))
})
