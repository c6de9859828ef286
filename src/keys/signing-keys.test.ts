import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import jwt from 'jsonwebtoken'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { loadSigningKey, loadVerifyKey } from './signing-keys.ts'

const emptyConfig = async () => ({
  dataDir: await scratchFolder('keys'),
  jwt: { privateKey: '', publicKey: '' },
})

test('a key is made once, whoever asks at the same time, and only its owner may read it', async (t) => {
  const config = await emptyConfig()
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadSigningKey(config)))
  t.is(new Set(keys.map((key) => key.privateKey)).size, 1)
  t.deepEqual(await readdir(join(config.dataDir, 'keys')), ['jwt-private.pem'])
  t.is((await stat(join(config.dataDir, 'keys', 'jwt-private.pem'))).mode & 0o777, 0o600)
  t.deepEqual(await loadSigningKey(config), keys[0])
})

test('what the signing key signs, the verify key verifies; the JWK is the same key', async (t) => {
  const config = await emptyConfig()
  const { privateKey, kid } = await loadSigningKey(config)
  const verify = await loadVerifyKey(config)
  const token = jwt.sign({}, privateKey, { algorithm: 'ES256', keyid: kid })
  t.notThrows(() => jwt.verify(token, verify.publicKey, { algorithms: ['ES256'] }))
  t.is(verify.kid, kid)
  const fromJwk = createPublicKey({ key: { ...verify.jwk }, format: 'jwk' })
  t.is(fromJwk.export({ type: 'spki', format: 'pem' }).toString(), verify.publicKey)
})

test('configured PEMs are used, also on one line with \\n written out', async (t) => {
  const config = await emptyConfig()
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const privateKey = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const configured = { ...config, jwt: { privateKey: privateKey.replaceAll('\n', '\\n'), publicKey: '' } }
  const signing = await loadSigningKey(configured)
  t.is(signing.publicKey, publicKey)
  const inline = { ...config, jwt: { privateKey: '', publicKey: publicKey.replaceAll('\n', '\\n') } }
  t.is((await loadVerifyKey(inline)).kid, signing.kid)
  t.deepEqual(await readdir(config.dataDir), [])
})

test('what is no key, or a key for another algorithm, is refused without quoting it', async (t) => {
  const config = await emptyConfig()
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const privateKey = rsa.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  for (const pem of ['not a key', privateKey]) {
    const refusal = await t.throwsAsync(
      loadSigningKey({ ...config, jwt: { privateKey: pem, publicKey: '' } }),
    )
    t.regex(refusal?.message ?? '', /^JWT_PRIVATE_KEY/)
    t.false(refusal?.message.includes(pem))
  }
})

test('a public key that is not that of the private one, given or kept, is told at the start', async (t) => {
  const config = await emptyConfig()
  const pem = () => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    return {
      privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    }
  }
  const [one, other] = [pem(), pem()]
  await t.notThrowsAsync(loadSigningKey({ ...config, jwt: one }))
  await t.throwsAsync(loadSigningKey({ ...config, jwt: { ...one, publicKey: other.publicKey } }), {
    name: 'StartError',
    message: 'JWT_PUBLIC_KEY is not the public key of JWT_PRIVATE_KEY.',
  })
  await t.throwsAsync(loadSigningKey({ ...config, jwt: { privateKey: '', publicKey: other.publicKey } }), {
    name: 'StartError',
    message: 'JWT_PUBLIC_KEY is set: what signs tokens needs its JWT_PRIVATE_KEY.',
  })
})
