import test from 'ava'
import { noneMatches } from './conditional-get.ts'
import { readIfMatch, requireVersion } from './if-match.ts'
import { Problem } from './problem.ts'

test('If-Match names a version, weakly or strongly, or none', (t) => {
  t.is(readIfMatch(undefined), null)
  t.is(readIfMatch('*'), null)
  t.is(readIfMatch('"3"'), 3)
  t.is(readIfMatch('W/"12"'), 12)
  t.is(readIfMatch('"3.in"'), 3)
  t.is(readIfMatch('"3.IN"'), -1)
  t.is(readIfMatch('"of another server"'.replaceAll(' ', '-')), -1)
})

test('a malformed If-Match is a 400', (t) => {
  for (const header of ['3', '', '"3', 'W/3', '"1", "2"', 'w/"3"', '"a b"'])
    t.is(t.throws(() => readIfMatch(header), { instanceOf: Problem })?.status, 400, header)
})

test('another version than the present one is a 412; none asked for is any', (t) => {
  t.notThrows(() => requireVersion(null, 3))
  t.notThrows(() => requireVersion(3, 3))
  t.is(t.throws(() => requireVersion(2, 3), { instanceOf: Problem })?.status, 412)
  t.is(t.throws(() => requireVersion(-1, 3), { instanceOf: Problem })?.status, 412)
})

test('If-None-Match holds where one of its tags is ours, weak or strong', (t) => {
  t.true(noneMatches('"3"', '"3"'))
  t.true(noneMatches('"1", W/"3"', '"3"'))
  t.true(noneMatches('*', '"3"'))
  t.false(noneMatches('"4"', '"3"'))
})
