import test from 'ava'
import fc from 'fast-check'
import { readRefreshToken, refreshSecret, successorOf } from './refresh-secret.ts'

test('a refresh token says its session, and its hash is that of what was given out', (t) => {
  const secret = refreshSecret()
  t.deepEqual(readRefreshToken(secret.token), secret)
})

test('its successor is of the same session, the same each time, and made by nobody without the key', (t) => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const secret = refreshSecret()
  const next = successorOf(secret, key)
  t.deepEqual(readRefreshToken(next.token), next)
  t.is(next.sessionId, secret.sessionId)
  t.deepEqual(successorOf(secret, key), next)
  t.notDeepEqual(successorOf(secret, other).hash, next.hash)
  t.notDeepEqual(successorOf(next, key).hash, next.hash)
})

test('what isn’t a refresh token is read as none', (t) => {
  const { token } = refreshSecret()
  for (const other of ['', token.slice(1), `${token}A`, `${token}=`, ` ${token}`, token.replace(/^./, '+')]) {
    t.is(readRefreshToken(other), null, other)
  }
  fc.assert(fc.property(fc.string(), (other) => readRefreshToken(other) === null))
})
