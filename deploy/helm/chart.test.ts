import { execFile } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import test, { type ExecutionContext } from 'ava'
import { parse } from 'yaml'
import { loadConfig, parseDuration, settingsIn } from '#config/config.ts'
import { pemOf } from '#src/keys/key-pair.ts'
import { newSigningKey, readSigningKey } from '#src/keys/signing-keys.ts'
import { stopsWithin } from '#src/runtime/mart.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { modules } from '../../modules/all.ts'
import {
  arrowsIn,
  chosen,
  containersOf,
  holdersOf,
  type Manifest,
  manifestsIn,
  type Pod,
  podsIn,
  softSpots,
} from './manifests.ts'

const run = promisify(execFile)
const works = (program: string, ...args: string[]) =>
  run(program, args).then(
    () => true,
    () => false,
  )
const chart = 'deploy/helm/imtiaz-mart'
const sets = ['trial-one', 'trial-six', 'own-kong', 'production', 'openshift'] as const
type Set = (typeof sets)[number]
const names = modules.map(({ name }) => name)
const read = (file: string) => readFile(file, 'utf8')

// `go install helm.sh/helm/v3/cmd/helm@latest` puts it into the second place.
const places = ['helm', join(homedir(), 'go/bin/helm')]
const found = await Promise.all(places.map((place) => works(place, 'version')))
const helm = places[found.indexOf(true)]
// One after the other: each is a process or two that works for a second.
const { serial: withHelm } = testWhere(helm !== undefined, 'there is no Helm', { mayLack: true })
const { serial: withSchemas } = testWhere(
  helm !== undefined && (await works('kubernetes-validate', '--version')),
  'there is no Helm, or no kubernetes-validate (PyPI)',
  { mayLack: true },
)

const options = ['--namespace', 'shop', '--kube-version', '1.34.0']
const valuesOf = (set: Set) => ['--values', `deploy/helm/values/${set}.yaml`]
async function template(...args: string[]): Promise<string> {
  const { stdout } = await run(helm as string, ['template', 'mart', ...options, ...args], {
    maxBuffer: 64 * 1024 * 1024,
  })
  return stdout
}

/** Each set is rendered and read once, for all tests: none changes it. */
const rendering = new Map<Set, Promise<{ text: string; manifests: Manifest[] }>>()
const once = (set: Set) => {
  const done =
    rendering.get(set) ??
    template(chart, ...valuesOf(set)).then((text) => ({ text, manifests: manifestsIn(text) }))
  rendering.set(set, done)
  return done
}
const textOf = async (set: Set): Promise<string> => (await once(set)).text
const render = async (set: Set): Promise<Manifest[]> => (await once(set)).manifests
const kinds = (manifests: Manifest[], kind: string) => manifests.filter((manifest) => manifest.kind === kind)
const shortOf = ({ metadata }: Manifest) => metadata.name.replace(/^mart-/, '')
const variablesOf = ({ env = [] }: Pod['spec']['containers'][number]) =>
  Object.fromEntries(env.map(({ name, value }) => [name, value]))
/** Those that run the mart itself. */
const serving = (pods: Pod[]) => pods.filter(({ labels }) => labels['imtiaz-mart/role'] === 'serves')

