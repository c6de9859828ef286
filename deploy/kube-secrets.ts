import { createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { pemOf } from '#src/keys/key-pair.ts'
import { newSigningKey, readSigningKey } from '#src/keys/signing-keys.ts'

/** Names of the Secrets that are wanted; `databases`: by the host of a database, that of its password and address. */
export interface WantedSecrets {
  signing: string
  mail: string
  public: string
  admin: string
  databases: Record<string, string>
}

/** Where Secrets are kept: Kubernetes' API server, and a namespace of it. */
export interface Cluster {
  /** `https://host` */
  api: string
  namespace: string
  token: string
}

type Data = Record<string, string>

/**
 * Makes the Secrets of a trial that are not there, as Kubernetes knows them; one that is there stays as it is. The public
 * one is written anew each time, from the private ones. Returns the names of those that it made. Throws where the API
 * server refuses.
 */
export async function makeSecrets(wanted: WantedSecrets, cluster: Cluster): Promise<string[]> {
  const made: string[] = []
  const keep = async (name: string, make: () => Data): Promise<Data> => {
    const kept = await readSecret(cluster, name)
    if (kept) return kept
    const data = make()
    // Another run may have made it in between: then its own holds.
    if (!(await createSecret(cluster, name, data))) return (await readSecret(cluster, name)) ?? data
    made.push(name)
    return data
  }
  const signing = await keep(wanted.signing, () => ({
    'jwt-private.pem': newSigningKey(),
    'account.key': randomBytes(32).toString('base64'),
  }))
  const mail = await keep(wanted.mail, () => ({
    'mail-private.pem': pemOf(generateKeyPairSync('x25519').privateKey),
  }))
  await keep(wanted.admin, () => ({ password: randomBytes(18).toString('base64url') }))
  for (const [host, name] of Object.entries(wanted.databases))
    await keep(name, () => {
      const password = randomBytes(24).toString('hex')
      return { password, url: `postgres://mart:${password}@${host}/mart` }
    })
  const known = {
    'jwt-public.pem': readSigningKey(of(signing, 'jwt-private.pem', wanted.signing)).publicKey,
    'mail-public.pem': pemOf(createPublicKey(createPrivateKey(of(mail, 'mail-private.pem', wanted.mail)))),
  }
  if (await createSecret(cluster, wanted.public, known)) made.push(wanted.public)
  else await patchSecret(cluster, wanted.public, known)
  return made
}

function of(data: Data, key: string, name: string): string {
  const value = data[key]
  if (value === undefined) throw new Error(`the Secret ${name} lacks ${key}`)
  return value
}

async function readSecret(cluster: Cluster, name: string): Promise<Data | null> {
  const answer = await ask(cluster, 'GET', `/${name}`)
  if (answer.status === 404) return null
  const { data = {} } = (await expect(answer, [200], name)) as { data?: Data }
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, Buffer.from(value, 'base64').toString()]),
  )
}

/** Whether it was made; not where there is one of that name. */
async function createSecret(cluster: Cluster, name: string, stringData: Data): Promise<boolean> {
  const body = {
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'Opaque',
    metadata: { name, labels: { 'app.kubernetes.io/part-of': 'imtiaz-mart' } },
    stringData,
  }
  const answer = await ask(cluster, 'POST', '', body, 'application/json')
  if (answer.status === 409) return false
  await expect(answer, [201], name)
  return true
}

async function patchSecret(cluster: Cluster, name: string, stringData: Data): Promise<void> {
  await expect(
    await ask(cluster, 'PATCH', `/${name}`, { stringData }, 'application/merge-patch+json'),
    [200],
    name,
  )
}

function ask({ api, namespace, token }: Cluster, method: string, path: string, body?: object, type?: string) {
  return fetch(`${api}/api/v1/namespaces/${namespace}/secrets${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(type ? { 'content-type': type } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(15_000),
  })
}

async function expect(answer: Response, wanted: number[], name: string): Promise<unknown> {
  const text = await answer.text()
  // What it says of a refusal holds no Secret.
  if (!wanted.includes(answer.status))
    throw new Error(`${name}: the API server answers ${answer.status}: ${text.slice(0, 500)}`)
  return JSON.parse(text)
}

// The chart's job for a trial (deploy/helm): the API server's address and the names come as settings, the rest as files.
if (import.meta.main) {
  const file = (name: string) => readFile(`/api/${name}`, 'utf8')
  const { KUBERNETES_API: api, WANTED_SECRETS: wanted } = process.env
  if (!api || !wanted) throw new Error('deploy/kube-secrets.ts wants KUBERNETES_API and WANTED_SECRETS')
  const cluster = { api, namespace: (await file('namespace')).trim(), token: (await file('token')).trim() }
  const made = await makeSecrets(JSON.parse(wanted), cluster)
  console.log(made.length > 0 ? `Made: ${made.join(', ')}` : 'All Secrets are there.')
}
