import { readFile } from 'node:fs/promises'
import { IncomingMessage, ServerResponse } from 'node:http'
import { connect, Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { dictionary } from '@zxcvbn-ts/language-common'
import test from 'ava'
import { securityHeaders } from '#src/http/headers.ts'
import type { Context } from '#src/http/request-context.ts'
import { createLog } from '#src/log/log.ts'
import { hasOpenssl, makeCertificate } from '#src/testing/certificate.ts'
import { testEdge } from '#src/testing/edge.ts'
import { type TestMart, testMart } from '#src/testing/mart.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import { pages } from '../../modules/notification/letters/account-pages.ts'
import user from '../../modules/user/index.ts'
import { isCommon } from '../../modules/user/passwords/common-passwords.ts'
import { isStrong } from '../../modules/user/passwords/password-strength.ts'
import { codeOf, wrongCode } from '../../modules/user/second-factor/test-authenticator.ts'
import {
  firstAdmin,
  logIn,
  mailed,
  registerSomeone,
  type Someone,
  someone,
} from '../../modules/user/test-user.ts'

// Of docs/asvs.md, what no other test was about. What is in order shares one mart.
const lines: Record<string, unknown>[] = []
const log = createLog(
  { env: 'test', logLevel: 'info' },
  { write: (line: string) => void lines.push(JSON.parse(line)) },
)
let mart: TestMart
test.before(async () => {
  mart = await testMart([user], { user: { bcryptCost: 4 } }, { log })
})
test.after.always(() => mart.stop())

const mfa = '/v1/users/me/mfa'

/** Sends bytes as they are, and resolves with all that comes back until the server closes. */
const raw = (bytes: string) =>
  new Promise<string>((resolve, reject) => {
    let heard = ''
    const socket = connect(Number(new URL(mart.url).port), '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => (heard += chunk))
    socket.on('close', () => resolve(heard))
    socket.on('error', reject)
  })

/** The first line of this event that is so. */
async function told(event: string, like: Record<string, unknown>) {
  const isSo = (line: Record<string, unknown>) =>
    line.event === event && Object.entries(like).every(([name, value]) => line[name] === value)
  await until(() => lines.some(isSo), 20_000)
  return lines.find(isSo) as Record<string, unknown>
}

async function withSecondFactor(): Promise<Someone & { secret: string }> {
  const who = await someone(mart)
  const { body } = await mart.request('POST', mfa, { token: who.accessToken })
  const code = codeOf(body.secret)
  await mart.request('POST', `${mfa}/confirm`, { token: who.accessToken, body: { code } })
  return { ...who, secret: body.secret }
}

test('3.4.1, 3.4.3: in production each answer has HSTS for a year and all below, and a policy by which nothing loads', (t) => {
  const res = new ServerResponse(new IncomingMessage(new Socket()))
  securityHeaders(true)({ req: res.req, res } as Context, async () => {})
  t.is(res.getHeader('strict-transport-security'), 'max-age=31536000; includeSubDomains')
  t.is(res.getHeader('content-security-policy'), "default-src 'none';base-uri 'none';frame-ancestors 'none'")
})

test('4.2.1: a request that says its length in two ways is refused, and nothing of it taken for another', async (t) => {
  const head = 'POST /v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
  const smuggled = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'
  const both = `${head}Content-Length: ${smuggled.length + 5}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`
  const twice = `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}${smuggled}`
  for (const bytes of [both, twice]) {
    const heard = await raw(bytes)
    t.regex(heard, /^HTTP\/1\.1 400 /)
    t.is(heard.match(/HTTP\/1\.1/g)?.length, 1)
  }
})

test('6.2.4, 6.2.12: of the passwords known from leaks none of the commonest 3,000 that are long enough is taken', (t) => {
  const known = dictionary['passwords-common'].filter((password) => password.length >= 8).slice(0, 3_000)
  t.is(known.length, 3_000)
  // Judging takes 20 ms each. The further down its list, the stronger a password is judged: so a sample, with the last.
  const judged = known
    .filter((password) => !isCommon(password))
    .filter((_, n, all) => n % 100 === 0 || n > all.length - 10)
  t.true(judged.length > 20)
  t.deepEqual(
    judged.filter((password) => isStrong(password, [])),
    [],
  )
})

test('6.2.6, 6.2.7: where a page asks for a password it is masked, and managers and pasting are let', async (t) => {
  const page = pages.find(({ path }) => path === '/reset-password')
  const languages = page && 'languages' in page ? [...page.languages.values()] : []
  t.true(languages.length >= 2)
  const script = await readFile(
    new URL('../../modules/notification/letters/pages/account-pages.js', import.meta.url),
    'utf8',
  )
  for (const read of languages) {
    t.regex(read(), /<input id="password" [^>]*type="password"[^>]* autocomplete="new-password"/)
    t.notRegex(read() + script, /paste/i)
  }
})

test('6.4.3: a password that is set anew by mail opens nothing without the second factor', async (t) => {
  const who = await withSecondFactor()
  await mart.request('POST', '/v1/auth/forgot-password', { body: { email: who.email } })
  const { token } = await mailed(mart, 'PasswordResetRequested', who.id)
  const password = 'rain in september, late'
  const reset = await mart.request('POST', '/v1/auth/reset-password', { body: { token, password } })
  t.is(reset.status, 204)
  const { status, body } = await logIn(mart, who.email, password)
  t.is(status, 401)
  t.is(body.type, '/problems/otp-required')
  t.like(await told('authn_password_change', { userId: who.id }), { level: 'info', by: 'mail' })
})

test('7.4.5: an admin ends all sessions of a user by disabling them, and they sign in anew', async (t) => {
  const who = await someone(mart)
  const { accessToken: token } = await firstAdmin(mart)
  for (const disabled of [true, false])
    t.is((await mart.request('PATCH', `/v1/users/${who.id}`, { token, body: { disabled } })).status, 200)
  t.is((await mart.request('GET', '/v1/users/me', { token: who.accessToken })).status, 401)
  const { refreshToken } = who
  t.is((await mart.request('POST', '/v1/auth/refresh', { body: { refreshToken } })).status, 401)
  t.is((await logIn(mart, who.email, who.password)).status, 200)
})

const withOpenssl = testWhere(hasOpenssl, 'there is no openssl')
withOpenssl(
  '12.1.1: TLS 1.2 and 1.3 are spoken, the last where it is known, and nothing older',
  async (t) => {
    const dir = await scratchFolder('asvs-tls')
    const [key, certificate] = [`${dir}/key.pem`, `${dir}/cert.pem`]
    await makeCertificate({ key, certificate })
    const env = { HTTPS_CERT: await readFile(certificate, 'utf8'), HTTPS_KEY: await readFile(key, 'utf8') }
    const edge = await testEdge([], { env })
    t.teardown(() => edge.http.stop())
    // The client itself would speak all of them.
    const spoken = (maxVersion?: 'TLSv1.1' | 'TLSv1.2') =>
      new Promise<string>((resolve) => {
        const ciphers = 'DEFAULT@SECLEVEL=0'
        const client = { port: edge.port, host: '127.0.0.1', rejectUnauthorized: false, ciphers }
        const socket = connectTls({ ...client, minVersion: 'TLSv1', ...(maxVersion && { maxVersion }) })
        socket.once('secureConnect', () => {
          resolve(socket.getProtocol() ?? '')
          socket.destroy()
        })
        socket.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code ?? ''))
      })
    t.is(await spoken(), 'TLSv1.3')
    t.is(await spoken('TLSv1.2'), 'TLSv1.2')
    t.is(await spoken('TLSv1.1'), 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION')
  },
)

test('13.4.4: TRACE is answered with nothing of what was sent', async (t) => {
  const heard = await raw(
    'TRACE /v1/users/me HTTP/1.1\r\nHost: x\r\nX-Told: mangoes\r\nConnection: close\r\n\r\n',
  )
  t.regex(heard, /^HTTP\/1\.1 405 /)
  t.notRegex(heard, /mangoes/)
})

test('16.3.1: each sign-in is told, and each that failed: who, where from, by what, and no secret', async (t) => {
  const { id, email, password } = await registerSomeone(mart)
  const { headers } = await logIn(mart, email, password)
  const signedIn = { level: 'info', factors: 'pwd', ip: '127.0.0.1', knownDevice: false }
  t.like(await told('authn_login_success', { userId: id }), {
    ...signedIn,
    requestId: headers.get('x-request-id'),
  })
  await logIn(mart, email, 'guava in june')
  const failed = { level: 'warn', ip: '127.0.0.1', route: '/v1/auth/login', status: 401 }
  t.like(await told('authn_login_fail', { userId: id }), { ...failed, why: 'password' })
  const nobody = (await logIn(mart, `nobody-${email}`, 'guava in june')).headers.get('x-request-id')
  t.like(await told('authn_login_fail', { requestId: nobody }), { ...failed, why: 'unknown', userId: null })

  const who = await withSecondFactor()
  t.like(await told('authn_mfa_on', { userId: who.id }), { level: 'info' })
  const otp = wrongCode(who.secret)
  await mart.request('POST', '/v1/auth/login', { body: { email: who.email, password: who.password, otp } })
  t.like(await told('authn_login_fail', { userId: who.id }), { why: 'code' })
  const wrong = {
    token: who.accessToken,
    body: { currentPassword: 'guava in june', newPassword: 'guava in july' },
  }
  await mart.request('POST', '/v1/users/me/password', wrong)
  t.like(await told('authn_password_fail', { caller: who.id }), { level: 'warn', status: 422 })
  const right = { currentPassword: who.password, newPassword: 'lychees, late in june' }
  await mart.request('POST', '/v1/users/me/password', { token: who.accessToken, body: right })
  t.like(await told('authn_password_change', { userId: who.id }), { by: 'password' })
  const [session] = [who.refreshToken.split('.')[0]]
  await mart.request('POST', '/v1/auth/refresh', { body: { refreshToken: `${session}.${'a'.repeat(43)}` } })
  await told('authn_refresh_fail', {})

  const { accessToken: token } = await firstAdmin(mart)
  const body = { name: 'Till', permissions: ['orders'] }
  const key = (await mart.request('POST', '/v1/users/api-keys', { token, body })).body
  const askWith = (secret: string) =>
    mart.request('POST', '/v1/auth/token', {
      body: 'grant_type=client_credentials',
      headers: {
        authorization: `Basic ${Buffer.from(`${key.id}:${secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
    })
  await askWith(key.secret)
  t.like(await told('authn_login_success', { key: key.id }), { factors: 'key' })
  await askWith('wrong')
  t.like(await told('authn_login_fail', { key: key.id }), { level: 'warn' })

  const all = JSON.stringify(lines)
  for (const secret of [email, password, 'guava', 'lychees', otp, who.secret, who.refreshToken, key.secret])
    t.false(all.includes(secret), secret)
})

test('16.3.2: who is refused for a role or a permission is told of, and so is who shows no good token', async (t) => {
  const { id, accessToken: token } = await someone(mart)
  await mart.request('GET', '/v1/users', { token })
  const where = { level: 'warn', method: 'GET', route: '/v1/users', ip: '127.0.0.1' }
  t.like(await told('authz_fail', { caller: id }), { ...where, status: 403 })
  const { headers } = await mart.request('GET', '/v1/users', { token: 'x.y.z' })
  t.like(await told('authn_fail', { requestId: headers.get('x-request-id') }), { ...where, caller: null })
})
