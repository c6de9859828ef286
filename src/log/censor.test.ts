import test from 'ava'
import fc from 'fast-check'
import { censor, censorText } from './censor.ts'

const secret = 'hunter2-Zq'
const written = (value: object) => JSON.stringify(censor(value))

const names = [
  ...[
    'password',
    'newPassword',
    'currentPassword',
    'passwordHash',
    'password_hash',
    'Authorization',
    'authorization',
  ],
  ...[
    'Proxy-Authorization',
    'Cookie',
    'set-cookie',
    'Set-Cookie',
    'token',
    'refreshToken',
    'access_token',
    'ID-TOKEN',
  ],
  ...['clientSecret', 'STRIPE_SECRET_KEY', 'x-api-key', 'apiKey', 'privateKey', 'stripe-signature'],
]

for (const name of names) {
  test(`what is called ${name} is not written, wherever it stands`, (t) => {
    for (const value of [
      { [name]: secret },
      { [name]: [secret] },
      { [name]: { deep: secret } },
      { a: { b: { c: { d: { e: [{ [name]: secret }] } } } } },
      { rawHeaders: ['Host', 'mart', name, secret, 'Accept', '*/*'] },
      { headers: [[name, secret]] },
      { headers: [{ name, value: secret }] },
      { headers: new Map([[name, secret]]) },
      { headers: new Headers({ [name]: secret }) },
      { url: `https://mart.test/x?a=1&${name}=${secret}&b=2#top` },
      { url: new URL(`https://mart.test/x?${name}=${secret}`) },
      { body: JSON.stringify({ [name]: `${secret} "quoted" ${secret}` }) },
      { body: JSON.stringify({ body: JSON.stringify({ [name]: secret }) }) },
      { body: `a=1&${name}=${secret}` },
      { body: Buffer.from(secret) },
      { err: Object.assign(new Error('x'), { config: { headers: { [name]: secret } } }) },
      {
        err: Object.assign(new Error('x'), {
          request: { _headers: { [name]: secret } },
          response: [name, secret],
        }),
      },
      { err: new Error('x', { cause: Object.assign(new Error('y'), { config: { [name]: secret } }) }) },
      { err: new Error('x', { cause: { [name]: secret } }) },
      { err: new AggregateError([Object.assign(new Error('y'), { [name]: secret })], 'z') },
      { err: new Error(`GET /x?${name}=${secret} failed`) },
    ])
      t.notRegex(written(value), /hunter2/)
  })
}

for (const text of [
  `Authorization: Bearer ${secret}`,
  `basic ${secret}`,
  `Set-Cookie: sid=${secret}; Path=/`,
  `postgres://mart:${secret}@db/orders`,
  `eyJhbGciOiJFUzI1NiJ9.${secret}.${secret}`,
  `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----`,
  `-----BEGIN EC PRIVATE KEY-----\n${secret}`,
]) {
  test(`no secret of a text: ${text.slice(0, 30)}`, (t) => {
    const got = censorText(`before ${text}`)
    t.notRegex(got.replaceAll(/hunter2-Zq;? Path/g, 'x'), /hunter2/)
    t.true(got.startsWith('before '))
  })
}

for (const [what, text] of [
  ["a provider's key", 'sk_live_hunter2Zq9aBcD'],
  ["a webhook's key", 'whsec_hunter2Zq9aBcD'],
  ["a card's number", '4242424242424242'],
  ["a card's number in groups", '5555 5555 5555 4444'],
  ["a card's number in others", '3782-822463-10005'],
]) {
  test(`no secret of a text: ${what}`, (t) => {
    for (const around of [`no such thing: ${text}`, `/v1/pay/${text}/now`, `"${text}"`])
      t.is(censorText(around), around.replace(text as string, '[redacted]'))
  })
}

test('ids, barcodes, phones and times are no card', (t) => {
  for (const text of [
    '019a4242-4242-7242-8242-424242424242',
    '4006381333931',
    '+923001234567',
    '2026-11-26T10:00:00.000Z',
    '4242424242424243',
    'a4242424242424242',
  ])
    t.is(censorText(text), text)
})

test('what is no secret is written as it is', (t) => {
  const at = new Date(0)
  const fields = {
    orderId: '42',
    ms: 1.5,
    ok: true,
    none: null,
    at,
    list: [1, 'two', { three: 3 }],
    tokenless: undefined,
    url: 'https://mart.test/v1/orders?limit=20&cursor=abc',
    text: 'token: is not valid, or no longer',
  }
  t.deepEqual(censor(fields), { ...fields })
  const { err } = censor({ err: Object.assign(new TypeError('broken'), { code: 'E1' }) }) as {
    err: Record<string, string>
  }
  t.like(err, { type: 'TypeError', message: 'broken', code: 'E1' })
  t.regex(err.stack ?? '', /censor\.test/)
})

test('nothing that is logged is too deep, too wide, too long, round or broken to be written', (t) => {
  const round: Record<string, unknown> = { token: secret }
  round.again = round
  let deep: object = { token: secret, deep: secret }
  for (let level = 0; level < 10_000; level++) deep = { deep }
  const wide = Array.from({ length: 100_000 }, (_, n) => ({ n, token: secret }))
  const fails = () => {
    throw new Error(secret)
  }
  const broken = Object.defineProperty({}, 'x', { enumerable: true, get: fails })
  const odd = { toJSON: fails }
  for (const value of [
    round,
    deep,
    wide,
    broken,
    odd,
    Object.freeze(new Error('frozen')),
    Object.create(null),
  ]) {
    const line = written({ value })
    t.true(line.length < 200_000)
    t.notRegex(line, /hunter2/)
  }
  t.true(censorText('a'.repeat(10_000_000)).length < 20_000)
  for (const part of ['token', 'token=', '"token', 'Bearer ', '://', '\\"', 'cookie:', '-----BEGIN '])
    censorText(part.repeat(100_000))
})

test('property: no secret is written, however what holds it is nested', (t) => {
  const name = fc.constantFrom(...names)
  const key = fc.stringMatching(/^[a-z]{1,6}$/)
  const { any } = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 12 },
      fc.constantFrom<unknown>(1, null, 'plain', true),
      tie('hidden'),
      fc.array(tie('any'), { maxLength: 4 }),
      fc.dictionary(key, tie('any'), { maxKeys: 4 }),
      fc.tuple(key, tie('any')).map(([at, value]) => Object.assign(new Error(at), { [at]: value })),
    ),
    hidden: fc.oneof(
      name.map((at) => ({ [at]: secret })),
      name.map((at) => [at, secret]),
      name.map((at) => `https://mart.test/?x=1&${at}=${secret}`),
      name.map((at) => JSON.stringify({ x: [{ [at]: secret }] })),
    ),
  }))
  fc.assert(
    fc.property(any, (value) => t.notRegex(written({ value }), /hunter2/)),
    { numRuns: 500 },
  )
})
