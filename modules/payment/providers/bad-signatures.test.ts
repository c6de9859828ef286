import test from 'ava'
import pino from 'pino'
import { Problem } from '#src/http/problem.ts'
import { badSignatures } from './bad-signatures.ts'

function counting() {
  const lines: string[] = []
  const log = pino({ base: null }, { write: (line) => void lines.push(line) })
  let at = 1_770_000_000_000
  const signatures = badSignatures({ log, now: () => new Date(at) })
  const refused = (address: string) => {
    try {
      signatures.count(address)
      return null
    } catch (error) {
      return error as Problem
    }
  }
  return { refused, lines, size: signatures.size, pass: (ms: number) => (at += ms) }
}

test('the twenty-first bad signature of an address within a minute is a 429, and told once', (t) => {
  const { refused, lines, pass } = counting()
  for (let at = 0; at < 20; at++) t.is(refused('203.0.113.9'), null)
  pass(29_500)
  for (let at = 0; at < 20; at++) {
    const problem = refused('203.0.113.9')
    t.true(problem instanceof Problem)
    t.deepEqual([problem?.status, problem?.headers], [429, { 'Retry-After': '31' }])
  }
  t.is(lines.length, 1)
  t.is(refused('203.0.113.10'), null, 'another address')
  pass(30_500)
  t.is(refused('203.0.113.9'), null, 'a minute later')
})

test('the table is bounded, whoever sends', (t) => {
  const { refused, size } = counting()
  for (let at = 0; at < 5_000; at++) refused(`2001:db8::${at.toString(16)}`)
  t.is(size(), 1_000)
})