for (const set of sets) {
  withHelm(`${set}: lint finds nothing`, async (t) => {
    const { stdout } = await run(helm as string, ['lint', '--strict', chart, ...valuesOf(set)])
    t.regex(stdout, /1 chart\(s\) linted, 0 chart\(s\) failed/)
  })

  withHelm(`${set}: every container is hardened`, async (t) => {
    const pods = podsIn(await render(set))
    t.true(pods.length >= 4)
    for (const pod of pods) t.deepEqual(softSpots(pod, { openshift: set === 'openshift' }), [], pod.name)
  })

  withHelm(`${set}: names, labels and ports fit together`, async (t) => {
    const manifests = await render(set)
    const pods = podsIn(manifests)
    const identities = manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`)
    t.deepEqual(identities, [...new Set(identities)])
    for (const { metadata } of manifests)
      t.like(metadata.labels, {
        'app.kubernetes.io/instance': 'mart',
        'app.kubernetes.io/name': 'imtiaz-mart',
      })
    for (const { kind, metadata, spec } of manifests) {
      const what = `${kind} ${metadata.name}`
      if (['Deployment', 'StatefulSet'].includes(kind))
        t.true(chosen(spec.template.metadata.labels, spec.selector), what)
      if (kind === 'Service') {
        const behind = pods.filter(({ labels }) => chosen(labels, { matchLabels: spec.selector }))
        t.is(behind.length, 1, what)
        const ports = containersOf(behind[0] as Pod).flatMap(({ ports = [] }) =>
          ports.map(({ name }) => name),
        )
        for (const { targetPort } of spec.ports) t.true(ports.includes(targetPort), `${what}: ${targetPort}`)
      }
      if (kind === 'Ingress')
        for (const { http } of spec.rules)
          for (const { backend } of http.paths) {
            const service = kinds(manifests, 'Service').find(
              ({ metadata }) => metadata.name === backend.service.name,
            )
            t.truthy(
              service?.spec.ports.some(({ name }: { name: string }) => name === backend.service.port.name),
              `${what}: ${backend.service.name}`,
            )
          }
    }
  })

  withHelm(`${set}: all that stays is asked whether it lives, may be moved, and is spread`, async (t) => {
    const manifests = await render(set)
    const staying = podsIn(manifests).filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet')
    for (const pod of staying) {
      for (const container of pod.spec.containers) {
        const ports = (container.ports ?? []).flatMap(({ name, containerPort }) => [name, containerPort])
        for (const asked of ['startupProbe', 'readinessProbe', 'livenessProbe'] as const) {
          const probe = container[asked]
          t.truthy(probe, `${pod.name} ${asked}`)
          const port = probe?.httpGet?.port ?? probe?.tcpSocket?.port
          // None starts a program: on a busy node that takes longer than a probe waits.
          t.true(ports.includes(port as string), `${pod.name} ${asked}: ${port}`)
        }
      }
      if (pod.kind === 'StatefulSet') continue
      const budgets = kinds(manifests, 'PodDisruptionBudget').filter(({ spec }) =>
        chosen(pod.labels, spec.selector),
      )
      t.is(budgets.length, 1, pod.name)
      // One is let go also where there is but one: a drain does not wait for ever.
      t.is(budgets[0]?.spec.maxUnavailable, 1)
      const spread = pod.spec.topologySpreadConstraints ?? []
      t.deepEqual(
        spread.map(({ topologyKey }) => topologyKey),
        ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'],
        pod.name,
      )
      for (const { labelSelector } of spread) t.true(chosen(pod.labels, labelSelector), pod.name)
    }
    const wanted = set === 'trial-one' ? ['shop'] : names
    t.deepEqual(
      serving(staying)
        .map(({ name }) => name)
        .sort(),
      [...wanted].sort(),
    )
    for (const { name, spec, owner } of serving(staying)) {
      t.deepEqual(owner.spec.strategy, {
        type: 'RollingUpdate',
        rollingUpdate: { maxUnavailable: 0, maxSurge: 1 },
      })
      const [mart] = spec.containers
      const delay = parseDuration(variablesOf(mart as never).SHUTDOWN_DELAY ?? '') as number
      t.true((spec.terminationGracePeriodSeconds ?? 0) > (delay + stopsWithin) / 1_000, name)
      // Long enough for a probe to have failed twice, which keeps clients away where a gateway asks nobody itself.
      t.true(delay >= 5_000, name)
      t.is(mart?.startupProbe?.httpGet?.path, '/healthz')
      t.is(mart?.readinessProbe?.httpGet?.path, '/readyz')
      t.is(mart?.livenessProbe?.httpGet?.path, '/healthz')
      for (const asked of [mart?.startupProbe, mart?.readinessProbe, mart?.livenessProbe])
        t.is(asked?.httpGet?.port, 'admin', name)
    }
  })

  withHelm(`${set}: a replica's number has one master`, async (t) => {
    const manifests = await render(set)
    const scaled = [...kinds(manifests, 'HorizontalPodAutoscaler'), ...kinds(manifests, 'ScaledObject')].map(
      ({ spec }) => spec.scaleTargetRef.name,
    )
    t.deepEqual(scaled, [...new Set(scaled)])
    const deployments = kinds(manifests, 'Deployment')
    for (const name of scaled) t.true(deployments.some(({ metadata }) => metadata.name === name))
    for (const { metadata, spec } of deployments)
      t.is('replicas' in spec, !scaled.includes(metadata.name), metadata.name)
    t.is(scaled.length, { production: 6, openshift: 6 }[set as string] ?? 0)
  })

  withHelm(`${set}: every service starts with what it is given, as production`, async (t) => {
    const manifests = await render(set)
    const known = new Set([
      'NODE_ENV',
      ...settingsIn().map(({ env }) => env),
      ...names.map((name) => `${name.toUpperCase()}_DATABASE_URL`),
    ])
    const secrets = await secretsFolder()
    for (const { name, spec } of podsIn(manifests)) {
      for (const container of containersOf({ spec } as Pod)) {
        const { command = [] } = container
        if (command[1] === 'deploy/kube-secrets.ts' || command[0] !== 'node') continue
        const variables = variablesOf(container)
        for (const variable of Object.keys(variables))
          t.true(known.has(variable) || known.has(variable.replace(/_FILE$/, '')), `${name}: ${variable}`)
        const mounted = (container.volumeMounts ?? []).map(({ mountPath }) => mountPath)
        const given: Record<string, string> = { NODE_ENV: 'production' }
        for (const [variable, value = ''] of Object.entries(variables)) {
          given[variable] = value.replace(/^\/secrets/, secrets)
          if (value.startsWith('/secrets')) t.true(mounted.includes(dirname(value)), `${name}: ${value}`)
        }
        // Throws where a service of production would refuse to start, and the job before it.
        const config = loadConfig(names, given, { databasesOnly: command.includes('--migrate-only') })
        if (command[1] !== 'modules/start.ts') continue
        const unit = name.replace(/-migrate$/, '')
        t.is(config.services, set === 'trial-one' ? 'all' : unit)
        t.is(config.http.adminPort, 8001)
        t.is(config.http.host, '0.0.0.0')
        t.is(config.env, 'production')
        t.false(config.allowEmbedded)
        const url = config.database.url || config.database.urls[unit]
        t.is(url, 'postgres://of-database')
      }
    }
  })
}

