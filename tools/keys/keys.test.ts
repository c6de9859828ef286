import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import test from 'ava'
import jwt from 'jsonwebtoken'
import { openKeyRing } from '#src/keys/key-ring.ts'
import { testMart } from '#src/testing/mart.ts'
import { until } from '#src/testing/until.ts'
import { createVerifier } from '#src/tokens/verifier.ts'
import user from '../../modules/user/index.ts'
import { environmentFor } from '../mart/environment.ts'

const keys = async (dataDir: string, command: string, more: Record<string, string> = {}) => {
  const env = { ...environmentFor({}), DATA_DIR: dataDir, ...more }
  const ran = await promisify(execFile)(process.execPath, ['tools/keys/keys.ts', command], { env }).catch(
    (error) => error,
  )
  return `${ran.code ?? 0} ${ran.stdout}${ran.stderr}`
}

const kidOf = (token: string) => jwt.decode(token, { complete: true })?.header.kid as string

test('keys are rotated under load, and no token is refused, here or by who verifies elsewhere', async (t) => {
  t.timeout(120_000)
  const mart = await testMart([user])
  t.teardown(mart.stop)
  const { dataDir, jwt: settings } = mart.config
  // A process that signs nothing, on the same folder.
  const ring = await openKeyRing(mart.config)
  const verify = createVerifier({
    keyOf: ring.verifying,
    issuer: settings.issuer,
    audience: settings.audience,
  })
  const { adminEmail: email, adminPassword: password } = mart.config.user
  const post = (path: string, body: object) => mart.request('POST', path, { body })
  const first = (await post('/v1/auth/login', { email, password })).body
  const refused: string[] = []
  const signedBy = new Map<string, number>()
  let done = false

  /** Signs in, then goes on with the first token, the newest one, and refreshing, until all is over. */
  async function shopper() {
    let { accessToken, refreshToken } = (await post('/v1/auth/login', { email, password })).body
    while (!done) {
      for (const token of [first.accessToken, accessToken]) {
        const { status } = await mart.request('GET', '/v1/users/me', { token })
        if (status !== 200) refused.push(`${kidOf(token)} is answered ${status}`)
        verify(token)
      }
      const next = await post('/v1/auth/refresh', { refreshToken })
      if (next.status !== 200) return void refused.push(`a refresh is answered ${next.status}`)
      ;({ accessToken, refreshToken } = next.body)
      const kid = kidOf(accessToken)
      signedBy.set(kid, (signedBy.get(kid) ?? 0) + 1)
    }
  }
  const load = Promise.all(Array.from({ length: 6 }, shopper))
  await until(() => (signedBy.get(kidOf(first.accessToken)) ?? 0) > 20, 60_000)
  const rotated = await keys(dataDir, 'rotate')
  t.regex(rotated, /^0 [\w-]{43} {2}signs\n[\w-]{43} {2}was the last\n$/)
  const [, next = ''] = /^0 ([\w-]{43})/.exec(rotated) ?? []
  await until(() => (signedBy.get(next) ?? 0) > 20, 60_000)
  done = true
  await load
  t.deepEqual(refused, [])
  t.deepEqual([...signedBy.keys()], [kidOf(first.accessToken), next])
  const { body } = await mart.request('GET', '/.well-known/jwks.json')
  t.deepEqual(
    body.keys.map(({ kid }: { kid: string }) => kid),
    [next, kidOf(first.accessToken)],
  )
  t.is(await keys(dataDir, 'list'), rotated)
  // Tokens of the first key are still about: another rotation would have them refused.
  t.regex(await keys(dataDir, 'rotate'), /^1 .*wait until/)
})

test('the command says what it can’t do: without keys, with those of the settings, another word', async (t) => {
  const dataDir = join(environmentFor({}).DATA_DIR ?? '/nowhere', 'none')
  t.regex(await keys(dataDir, 'list'), /^0 There is no key yet/)
  t.regex(await keys(dataDir, 'rotate', { JWT_PUBLIC_KEY: 'a key' }), /^1 The settings give the keys/)
  t.regex(await keys(dataDir, 'turn'), /^2 npm run keys/)
})
