import test from 'ava'
import type { Report } from '../report/report.ts'
import { brokenBuilds } from './builds.ts'
import { buildsOf, judged } from './catch.ts'

const [build] = buildsOf('refund-without-key')
const reportOf = (broken: Record<string, string[]>, settled: number): Report =>
  ({
    opened: 10,
    settled,
    checks: ['comes-to-rest', 'money-agrees', 'told-once'].map((name) => ({
      ...{ name, says: '', looked: 1, took: 1_000 },
      broken: broken[name] ?? [],
    })),
  }) as unknown as Report

test('a build is caught where the check that is to catch it broke, within two minutes of the opening', (t) => {
  t.deepEqual(judged(build as never, reportOf({ 'money-agrees': ['twice', 'thrice'] }, 90)), {
    name: 'refund-without-key',
    by: { 'money-agrees': 2 },
    seconds: 82,
    asSaid: true,
  })
  t.false(judged(build as never, reportOf({ 'told-once': ['twice'] }, 90)).asSaid)
  t.false(judged(build as never, reportOf({}, 90)).asSaid)
  t.false(judged(build as never, reportOf({ 'money-agrees': ['twice'] }, 130)).asSaid)
})

test('all are meant by all, and what there isn’t is said', (t) => {
  t.is(buildsOf('all').length, brokenBuilds.length)
  t.throws(() => buildsOf('inbox'), { message: /there is no inbox; there are all, inbox-check-gone/ })
})
