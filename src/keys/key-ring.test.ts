import { readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import test, { type ExecutionContext } from 'ava'
import jwt from 'jsonwebtoken'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { inOneForm } from '#src/tokens/token-form.ts'
import { createVerifier, tokenType } from '#src/tokens/verifier.ts'
import { type KeyRing, looksEvery, openKeyRing } from './key-ring.ts'
import { listKeys, otherPublicKey, prepareKey, rotateKeys } from './rotation.ts'
import { keyFiles, newSigningKey, readPublicKey, readSigningKey } from './signing-keys.ts'

const accessTtl = 900_000
const noneSet = { privateKey: '', publicKey: '', otherPublicKey: '', accessTtl }

/** A folder of keys, and rings on it whose clocks the test holds. */
async function keptKeys() {
  const dataDir = await scratchFolder('key-ring')
  const clock = { now: Date.now() }
  const open = () => openKeyRing({ dataDir, jwt: noneSet }, () => clock.now)
  return { folder: join(dataDir, 'keys'), clock, open }
}

const tokenOf = async (ring: KeyRing) => {
  const { key, kid } = await ring.signing()
  const claims = { role: 'customer', sid: 's', epoch: 0 }
  const how = { subject: 'c', issuer: 'mart', audience: 'mart', expiresIn: 900 } as const
  return inOneForm(jwt.sign(claims, key, { header: { alg: 'ES256', typ: tokenType, kid }, ...how }))
}

const takes = (ring: KeyRing, token: string): boolean => {
  const verify = createVerifier({ keyOf: ring.verifying, issuer: 'mart', audience: 'mart' })
  try {
    return verify(token).id === 'c'
  } catch {
    return false
  }
}

const age = async (path: string, ms: number) => {
  const { mtimeMs } = await stat(path)
  await utimes(path, new Date(mtimeMs - ms), new Date(mtimeMs - ms))
}

test('whoever follows a folder takes tokens of both keys, however late it looks', async (t) => {
  const { folder, clock, open } = await keptKeys()
  const [signer, other] = [await open(), await open()]
  const before = await tokenOf(signer)
  let waited = 0
  await rotateKeys(folder, accessTtl, async (ms) => {
    waited += ms
    clock.now += looksEvery
    // Shown to all, and signed with by nobody yet.
    t.is(signer.all().length, 2)
    t.is(await tokenOf(signer).then(kidOf), kidOf(before))
    clock.now += ms
  })
  t.true(waited > 2 * looksEvery && waited <= 3 * looksEvery, `${waited}`)
  const after = await tokenOf(signer)
  t.not(kidOf(after), kidOf(before))
  for (const ring of [signer, other, await open()])
    for (const token of [before, after]) t.true(takes(ring, token))
  t.deepEqual(
    signer.all().map(({ kid }) => kid),
    [kidOf(after), kidOf(before)],
  )
  t.deepEqual((await readdir(folder)).sort(), [keyFiles.last, keyFiles.signing])
  t.is((await stat(join(folder, keyFiles.signing))).mode & 0o777, 0o600)
})

const kidOf = (token: string) => jwt.decode(token, { complete: true })?.header.kid

test('the last key is good as long as a token of it may be about, and is then shown no more', async (t) => {
  const { folder, clock, open } = await keptKeys()
  const ring = await open()
  const before = await tokenOf(ring)
  await rotateKeys(folder, accessTtl, async (ms) => {
    clock.now += ms
  })
  await age(join(folder, keyFiles.last), accessTtl)
  t.true(takes(await open(), before))
  await age(join(folder, keyFiles.last), 61_000)
  t.false(takes(await open(), before))
  t.is((await open()).all().length, 1)
  t.is(await otherPublicKey(folder, accessTtl), null)
})

test('names that nobody knows don’t have the folder read without end', async (t) => {
  const { folder, clock, open } = await keptKeys()
  const ring = await open()
  const kid = await prepareKey(folder)
  const knows = () => ring.verifying(kid) !== ring.verifying(undefined)
  t.false(knows())
  clock.now += looksEvery - 1
  t.false(knows())
  clock.now += 1
  t.true(knows())
})

test('a folder that can’t be read for a while costs nothing', async (t) => {
  const { folder, clock, open } = await keptKeys()
  const ring = await open()
  const token = await tokenOf(ring)
  await writeFile(join(folder, keyFiles.signing), 'half a k')
  clock.now += looksEvery
  t.is(await tokenOf(ring).then(kidOf), kidOf(token))
  t.true(takes(ring, token))
})

test('keys are not rotated again while tokens of the time before are about; what was cut off is gone on with', async (t) => {
  const { folder, open } = await keptKeys()
  const atOnce = async () => {}
  const first = (await (await open()).signing()).publicKey
  await prepareKey(folder)
  await age(join(folder, keyFiles.next), 10_000)
  // A rotation that was cut off between its two steps.
  await writeFile(join(folder, keyFiles.last), first)
  const lines = await rotateKeys(folder, accessTtl, () => Promise.reject(new Error('it has waited already')))
  t.deepEqual(
    lines.map(({ state }) => state),
    ['signs', 'was the last'],
  )
  t.is(lines[1]?.kid, readPublicKey(first).kid)
  await t.throwsAsync(rotateKeys(folder, accessTtl, atOnce), { name: 'StartError', message: /wait until/ })
  t.deepEqual(await listKeys(folder, accessTtl), lines)
  await age(join(folder, keyFiles.last), accessTtl + 61_000)
  t.is((await rotateKeys(folder, accessTtl, atOnce)).length, 2)
})

/** What services are told while keys are changed in their settings (docs/keys.md). */
const stagesOf = (old: string, next: string) => {
  const [was, comes] = [readSigningKey(old).publicKey, readSigningKey(next).publicKey]
  return [
    { privateKey: old, publicKey: was, otherPublicKey: '' },
    { privateKey: old, publicKey: was, otherPublicKey: comes.replaceAll('\n', '\\n') },
    { privateKey: next, publicKey: comes, otherPublicKey: was },
    { privateKey: next, publicKey: comes, otherPublicKey: '' },
  ]
}

test('configured keys: each stage of a rotation takes what its neighbours sign', async (t) => {
  const stages = stagesOf(newSigningKey(), newSigningKey())
  const rings = await Promise.all(
    stages.map((jwt) => openKeyRing({ dataDir: '/nowhere', jwt: { ...jwt, accessTtl } })),
  )
  const verifiers = await Promise.all(
    stages.map((jwt) => openKeyRing({ dataDir: '/nowhere', jwt: { ...jwt, privateKey: '', accessTtl } })),
  )
  const tokens = await Promise.all(rings.map(tokenOf))
  const takesAll = (t: ExecutionContext, at: number, ...signers: number[]) => {
    for (const signer of signers) t.true(takes(verifiers[at] as KeyRing, tokens[signer] as string))
  }
  takesAll(t, 0, 0, 1)
  takesAll(t, 1, 0, 1, 2)
  takesAll(t, 2, 0, 1, 2, 3)
  takesAll(t, 3, 2, 3)
  t.false(takes(verifiers[3] as KeyRing, tokens[0] as string))
  t.false(takes(verifiers[0] as KeyRing, tokens[2] as string))
  t.deepEqual(
    rings.map((ring) => ring.all().length),
    [1, 2, 2, 1],
  )
  await t.throwsAsync(
    openKeyRing({
      dataDir: '/nowhere',
      jwt: { ...noneSet, privateKey: newSigningKey(), otherPublicKey: 'none' },
    }),
    { name: 'StartError', message: /^JWT_OTHER_PUBLIC_KEY/ },
  )
})