let secretsMade: Promise<string> | null = null
/** What Secrets are mounted as under /secrets. */
function secretsFolder(): Promise<string> {
  secretsMade ??= (async () => {
    const folder = await scratchFolder('secrets')
    const signing = newSigningKey()
    const mail = generateKeyPairSync('x25519')
    const files: Record<string, string> = {
      'public/jwt-public.pem': readSigningKey(signing).publicKey,
      'public/mail-public.pem': pemOf(mail.publicKey),
      'signing/jwt-private.pem': signing,
      'signing/account.key': randomBytes(32).toString('base64'),
      'mail/mail-private.pem': pemOf(mail.privateKey),
      'admin/password': 'a season of mangoes',
      'database/url': 'postgres://of-database',
      'stripe/secret-key': 'sk_live_example',
      'stripe/webhook-secret': 'whsec_example',
      'smtp/url': 'smtps://mail.example',
      'twilio/account-sid': `AC${'0'.repeat(32)}`,
      'twilio/auth-token': '0'.repeat(32),
      'twilio/from': '+15005550006',
      'kafka/username': 'mart',
      'kafka/password': 'secret',
      'kafka/ca.crt': '',
      ...Object.fromEntries(
        [...names, 'shop'].map((name) => [`database-${name}/url`, `postgres://of-${name}`]),
      ),
    }
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    return folder
  })()
  return secretsMade
}

const each = (arrow: (name: string) => string[]) => names.flatMap(arrow)
const others = (list: string[]) => [...new Set(list)].sort()

withHelm('six services, all in one release: the arrows of the architecture, and no other', async (t) => {
  const { arrows, halves, open } = arrowsIn(await render('trial-six'))
  t.deepEqual([halves, open], [[], []])
  const dns = (...pods: string[]) => pods.map((pod) => `${pod} > kube-system/kube-dns:53`)
  t.deepEqual(
    arrows,
    others([
      ...each((name) => [
        `kong > ${name}:8000`,
        `${name} > ${name}-db:5432`,
        `${name}-migrate > ${name}-db:5432`,
        `audit > ${name}-db:5432`,
        `${name} > kafka:9092`,
        `monitoring > ${name}:8001`,
      ]),
      'anywhere > kong:8000',
      'monitoring > kong:8100',
      'monitoring > audit:9300',
      'kafka > kafka:9092',
      'notification > mailpit:1025',
      // Webhooks.
      'notification > world:443',
      'keys > anywhere:443',
      'keys > anywhere:6443',
      ...dns(...names, ...names.map((name) => `${name}-migrate`), 'kong', 'audit', 'kafka', 'keys'),
    ]),
  )
})

