import { createHmac, hkdfSync } from 'node:crypto'
import test from 'ava'
import type { Config } from '#config/config.ts'
import { loadSigningKey } from '#src/keys/signing-keys.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { accountKey } from '../account-key.ts'
import type { User } from '../user.ts'
import { deviceTokenIn, deviceTokens } from './device-tokens.ts'

const day = 24 * 60 * 60_000
const device = '0a6f3a3e-6f0c-4d7e-9f39-2f1b3c4d5e6f'
const ayesha = { id: '01890000-0000-7000-8000-000000000001' } as User
const account = { userId: ayesha.id, epoch: 0 }

test('a device is known for half a year', async (t) => {
  let at = new Date('2026-03-01T10:00:00.000Z')
  const needs = await configured('http://localhost:8000')
  const { make, read } = deviceTokens({ ...needs, now: () => at })
  const token = await make(account, device)
  t.is(await read([undefined, 'x', token], ayesha), device)
  at = new Date(at.getTime() + 180 * day - 1000)
  t.is(await read([token], ayesha), device)
  at = new Date(at.getTime() + 1000)
  t.is(await read([token], ayesha), null)
})

test('what the build before signed, with a key made of the one for access tokens, is known still', async (t) => {
  const needs = await configured('http://localhost:8000')
  const { privateKey } = await loadSigningKey(needs.config)
  const key = Buffer.from(hkdfSync('sha256', privateKey, '', 'imtiaz-mart device token', 32))
  const ends = Math.floor(Date.now() / 1000) + 60
  const signature = createHmac('sha256', key).update(`${ayesha.id} 0 ${device} ${ends}`).digest('base64url')
  const { read } = deviceTokens({ ...needs, now: () => new Date() })
  t.is(await read([`${device}.${ends}.${signature}`], ayesha), device)
})

test('a token of nobody is worth nothing', async (t) => {
  const needs = await configured('http://localhost:8000')
  const { make, read } = deviceTokens({ ...needs, now: () => new Date() })
  t.is(await read([await make({ userId: '', epoch: 0 }, device)], null), null)
})

test('its cookie travels over TLS alone where the shop does, and is found among others', async (t) => {
  const cookieAt = async (url: string) =>
    deviceTokens({ ...(await configured(url)), now: () => new Date() }).cookie('a.b.c')
  t.regex(await cookieAt('https://shop.test'), /^__Host-mart_device=a\.b\.c; .*; Path=\/; Secure$/)
  t.notRegex(await cookieAt('http://localhost:8000'), /Secure/)
  t.is(deviceTokenIn('x=1; mart_device=a.b.c; y=2'), 'a.b.c')
  t.is(deviceTokenIn('x=1; __Host-mart_device=a.b.c'), 'a.b.c')
  t.is(deviceTokenIn('not_mart_device=a.b.c'), undefined)
  t.is(deviceTokenIn(undefined), undefined)
})

/** Keys are made in a folder of its own. */
async function configured(publicUrl: string) {
  const dataDir = await scratchFolder('device-tokens')
  const jwt = { privateKey: '', publicKey: '' }
  const config = { dataDir, http: { publicUrl }, jwt, user: { accountKey: '' } } as Config
  const key = accountKey({ config })
  await key.load()
  return { config, accountKey: key }
}
