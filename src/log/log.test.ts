import { Writable } from 'node:stream'
import test from 'ava'
import fc from 'fast-check'
import { createLog, unlooked } from './log.ts'
import { inWork } from './work.ts'

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
  await inWork({ ids: { requestId: 'a-1' } }, async () => {
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
})

test('of an error its message alone is written, not what a library hangs on it', (t) => {
  const { lines, log } = recorder()
  const hung = { payload: 'their whole body', header: 't=1,v1=beef', parameters: ['ayesha@example.com'] }
  const cause = Object.assign(new Error('inner'), hung, {
    code: '23505',
    table: 'users',
    detail: 'Key (email)',
  })
  log.error({ err: Object.assign(new TypeError('outer', { cause }), hung) }, 'it failed')
  log.warn(Object.assign(new AggregateError([cause], 'all'), hung))
  t.notRegex(JSON.stringify(lines), /whole body|beef|ayesha|Key/)
  const [first, second] = lines as { err: Record<string, unknown> }[]
  t.like(first?.err, { type: 'TypeError', message: 'outer', cause: { message: 'inner', code: '23505' } })
  t.regex(first?.err.stack as string, /^ {4}at .*log\.test\.ts/)
  t.like(second?.err, { type: 'AggregateError', errors: [{ message: 'inner', table: 'users' }] })
})

test('property: no line is over 16 KB, and each can be read and found', (t) => {
  const long = fc
    .tuple(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), fc.nat(3_000))
    .map(([text, times]) => text.repeat(times))
  const any = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      long,
      fc.array(tie('value'), { maxLength: 30 }),
      fc.dictionary(long, tie('value'), { maxKeys: 10 }),
      long.map((text) => new Error(text, { cause: Object.assign(new Error(text), { body: text }) })),
      fc.array(long, { maxLength: 5 }).map((texts) => new AggregateError(texts.map((it) => new Error(it)))),
      fc.bigInt({ min: 0n, max: 10n ** 400n }).map(String),
    ),
  })).value
  const ways = fc.constantFrom('fields', 'error', 'message', 'child', 'unlooked')
  const property = fc.property(any, long, ways, (value, text, way) => {
    let line = ''
    const log = createLog(
      { env: 'test', logLevel: 'info' },
      {
        write(it) {
          line = it
        },
      },
    )
    inWork({ ids: { requestId: 'a-1' } }, () => {
      if (way === 'fields') log.info({ value }, text)
      else if (way === 'error') log.error(new Error(text, { cause: value }))
      else if (way === 'message') log.info(text)
      else if (way === 'child') log.child({ value, text }).child({ more: value }).info({ value }, text)
      else log.child({}, unlooked).info({ value, text }, text)
    })
    const { level, time, requestId } = JSON.parse(line)
    t.true(Buffer.byteLength(line) <= 16_384)
    t.true(line.endsWith('\n') && typeof level === 'string' && typeof time === 'string')
    t.is(requestId, 'a-1')
  })
  fc.assert(property, { numRuns: 300 })
})

test('however much is hung on a line, what it tells of each field stays, and the line is not cut', (t) => {
  const { lines, log } = recorder()
  const long = 'x'.repeat(100_000)
  log.error({ err: Object.assign(new Error(long), { code: long, errno: -2 }), more: long }, 'long texts')
  log.info(Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`field${n}`, long])), 'many texts')
  log.info({ counts: Array.from({ length: 50_000 }, (_, n) => n) }, 'many values')
  const circle = new Error('a circle')
  log.error({ err: Object.assign(circle, { cause: circle }) }, 'a circle')
  const small = Object.assign(new Error('small'), { stack: '' })
  log.error({ err: new AggregateError(Array(1000).fill(small), 'many') }, 'many errors')
  t.is(lines.length, 5)
  for (const line of lines) t.false('cut' in line, String(line.msg))
  type Line = { err: { message: string; code?: string; errno: number; errors: unknown[] }; more: string }
  const [texts, , , circular, many] = lines as unknown as Line[]
  t.is(texts?.err.message.length, 2_001)
  t.is(texts?.err.errno, -2)
  t.is(texts?.err.code, undefined)
  t.is(texts?.more.length, 4_001)
  t.is(circular?.err.message, 'a circle')
  t.is(many?.err.errors.length, 5)
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