withHelm(
  'managed databases and brokers: each service reaches its own, and two reach the world',
  async (t) => {
    const { arrows, halves, open } = arrowsIn(await render('production'))
    t.deepEqual([halves, open], [[], []])
    t.deepEqual(
      arrows.filter((arrow) => !arrow.endsWith(':53')),
      others([
        ...each((name) => [
          `kong > ${name}:8000`,
          `${name} > ${name}-db:5432`,
          `${name}-migrate > ${name}-db:5432`,
          `audit > ${name}-db:5432`,
          `${name} > kafka/mart:9093`,
          `monitoring > ${name}:8001`,
          `${name} > monitoring:4318`,
        ]),
        'monitoring > audit:9300',
        'payment > world:443',
        'notification > world:443',
        'notification > world:465',
        'notification > world:587',
      ]),
    )
    const policies = kinds(await render('production'), 'NetworkPolicy')
    const blocks = JSON.stringify(policies).match(/"ipBlock":\{[^}]*\}/g) ?? []
    // The world is without the cluster and without the cloud's metadata.
    t.true(blocks.length >= 3)
    for (const block of blocks) t.regex(block, /"except":\["10\.0\.0\.0\/8".*"169\.254\.0\.0\/16"/)
  },
)

withHelm('one process: what it reaches, and who reaches it', async (t) => {
  const { arrows, halves, open } = arrowsIn(await render('trial-one'))
  t.deepEqual([halves, open], [[], []])
  t.deepEqual(
    arrows.filter((arrow) => !arrow.endsWith(':53')),
    others([
      'cluster > shop:8000',
      'monitoring > shop:8001',
      'monitoring > audit:9300',
      'shop > shop-db:5432',
      'shop-migrate > shop-db:5432',
      'audit > shop-db:5432',
      'shop > mailpit:1025',
      'shop > world:443',
      'keys > anywhere:443',
      'keys > anywhere:6443',
    ]),
  )
})

withHelm('every secret is where it is needed, and nowhere else', async (t) => {
  const databases = (audit: boolean, own: boolean) =>
    Object.fromEntries(
      names.map((name) => [
        `database-${name}`,
        [...(audit ? ['audit'] : []), name, `${name}-migrate`, ...(own ? [`${name}-db`] : [])].sort(),
      ]),
    )
  const holders = async (set: Set) => holdersOf(podsIn(await render(set)), 'mart')
  const alone = { signing: ['user'], admin: ['user'], mail: ['notification'] }
  t.deepEqual(await holders('trial-six'), {
    ...alone,
    ...databases(true, true),
    public: [...names, 'kong'].sort(),
  })
  const managed = { ...alone, ...databases(true, false), stripe: ['payment'], smtp: ['notification'] }
  t.deepEqual(await holders('own-kong'), {
    ...managed,
    kafka: [...names].sort(),
    public: [...names, 'kong'].sort(),
  })
  const ofCnpg = (name: string, pods: string[]): [string, string[]] =>
    name.startsWith('database-') ? [`${name.slice('database-'.length)}-db-app`, pods] : [name, pods]
  t.deepEqual(await holders('production'), {
    ...Object.fromEntries(Object.entries(managed).map(([name, pods]) => ofCnpg(name, pods))),
    kafka: [...names].sort(),
    public: [...names].sort(),
    twilio: ['notification'],
  })
  // What a pod needs of a Secret it has of it: a database's password is the database's.
  for (const { name, spec } of podsIn(await render('trial-six')))
    for (const { secret } of spec.volumes ?? [])
      if (secret && /-database-/.test(secret.secretName))
        t.deepEqual(
          secret.items?.map(({ key }) => key),
          [name.endsWith('-db') ? 'password' : 'url'],
          name,
        )
  const wanted = Object.keys(await holders('production')).filter((name) => !name.endsWith('-db-app'))
  const external = kinds(await render('production'), 'ExternalSecret').map(shortOf)
  t.deepEqual(external.sort(), wanted.sort())
})

