import { Writable } from 'node:stream'
import { mock } from 'node:test'
import test from 'ava'
import { createLog } from './log.ts'
import { mostLines, refusalLog } from './refusals.ts'

test.serial('of a kind of refusal so many are told in a minute, then how many more there were', (t) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  t.teardown(() => mock.timers.reset())
  const lines: Record<string, unknown>[] = []
  const write = (line: string, _encoding: string, done: () => void) => {
    lines.push(JSON.parse(String(line)))
    done()
  }
  const refused = refusalLog(createLog({ env: 'test', logLevel: 'info' }, new Writable({ write })))
  for (let n = 0; n < mostLines + 40; n++) refused({ event: 'authn_login_fail', n })
  t.is(lines.length, mostLines)
  // A flood of one kind hides no other.
  refused({ event: 'authz_fail' })
  t.like(lines.at(-1), { level: 'warn', msg: 'refused', event: 'authz_fail' })
  mock.timers.tick(60_000)
  t.is(lines.length, mostLines + 2)
  t.like(lines.at(-1), { level: 'warn', event: 'authn_login_fail', more: 40 })
  refused({ event: 'authn_login_fail', n: 'anew' })
  t.like(lines.at(-1), { n: 'anew' })
})
