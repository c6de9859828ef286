import { createPrivateKey, createPublicKey } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import test, { type ExecutionContext } from 'ava'
import { pemOf } from '#src/keys/key-pair.ts'
import { readSigningKey } from '#src/keys/signing-keys.ts'
import { type Cluster, makeSecrets, type WantedSecrets } from './kube-secrets.ts'

type Data = Record<string, string>

/** As much of an API server as keeps Secrets, as Kubernetes answers. `raced`: one that is there when it is made, not before. */
async function keeper(t: ExecutionContext, kept: Record<string, Data> = {}, raced?: string) {
  const asked: string[] = []
  let hidden = raced
  const decoded = (data: Data) =>
    Object.fromEntries(
      Object.entries(data).map(([key, value]) => [key, Buffer.from(value).toString('base64')]),
    )
  const server = createServer(async (req, res) => {
    const answer = (status: number, body: object = { kind: 'Status', code: status }) =>
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (req.headers.authorization !== 'Bearer good') return answer(401)
    const [, name = ''] = /^\/api\/v1\/namespaces\/shop\/secrets\/?(.*)$/.exec(req.url ?? '') ?? []
    const text = (await req.toArray()).join('')
    const body = text ? JSON.parse(text) : {}
    const of = name || body.metadata.name
    asked.push(`${req.method} ${of}`)
    if (req.method === 'GET') {
      if (!kept[of] || of === hidden) return answer(404)
      return answer(200, { kind: 'Secret', data: decoded(kept[of]) })
    }
    if (req.method === 'POST') {
      hidden = undefined
      if (kept[of]) return answer(409)
      kept[of] = body.stringData
      return answer(201, {})
    }
    if (req.headers['content-type'] !== 'application/merge-patch+json') return answer(415)
    kept[of] = { ...kept[of], ...body.stringData }
    return answer(200, {})
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const cluster: Cluster = { api: `http://127.0.0.1:${port}`, namespace: 'shop', token: 'good' }
  return { kept, asked, cluster }
}

const wanted: WantedSecrets = {
  signing: 'mart-signing',
  mail: 'mart-mail',
  public: 'mart-public',
  admin: 'mart-admin',
  databases: { 'mart-order-db': 'mart-database-order', 'mart-user-db': 'mart-database-user' },
}
const publicOf = (pem: string) => pemOf(createPublicKey(createPrivateKey(pem)))

test('all that is secret is made once, and what is public of it fits', async (t) => {
  const { kept, cluster } = await keeper(t)
  const made = await makeSecrets(wanted, cluster)
  const names = [
    'mart-admin',
    'mart-database-order',
    'mart-database-user',
    'mart-mail',
    'mart-public',
    'mart-signing',
  ]
  t.deepEqual(made.toSorted(), names)
  t.deepEqual(Object.keys(kept).sort(), names)
  const of = (name: string, key: string) => kept[name]?.[key] ?? ''
  t.is(of('mart-public', 'jwt-public.pem'), readSigningKey(of('mart-signing', 'jwt-private.pem')).publicKey)
  t.is(of('mart-public', 'mail-public.pem'), publicOf(of('mart-mail', 'mail-private.pem')))
  t.is(createPrivateKey(of('mart-mail', 'mail-private.pem')).asymmetricKeyType, 'x25519')
  t.is(Buffer.from(of('mart-signing', 'account.key'), 'base64').length, 32)
  t.true(of('mart-admin', 'password').length >= 24)
  const url = new URL(of('mart-database-order', 'url'))
  t.deepEqual([url.hostname, url.username, url.pathname], ['mart-order-db', 'mart', '/mart'])
  t.is(url.password, of('mart-database-order', 'password'))
  t.not(url.password, of('mart-database-user', 'password'))

  const before = structuredClone(kept)
  t.deepEqual(await makeSecrets(wanted, cluster), [])
  t.deepEqual(kept, before)
})

test('what was cut off is gone on with; another signing key makes another public one, and the next stays', async (t) => {
  const { kept, cluster } = await keeper(t)
  await makeSecrets(wanted, cluster)
  const other = await keeper(t)
  await makeSecrets(wanted, other.cluster)
  delete kept['mart-database-user']
  kept['mart-signing'] = { ...other.kept['mart-signing'] }
  kept['mart-public'] = { ...kept['mart-public'], 'jwt-other.pem': 'of a rotation' }
  t.deepEqual(await makeSecrets(wanted, cluster), ['mart-database-user'])
  t.is(kept['mart-public']['jwt-public.pem'], other.kept['mart-public']?.['jwt-public.pem'])
  t.is(kept['mart-public']['jwt-other.pem'], 'of a rotation')
})

test('where two make at once, both go by what the first has made', async (t) => {
  const first = await keeper(t)
  await makeSecrets(wanted, first.cluster)
  const { kept, cluster } = await keeper(
    t,
    { 'mart-signing': { ...first.kept['mart-signing'] } },
    'mart-signing',
  )
  const made = await makeSecrets(wanted, cluster)
  t.false(made.includes('mart-signing'))
  t.is(kept['mart-public']?.['jwt-public.pem'], first.kept['mart-public']?.['jwt-public.pem'])
})

test('a refusal ends it, with its reason and no secret', async (t) => {
  const { cluster, kept } = await keeper(t)
  const error = await t.throwsAsync(makeSecrets(wanted, { ...cluster, token: 'bad' }))
  t.regex(error?.message ?? '', /mart-signing: the API server answers 401/)
  t.deepEqual(kept, {})
  const short = await keeper(t, { 'mart-signing': { 'account.key': 'x' } })
  await t.throwsAsync(makeSecrets(wanted, short.cluster), {
    message: 'the Secret mart-signing lacks jwt-private.pem',
  })
})