withHelm('a token for the API server is with the job that makes Secrets, for ten minutes', async (t) => {
  for (const set of sets) {
    const manifests = await render(set)
    const holding = podsIn(manifests).filter(({ spec }) =>
      JSON.stringify(spec.volumes ?? []).includes('serviceAccountToken'),
    )
    const makes = set.startsWith('trial')
    t.deepEqual(
      holding.map(({ name }) => name),
      makes ? ['keys'] : [],
      set,
    )
    for (const { spec, name } of podsIn(manifests))
      t.is(spec.serviceAccountName !== undefined, name === 'keys', name)
    t.is(kinds(manifests, 'Role').length, makes ? 1 : 0, set)
    t.is(kinds(manifests, 'ClusterRole').length, 0)
    if (!makes) continue
    t.regex(JSON.stringify(holding[0]?.spec.volumes), /"expirationSeconds":600/)
    const role = kinds(manifests, 'Role')[0] as unknown as {
      rules: { verbs: string[]; resourceNames?: string[] }[]
    }
    t.deepEqual(
      role.rules.map(({ verbs }) => verbs),
      [['create'], ['get', 'patch']],
    )
    // It may see what it makes.
    const { env = [] } = containersOf(holding[0] as Pod)[0] ?? {}
    const { databases, ...rest } = JSON.parse(env.find(({ name }) => name === 'WANTED_SECRETS')?.value ?? '')
    t.deepEqual(
      [...(role.rules[1]?.resourceNames ?? [])].sort(),
      [...Object.values(rest), ...Object.values(databases)].sort(),
    )
  }
})

withHelm('hooks come in their order, and need nothing that comes with the release', async (t) => {
  for (const set of sets) {
    const manifests = await render(set)
    const hooks = manifests.filter(({ metadata }) => metadata.annotations?.['helm.sh/hook'])
    const weight = ({ metadata }: Manifest) => Number(metadata.annotations?.['helm.sh/hook-weight'])
    for (const job of kinds(manifests, 'Job')) {
      const when = job.metadata.annotations?.['helm.sh/hook']
      const migrates = shortOf(job).endsWith('-migrate')
      // Before the first install only where what it needs is there already.
      t.is(when, !migrates || set === 'own-kong' ? 'pre-install,pre-upgrade' : 'pre-upgrade', shortOf(job))
      for (const other of hooks)
        if (other.kind !== 'Job' && /-keys$/.test(other.metadata.name)) t.true(weight(other) < weight(job))
    }
    t.is(kinds(manifests, 'Job').length, (set === 'trial-one' ? 1 : 6) + (set.startsWith('trial') ? 1 : 0))
  }
})

withHelm(
  'what Compose sets of Kong, Kafka and PostgreSQL is set here too, of the same versions',
  async (t) => {
    const reading = { merge: true, maxAliasCount: -1, logLevel: 'error' } as const
    const { services } = parse(await read('docker-compose.yml'), reading) as {
      services: Record<string, { image: string; environment: Record<string, string> }>
    }
    const pods = podsIn(await render('trial-six'))
    const of = (name: string) => containersOf(pods.find((pod) => pod.name === name) as Pod).at(-1)
    const differing = (name: string) => {
      const here = variablesOf(of(name) as never)
      const there = services[name]?.environment ?? {}
      const plain = (value?: string) => /^\$\{\w+:-(.*)\}$/.exec(value ?? '')?.[1] ?? value
      return [...new Set([...Object.keys(here), ...Object.keys(there)])]
        .filter((variable) => here[variable] !== plain(String(there[variable])))
        .sort()
    }
    t.deepEqual(differing('kong'), ['KONG_DECLARATIVE_CONFIG', 'KONG_NGINX_PROXY_INCLUDE'])
    t.deepEqual(differing('kafka'), ['KAFKA_ADVERTISED_LISTENERS', 'KAFKA_LOG_DIRS'])
    for (const [here, there] of Object.entries({
      kong: 'kong',
      kafka: 'kafka',
      'order-db': 'order-db',
      mailpit: 'mailpit',
    }))
      t.is(of(here)?.image, services[there]?.image, here)
  },
)

interface KongRoute {
  name: string
  methods?: string[]
  paths: string[]
  regex_priority?: number
  request_buffering: boolean
  response_buffering?: boolean
  plugins?: { name: string; config: object }[]
}

