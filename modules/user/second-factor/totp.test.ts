import test from 'ava'
import { Secret, TOTP } from 'otpauth'
import { newTotpSecret, stepOf, totpUri } from './totp.ts'

const secret = Secret.fromLatin1('12345678901234567890').base32

test('codes are those of RFC 6238, appendix B', (t) => {
  const codes: [number, string][] = [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ]
  for (const [seconds, code] of codes)
    t.is(stepOf(secret, code, new Date(seconds * 1000), 0), Math.floor(seconds / 30), code)
})

test('a code is good half a minute before and after its own, and once', (t) => {
  const at = (seconds: number) => new Date(seconds * 1000)
  const code = '050471'
  const step = Math.floor(1_111_111_111 / 30)
  const [begins, ends] = [step * 30, step * 30 + 29]
  for (const seconds of [begins - 30, begins, ends, ends + 30])
    t.is(stepOf(secret, code, at(seconds), step - 1), step)
  for (const seconds of [begins - 31, ends + 31]) t.is(stepOf(secret, code, at(seconds), 0), null)
  t.is(stepOf(secret, code, at(begins), step), null)
  t.is(stepOf(secret, '050472', at(begins), 0), null)
})

test('an app is told what this side reckons with, and whose account it is', (t) => {
  const made = newTotpSecret()
  t.regex(made, /^[A-Z2-7]{32}$/)
  t.not(newTotpSecret(), made)
  const uri = new URL(totpUri(made, 'ayesha+mart@example.com'))
  t.is(uri.protocol, 'otpauth:')
  t.is(decodeURIComponent(uri.pathname).split(':')[1], 'ayesha+mart@example.com')
  t.is(uri.searchParams.get('issuer'), 'Imtiaz Mart')
  t.is(uri.searchParams.get('secret'), made)
  const app = new TOTP({ secret: made })
  const now = new Date()
  t.not(stepOf(made, app.generate({ timestamp: now.getTime() }), now, 0), null)
})
