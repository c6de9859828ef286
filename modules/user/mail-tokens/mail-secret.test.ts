import test from 'ava'
import { mailHash, mailSecret } from './mail-secret.ts'

test('a mailed token is kept as its hash alone', (t) => {
  const { token, hash } = mailSecret()
  t.is(Buffer.from(token, 'base64url').length, 32)
  t.deepEqual(mailHash(token), hash)
  t.false(hash.toString('base64url').includes(token))
})