withHelm("Kong's ingress controller is told all that kong.yml says", async (t) => {
  const manifests = await render('production')
  const kong = parse(await read('kong/kong.yml')) as {
    services: {
      name: string
      host: string
      retries: number
      connect_timeout: number
      read_timeout: number
      write_timeout: number
      routes: KongRoute[]
    }[]
    plugins: { name: string; config: object }[]
    upstreams: unknown[]
  }
  const plugins = new Map(
    kinds(manifests, 'KongPlugin').map((it) => [it.metadata.name, { name: it.plugin, config: it.config }]),
  )
  const service = (name: string) => {
    const found = kinds(manifests, 'Service').find((it) => shortOf(it) === `by-${name}`)
    const annotation = (key: string) => Number(found?.metadata.annotations?.[`konghq.com/${key}`])
    return {
      host: `${found?.spec.selector['app.kubernetes.io/component']}.mart`,
      policy: found?.metadata.annotations?.['konghq.com/upstream-policy'],
      retries: annotation('retries'),
      connect_timeout: annotation('connect-timeout'),
      read_timeout: annotation('read-timeout'),
      write_timeout: annotation('write-timeout'),
    }
  }
  const policies = kinds(manifests, 'KongUpstreamPolicy').map(({ metadata }) => metadata.name)
  t.is(policies.length, kong.upstreams.length)
  const ingresses = kinds(manifests, 'Ingress')
  t.is(ingresses.length, kong.services.flatMap(({ routes }) => routes).length)
  for (const { name, routes, host, retries, connect_timeout, read_timeout, write_timeout } of kong.services) {
    const { policy, ...told } = service(name)
    t.deepEqual(told, { host, retries, connect_timeout, read_timeout, write_timeout }, name)
    t.true(policies.includes(policy ?? ''), name)
    for (const route of routes) {
      const ingress = ingresses.find((it) => shortOf(it) === route.name)
      const annotations = ingress?.metadata.annotations ?? {}
      const list = (key: string) => annotations[`konghq.com/${key}`]?.split(',')
      const [{ host, http }] = ingress?.spec.rules ?? [{}]
      t.is(host, 'shop.example')
      const told = {
        name: route.name,
        methods: list('methods'),
        paths: http.paths.map(({ path }: { path: string }) => path.replace(/^\/~/, '~')),
        regex_priority: Number(annotations['konghq.com/regex-priority'] ?? 0),
        request_buffering: annotations['konghq.com/request-buffering'] === 'true',
        response_buffering: annotations['konghq.com/response-buffering'] !== 'false',
        plugins: list('plugins')?.map((it) => plugins.get(it)),
      }
      const { strip_path: _, ...wanted } = route as KongRoute & { strip_path: boolean }
      t.deepEqual(
        told,
        {
          methods: undefined,
          plugins: undefined,
          regex_priority: 0,
          response_buffering: true,
          ...wanted,
        } as never,
        route.name,
      )
      t.is(annotations['konghq.com/strip-path'], 'false')
      for (const { backend } of http.paths) t.is(backend.service.name, `mart-by-${name}`)
    }
  }
  const global = kinds(manifests, 'KongClusterPlugin')
  t.deepEqual(
    global.map(({ plugin, config }) => ({ name: plugin, config })),
    kong.plugins as never,
  )
  for (const { metadata } of global) t.is(metadata.labels?.global, 'true')
})

withHelm("Prometheus' operator has the rules of deploy/monitoring, and finds the figures", async (t) => {
  const manifests = await render('production')
  const files = (await readdir('deploy/monitoring/rules')).filter((file) => file.endsWith('.yml')).sort()
  const rules = kinds(manifests, 'PrometheusRule')
  t.true(rules.length >= 3)
  t.deepEqual(
    rules.map(shortOf),
    files.map((file) => file.replace(/\.yml$/, '')),
  )
  const docs = 'https://docs.example/runbook/'
  for (const [i, { spec }] of rules.entries()) {
    const text = await read(`deploy/monitoring/rules/${files[i]}`)
    t.deepEqual(spec, parse(text.replaceAll('runbook_url: docs/runbook/', `runbook_url: ${docs}`)))
  }
  const [monitor] = kinds(manifests, 'ServiceMonitor')
  const found = kinds(manifests, 'Service').filter(({ metadata }) =>
    chosen(metadata.labels ?? {}, monitor?.spec.selector),
  )
  t.deepEqual(found.map(shortOf).sort(), ['audit', ...names.map((name) => `${name}-admin`)].sort())
  for (const { spec, metadata } of found) {
    t.true(spec.ports.some(({ name }: { name: string }) => name === monitor?.spec.endpoints[0].port))
    // The alerts know the mart by this job.
    t.is(metadata.labels?.[monitor?.spec.jobLabel], 'imtiaz-mart')
  }
})

