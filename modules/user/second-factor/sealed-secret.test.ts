import test from 'ava'
import { newRecoveryCodes, recoveryHash } from './recovery-codes.ts'
import { openSecret, sealSecret } from './sealed-secret.ts'

const [key, otherKey] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]

test('a secret opens with its key and for its user alone, as it was', (t) => {
  const sealed = sealSecret(key, 'ayesha', 'JBSWY3DPEHPK3PXP')
  t.is(openSecret(key, 'ayesha', sealed), 'JBSWY3DPEHPK3PXP')
  t.false(sealed.toString('latin1').includes('JBSWY3DP'))
  t.notDeepEqual(sealSecret(key, 'ayesha', 'JBSWY3DPEHPK3PXP'), sealed)
  t.throws(() => openSecret(key, 'bilal', sealed))
  t.throws(() => openSecret(otherKey, 'ayesha', sealed))
  for (const at of [0, 14, sealed.length - 1]) {
    const changed = Buffer.from(sealed)
    changed[at] = (changed[at] ?? 0) ^ 1
    t.throws(() => openSecret(key, 'ayesha', changed))
  }
})

test('recovery codes are ten, each its own, and read however they are written', (t) => {
  const codes = newRecoveryCodes()
  t.is(new Set(codes).size, 10)
  for (const code of codes) t.regex(code, /^([2-9A-HJ-NP-Z]{4}-){5}[2-9A-HJ-NP-Z]{4}$/)
  const [code = ''] = codes
  const hash = recoveryHash(key, 'ayesha', code)
  t.deepEqual(recoveryHash(key, 'ayesha', ` ${code.toLowerCase().replaceAll('-', ' ')}`), hash)
  t.notDeepEqual(recoveryHash(key, 'bilal', code), hash)
  t.notDeepEqual(recoveryHash(otherKey, 'ayesha', code), hash)
})
