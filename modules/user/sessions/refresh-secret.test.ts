import test from 'ava'
import fc from 'fast-check'
import { readRefreshToken, refreshSecret } from './refresh-secret.ts'

test('a refresh token says its session, and its hash is that of what was given out', (t) => {
  const secret = refreshSecret()
  t.deepEqual(readRefreshToken(secret.token), secret)
  const next = refreshSecret(secret.sessionId)
  t.is(readRefreshToken(next.token)?.sessionId, secret.sessionId)
  t.notDeepEqual(next.hash, secret.hash)
})

test('what isn’t a refresh token is read as none', (t) => {
  const { token } = refreshSecret()
  for (const other of ['', token.slice(1), `${token}A`, `${token}=`, ` ${token}`, token.replace(/^./, '+')]) {
    t.is(readRefreshToken(other), null, other)
  }
  fc.assert(fc.property(fc.string(), (other) => readRefreshToken(other) === null))
})