withHelm('KEDA asks for what waits to be heard and to be said, by module', async (t) => {
  // The alerts ask for the same.
  const figures = await read('deploy/monitoring/rules/causes.yml')
  for (const { metadata, spec } of kinds(await render('production'), 'ScaledObject')) {
    const module = metadata.name.replace(/^mart-/, '')
    const queries = spec.triggers.flatMap(
      ({ metadata }: { metadata: { query?: string } }) => metadata.query ?? [],
    )
    for (const query of queries) t.true(figures.includes(/mart_\w+/.exec(query)?.[0] as string), query)
    t.deepEqual(queries, [
      `sum(mart_consumer_lag_events{module="${module}",namespace="shop"})`,
      `max(mart_outbox_age_seconds{module="${module}",namespace="shop"})`,
    ])
    t.true(spec.minReplicaCount < spec.maxReplicaCount)
  }
  const order = kinds(await render('production'), 'ScaledObject').find((it) => shortOf(it) === 'order')
  t.is(order?.spec.minReplicaCount, 3, 'what a service has of its own goes over what all have')
  // No more consumers work than a topic has partitions.
  const [mart] = (podsIn(await render('production')).find(({ name }) => name === 'order') as Pod).spec
    .containers
  t.true(order?.spec.maxReplicaCount <= Number(variablesOf(mart as never).KAFKA_PARTITIONS))
})

withHelm(
  'where receipts are registered, the order service has the token, and the way out is its own',
  async (t) => {
    const set = ['--set', 'fiscal.enabled=true']
    const manifests = manifestsIn(await template(chart, ...valuesOf('trial-six'), ...set))
    t.deepEqual(holdersOf(podsIn(manifests), 'mart').fiscal, ['order'])
    const [mart] = (podsIn(manifests).find(({ name }) => name === 'order') as Pod).spec.containers
    t.is(variablesOf(mart as never).FISCAL_TOKEN_FILE, '/secrets/fiscal/token')
    const before = arrowsIn(await render('trial-six')).arrows
    t.deepEqual(
      arrowsIn(manifests).arrows.filter((arrow) => !before.includes(arrow)),
      ['order > world:443', 'order > world:8244'],
    )
  },
)

const refusedValues: Record<string, { set: string[]; says: RegExp }> = {
  'a value that is not known': { set: ['--set', 'serviceDefaults.replica=3'], says: /replica/ },
  'a setting that is not known': { set: ['--set', 'settings.CURENCY=PKR'], says: /CURENCY/ },
  'a secret among settings': {
    set: ['--set', 'services.payment.settings.STRIPE_SECRET_KEY=x'],
    says: /STRIPE/,
  },
  'an image by the tag latest': { set: ['--set', 'image.tag=latest'], says: /tag|latest/ },
  'an address that mails may not lead to': {
    set: ['--set', 'publicUrl=http://shop.example'],
    says: /publicUrl/,
  },
  'payments that are played and real': { set: ['--set', 'stripe.enabled=true'], says: /sandboxPayments/ },
  'migrations before there is a database': { set: ['--set', 'migrations.beforeInstall=true'], says: /mode/ },
  'Kong before one process': { set: ['--set', 'shape=one'], says: /gateway\.kind/ },
}
for (const [what, { set, says }] of Object.entries(refusedValues))
  withHelm(`the chart refuses ${what}`, async (t) => {
    const error = await t.throwsAsync(template(chart, ...valuesOf('trial-six'), ...set))
    t.regex((error as Error & { stderr?: string })?.stderr ?? '', says)
  })

withHelm('a packaged chart stands by itself: the files of the repository are in it', async (t) => {
  const folder = await scratchFolder('packaged')
  await run(helm as string, ['package', chart, '--destination', folder])
  const [file] = await readdir(folder)
  const packaged = await template(join(folder, file as string), ...valuesOf('production'))
  t.is(packaged, await textOf('production'))
  const { version, appVersion } = parse(await read(`${chart}/Chart.yaml`))
  const wanted = JSON.parse(await read('package.json')).version
  t.deepEqual([version, appVersion], [wanted, wanted])
})

withSchemas('Kubernetes 1.34 takes all of it, by its own schemas', async (t) => {
  t.timeout(300_000)
  const folder = await scratchFolder('manifests')
  const files = await Promise.all(
    sets.map(async (set) => {
      const file = join(folder, `${set}.yaml`)
      await writeFile(file, await textOf(set))
      return file
    }),
  )
  // It ends with 1 where one isn't as it should be. What it does not know is of others' kinds.
  const { stderr, stdout } = await run('kubernetes-validate', ['--strict', '-k', '1.34', ...files])
  const unknown = `${stderr}${stdout}`.match(/for kind (\w+)/g) ?? []
  const foreign = /^for kind (ExternalSecret|Kong\w+|ScaledObject|ServiceMonitor|PrometheusRule)$/
  t.deepEqual(
    unknown.filter((line) => !foreign.test(line)),
    [],
  )
})

