import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
import fc from 'fast-check'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { loadMailKeys, loadOpeningKey, loadSealingKey } from './mail-keys.ts'
import { seal, unseal } from './sealing.ts'

const { publicKey, privateKey } = generateKeyPairSync('x25519')

test('what is sealed is read by its key in its context, and by nothing else', (t) => {
  const other = generateKeyPairSync('x25519')
  const words = fc.string({ unit: 'grapheme', maxLength: 60 })
  fc.assert(
    fc.property(words, words, words, fc.nat(), (text, context, another, at) => {
      const sealed = seal(publicKey, text, context)
      t.is(unseal(privateKey, sealed, context), text)
      t.not(seal(publicKey, text, context), sealed)
      t.throws(() => unseal(other.privateKey, sealed, context))
      if (another !== context) t.throws(() => unseal(privateKey, sealed, another))
      const bytes = Buffer.from(sealed, 'base64url')
      bytes[at % bytes.length] = (bytes[at % bytes.length] as number) ^ (1 << (at % 7))
      t.throws(() => unseal(privateKey, bytes.toString('base64url'), context))
      t.throws(() => unseal(privateKey, sealed.slice(0, at % sealed.length), context))
    }),
    { numRuns: 50 },
  )
})

const emptyConfig = async () => ({
  dataDir: await scratchFolder('keys'),
  mail: { privateKey: '', publicKey: '' },
})

test('a key for mails is made once, and only its owner may read it', async (t) => {
  const config = await emptyConfig()
  const keys = await Promise.all(Array.from({ length: 8 }, () => loadMailKeys(config)))
  t.is(new Set(keys.map((key) => key.privateKey)).size, 1)
  t.deepEqual(await readdir(join(config.dataDir, 'keys')), ['mail-private.pem'])
  t.is((await stat(join(config.dataDir, 'keys', 'mail-private.pem'))).mode & 0o777, 0o600)
  const sealed = seal(await loadSealingKey(config), 'token', '')
  t.is(unseal(await loadOpeningKey(config), sealed, ''), 'token')
})

test('who has the public key alone can seal, and makes no key of its own', async (t) => {
  const made = await loadMailKeys(await emptyConfig())
  const config = await emptyConfig()
  config.mail.publicKey = made.publicKey.replaceAll('\n', '\\n')
  t.is(
    unseal(createPrivateKey(made.privateKey), seal(await loadSealingKey(config), 'token', ''), ''),
    'token',
  )
  t.deepEqual(await readdir(config.dataDir), [])
})

test('what is no key for mails is refused without quoting it', async (t) => {
  const made = await loadMailKeys(await emptyConfig())
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signing = ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  for (const privateKey of ['not a key', signing]) {
    const refusal = await t.throwsAsync(
      loadOpeningKey({ ...(await emptyConfig()), mail: { privateKey, publicKey: '' } }),
    )
    t.regex(refusal?.message ?? '', /^MAIL_PRIVATE_KEY/)
    t.false(refusal?.message.includes(privateKey))
  }
  const others = {
    privateKey: made.privateKey,
    publicKey: (await loadMailKeys(await emptyConfig())).publicKey,
  }
  await t.throwsAsync(loadOpeningKey({ ...(await emptyConfig()), mail: others }), {
    message: 'MAIL_PUBLIC_KEY is not the public key of MAIL_PRIVATE_KEY.',
  })
})