// That the checks above find what they are for: each is shown manifests from which something is taken away.
const spoilt = (t: ExecutionContext, text: string, from: string | RegExp, to: string) => {
  const other = text.replace(from, to)
  t.not(other, text, String(from))
  return manifestsIn(other)
}
const soft = (manifests: Manifest[]) => podsIn(manifests).flatMap((pod) => softSpots(pod))

withHelm('what is not hardened is found', async (t) => {
  const text = await textOf('trial-six')
  t.deepEqual(soft(manifestsIn(text)), [])
  for (const [from, to, says] of [
    ['readOnlyRootFilesystem: true', 'readOnlyRootFilesystem: false', /readOnlyRootFilesystem/],
    ['drop: [ALL]', 'drop: [ALL], add: [NET_ADMIN]', /capabilities/],
    ['automountServiceAccountToken: false\n      enableServiceLinks', 'enableServiceLinks', /automount/],
    ['runAsUser: 1000', 'runAsUser: 0', /runAsUser/],
    [/image: imtiaz-mart:.*/, 'image: imtiaz-mart:latest', /latest/],
    ['defaultMode: 288', 'defaultMode: 292', /may be read/],
    ['mountPath: /secrets/public, readOnly: true', 'mountPath: /secrets/public', /not read-only/],
  ] as const) {
    const complaints = soft(spoilt(t, text, from, to))
    t.true(complaints.length > 0 && complaints.every((line) => says.test(line)), `${from}: ${complaints}`)
  }
})

withHelm('an arrow too many is found, and half of one, and a pod that no policy holds', async (t) => {
  const text = await textOf('trial-six')
  const { arrows } = arrowsIn(manifestsIn(text))
  const policy = (spec: string) => `${text}\n---\napiVersion: networking.k8s.io/v1\nkind: NetworkPolicy
metadata: { name: more }\nspec: ${spec}\n`
  const order = '{ matchLabels: { app.kubernetes.io/component: order } }'
  const out = arrowsIn(
    manifestsIn(
      policy(
        `{ podSelector: ${order}, policyTypes: [Egress], egress: [{ to: [{ ipBlock: { cidr: 0.0.0.0/0 } }], ports: [{ port: 443 }] }] }`,
      ),
    ),
  )
  t.deepEqual(
    out.arrows.filter((arrow) => !arrows.includes(arrow)),
    ['order > world:443', 'order-migrate > world:443'],
  )
  const half = arrowsIn(
    manifestsIn(
      policy(
        `{ podSelector: ${order}, policyTypes: [Egress], egress: [{ to: [{ podSelector: { matchLabels: { app.kubernetes.io/component: user-db } } }], ports: [{ port: 5432 }] }] }`,
      ),
    ),
  )
  t.deepEqual(half.halves, ['order > user-db:5432', 'order-migrate > user-db:5432'])
  const without = manifestsIn(text).filter(
    ({ kind, metadata }) =>
      kind !== 'NetworkPolicy' || !['mart-nothing', 'mart-order'].includes(metadata.name),
  )
  t.deepEqual(arrowsIn(without).open, ['order Ingress', 'order Egress'])
})

withHelm("the examples' databases and brokers are those that production.yaml names", async (t) => {
  const example = async (name: string) => manifestsIn(await read(`deploy/helm/examples/${name}.yaml`))
  const databases = kinds(await example('cloudnative-pg'), 'Cluster').map(({ metadata }) => metadata.name)
  t.deepEqual(databases.sort(), names.map((name) => `${name}-db`).sort())
  const text = await textOf('production')
  for (const name of databases) {
    t.true(text.includes(`cnpg.io/cluster: ${name}\n`), name)
    t.true(text.includes(`secretName: ${name}-app\n`), name)
  }
  const [kafka] = kinds(await example('strimzi'), 'Kafka')
  t.true(text.includes(`strimzi.io/cluster: ${kafka?.metadata.name}\n`))
  const [listener] = kafka?.spec.kafka.listeners ?? []
  t.true(text.includes(`"${kafka?.metadata.name}-kafka-bootstrap.kafka.svc:${listener.port}"`))
  t.is(kafka?.spec.kafka.config['min.insync.replicas'], 2)
})

test('every value of the chart is one that its schema knows', async (t) => {
  const schema = JSON.parse(await read(`${chart}/values.schema.json`))
  const values = parse(await read(`${chart}/values.yaml`))
  t.deepEqual(
    Object.keys(values).sort(),
    Object.keys(schema.properties)
      .filter((name) => name !== 'global')
      .sort(),
  )
})
