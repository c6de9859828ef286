import { execFile } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import test from 'ava'
import { parse } from 'yaml'
import { parseDuration } from '#config/config.ts'
import { fill, gatewayKeys } from '#src/keys/gateway-keys.ts'
import { prepareKey, rotateKeys } from '#src/keys/rotation.ts'
import { readPublicKey } from '#src/keys/signing-keys.ts'
import { stopsWithin } from '#src/runtime/mart.ts'
import { kafkaVersion } from '#src/testing/broker/jars.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { modules } from '../../modules/all.ts'
import { importPath, mostBytes } from '../front-door/nginx.ts'

interface Service {
  image?: string
  build?: string
  pull_policy?: string
  profiles?: string[]
  ports?: string[]
  volumes?: string[]
  networks?: string[]
  network_mode?: string
  environment?: Record<string, string>
  depends_on?: Record<string, { condition: string }>
  healthcheck?: { disable?: boolean; test?: string[] }
  restart?: string
  read_only?: boolean
  cap_drop?: string[]
  security_opt?: string[]
  mem_limit?: string
  stop_grace_period?: string
}

const run = promisify(execFile)
const read = (file: string) => readFile(file, 'utf8')
/** Each module refers to what all have in common some ten times: there is no saying how many that are. */
const reading = { merge: true, maxAliasCount: -1, logLevel: 'error' } as const
const servicesIn = async (file: string) =>
  parse(await read(file), reading).services as Record<string, Service>

// Before the first test: they have to be declared in one go.
const withCompose = testWhere(
  await run('docker', ['compose', 'version']).then(
    () => true,
    () => false,
  ),
  'there is no Docker Compose',
  { mayLack: true },
)

const split = await servicesIn('docker-compose.yml')
const services = Object.entries(split)
const names = modules.map(({ name }) => name)

test("only Kong's and the mail page's ports are published, and all on loopback", async (t) => {
  const publishing = services.filter(([, { ports, profiles }]) => ports && !profiles).map(([name]) => name)
  t.deepEqual(publishing, ['kong', 'mailpit'])
  const files = [
    split,
    await servicesIn('docker-compose.one.yml'),
    await servicesIn('.devcontainer/compose.yml'),
  ]
  const ports = files.flatMap((all) => Object.values(all).flatMap(({ ports = [] }) => ports))
  t.true(ports.length >= 4)
  for (const port of ports) t.regex(port, /^127\.0\.0\.1:/)
})

test('the private key is where it is made and where it signs, to be read alone', (t) => {
  const holding = services.flatMap(([name, { volumes = [] }]) =>
    volumes.filter((volume) => volume.startsWith('signing-key')).map((volume) => [name, volume]),
  )
  t.deepEqual(holding, [
    ['keys', 'signing-key:/data/keys'],
    ['user', 'signing-key:/data/keys:ro'],
  ])
  for (const [name, { environment = {} }] of services)
    for (const secret of ['JWT_PRIVATE_KEY_FILE', 'ACCOUNT_KEY_FILE'])
      t.is(secret in environment, name === 'user', name)
})

test('the key that opens mailed tokens is where it is made and where mails are written, to be read alone', (t) => {
  const holding = services.flatMap(([name, { volumes = [] }]) =>
    volumes.filter((volume) => volume.startsWith('mail-key')).map((volume) => [name, volume]),
  )
  t.deepEqual(holding, [
    ['keys', 'mail-key:/data/mail'],
    ['notification', 'mail-key:/data/mail:ro'],
  ])
  for (const [name, { environment = {} }] of services)
    t.is('MAIL_PRIVATE_KEY_FILE' in environment, name === 'notification', name)
})

test('a service has a password of its own, and its database alone knows it too', (t) => {
  const holders = (volume: string) =>
    services.flatMap(([name, { volumes = [] }]) =>
      volumes.some((mounted) => mounted.startsWith(`${volume}:`)) ? [name] : [],
    )
  for (const name of names) {
    const wanted = ['audit', 'audit-job', 'keys', name, `${name}-db`]
    t.deepEqual(holders(`${name}-password`).sort(), wanted.sort(), name)
    const { volumes = [] } = split[name] as Service
    t.true(volumes.includes(`${name}-password:/data/database:ro`), name)
    t.is(split[`${name}-db`]?.environment?.POSTGRES_PASSWORD_FILE, '/data/database/password', name)
    t.false('POSTGRES_PASSWORD' in (split[`${name}-db`]?.environment ?? {}), name)
  }
})

test('a database is reached by its own service, and only who must reaches the world', async (t) => {
  const { networks } = parse(await read('docker-compose.yml'), reading)
  const on = (network: string) =>
    services.flatMap(([name, service]) =>
      (service.networks ?? []).includes(network) && !service.profiles ? [name] : [],
    )
  for (const name of names) {
    t.deepEqual(on(`${name}-data`).sort(), [name, `${name}-db`].sort())
    t.deepEqual(split[`${name}-db`]?.networks, [`${name}-data`])
    t.true(networks[`${name}-data`].internal)
  }
  t.deepEqual(on('kafka').sort(), ['kafka', ...names].sort())
  t.deepEqual(on('gateway').sort(), ['kong', ...names].sort())
  t.deepEqual(
    [on('outside').sort(), on('mail').sort()],
    [
      ['kong', 'payment'],
      ['mailpit', 'notification'],
    ],
  )
  t.deepEqual([networks.kafka.internal, networks.gateway.internal], [true, true])
  // Whoever names no network is on one that all share.
  for (const [name, { networks, network_mode }] of services) t.truthy(networks ?? network_mode, name)
})

test('the order service reaches the world where receipts are registered, and nothing else comes with it', async (t) => {
  const { services } = parse(await read('docker-compose.fiscal.yml'), reading)
  t.deepEqual(Object.keys(services), ['order'])
  const { networks, environment, ...rest } = services.order
  t.deepEqual([networks, rest], [['outside'], {}])
  t.deepEqual(
    Object.keys(environment).filter((name) => !name.startsWith('FISCAL_')),
    [],
  )
})

test('who looks at the mart reaches its figures and no database, and is started only where it is asked for', async (t) => {
  const { networks, volumes } = parse(await read('docker-compose.yml'), reading)
  const watching = services.filter(([, { profiles }]) => profiles?.includes('observability'))
  const known = ['alertmanager', 'alloy', 'grafana', 'loki', 'prometheus', 'tempo']
  t.deepEqual(
    watching
      .map(([name]) => name)
      .filter((name) => name !== 'audit-job')
      .sort(),
    known,
  )
  t.true(networks.monitoring.internal)
  for (const [name, service] of watching) {
    if (name === 'audit-job') continue
    t.deepEqual(
      (service.networks ?? []).filter((network) => network !== 'outside'),
      ['monitoring'],
      name,
    )
    for (const volume of service.volumes ?? []) {
      const [from = '', , mode] = volume.split(':')
      if (from.startsWith('./') || from.startsWith('/')) t.is(mode, 'ro', volume)
      else t.true(from in volumes, volume)
      if (from.startsWith('./')) t.truthy(await stat(from), volume)
    }
  }
  const on = services.filter(([, { networks = [] }]) => networks.includes('monitoring')).map(([name]) => name)
  for (const name of [...names, 'kong']) t.true(on.includes(name), name)
  // No traces are made unless somebody says where to.
  for (const name of names)
    t.regex(split[name]?.environment?.OTEL_EXPORTER_OTLP_ENDPOINT ?? '', /:-\}$/, name)
})

test('in one process too, the database is reached by the mart alone', async (t) => {
  const { networks, volumes } = parse(await read('docker-compose.one.yml'), { logLevel: 'error' })
  const one = await servicesIn('docker-compose.one.yml')
  const on = (key: 'networks' | 'volumes', what: RegExp) =>
    Object.entries(one).flatMap(([name, service]) =>
      (service[key] ?? []).some((it) => what.test(it)) ? [name] : [],
    )
  t.deepEqual(on('networks', /^mart-data$/).sort(), ['mart', 'mart-db'])
  t.deepEqual(one['mart-db']?.networks, ['mart-data'])
  t.deepEqual(networks, { 'mart-data': { internal: true } })
  t.deepEqual(on('volumes', /^mart-password:/).sort(), ['keys', 'mart', 'mart-db'])
  t.true(one['mart-db']?.volumes?.includes('mart-password:/data/database:ro'))
  t.true('mart-password' in volumes)
})

test('the admin’s password, and that no money moves, are asked for: nothing stands in for them', async (t) => {
  const asked: string[] = []
  for (const file of ['docker-compose.yml', 'docker-compose.one.yml', 'docker-compose.tls.yml'])
    for (const [name, { environment = {} }] of Object.entries(await servicesIn(file)))
      for (const [variable, value] of Object.entries(environment)) {
        if (variable === 'ADMIN_PASSWORD' || variable === 'ALLOW_SANDBOX_PAYMENTS') {
          t.true(value.startsWith(`\${${variable}:?`), `${file}: ${name}`)
          asked.push(`${name} ${variable}`)
        } else if (/(PASSWORD|SECRET|SECRET_KEY)$/.test(variable))
          t.is(value, `\${${variable}:-}`, `${file}: ${name}`)
      }
  const wanted = ['mart ALLOW_SANDBOX_PAYMENTS', 'payment ALLOW_SANDBOX_PAYMENTS', 'user ADMIN_PASSWORD']
  t.deepEqual(asked.sort(), wanted)
})

test('every service that stays says whether it is healthy, and none has more rights than it needs', (t) => {
  for (const [name, service] of services) {
    const stays = service.restart !== 'no'
    t.is(Boolean(service.healthcheck?.test) && !service.healthcheck?.disable, stays, name)
    t.deepEqual(service.cap_drop, ['ALL'], name)
    t.deepEqual(service.security_opt, ['no-new-privileges:true'], name)
    t.truthy(service.mem_limit, name)
    // Both write their own configuration.
    if (name !== 'kafka' && name !== 'kafka-ui') t.true(service.read_only, name)
  }
})

test('figures are on a port that is published nowhere, and probed by the container itself', async (t) => {
  const one = (await servicesIn('docker-compose.one.yml')).mart as Service
  for (const name of names)
    t.like(split[name]?.environment, { ADMIN_PORT: '8001', ADMIN_HOST: '0.0.0.0' }, name)
  for (const name of names) t.regex(split[name]?.environment?.DOCS ?? '', /:-main\}$/, 'Kong passes it on')
  t.is(one.environment?.ADMIN_HOST, '127.0.0.1')
  t.regex(one.environment?.DOCS ?? '', /:-admin\}$/)
  const published = [...services.map(([, service]) => service), one].flatMap(({ ports = [] }) => ports)
  for (const port of published) t.notRegex(port, /:8001$/)
})

test('a container asks itself whether it is ready, over HTTP and over TLS', async (t) => {
  const ask = (env: Record<string, string>) =>
    run(process.execPath, ['deploy/healthcheck.js'], { env }).then(
      () => 0,
      ({ code }: { code: number }) => code,
    )
  let status = 200
  const answer = (_: unknown, res: { writeHead(status: number): { end(text: string): void } }) =>
    res.writeHead(status).end('{}')
  const listen = async (server: Server) => {
    await once(server.listen(0, '127.0.0.1'), 'listening')
    t.teardown(() => server.close())
    return String((server.address() as AddressInfo).port)
  }
  const port = await listen(createServer(answer))
  t.is(await ask({ ADMIN_PORT: port }), 0)
  t.is(await ask({ ADMIN_PORT: '0', PORT: port }), 0)
  t.is(await ask({ ADMIN_PORT: port, HTTPS_CERT_FILE: '/tls/tls.crt' }), 1, 'it speaks no TLS')
  status = 503
  t.is(await ask({ ADMIN_PORT: port }), 1)
  t.is(await ask({ ADMIN_PORT: '1' }), 1)
})

test('a service has the time that its stop may take', async (t) => {
  const { http } = JSON.parse(await read('config/production.json'))
  const needed = ((parseDuration(http.shutdownDelay) as number) + stopsWithin) / 1_000
  for (const name of names) {
    const { stop_grace_period: given = '10s', environment = {} } = split[name] as Service
    t.false('SHUTDOWN_DELAY' in environment)
    t.true(Number.parseInt(given, 10) > needed, name)
  }
})

test('images are pinned to a version; ours is built here', async (t) => {
  const all = [...services, ...Object.entries(await servicesIn('.devcontainer/compose.yml'))]
  for (const [name, { image = '', build, pull_policy }] of all) {
    if (image === 'imtiaz-mart') t.is(pull_policy, build ? undefined : 'never', name)
    else t.regex(image, /:v?\d[\w.-]*$/, name)
  }
  // Compose builds services side by side, and two builds of one name fail where the second finds it taken.
  t.deepEqual(
    services.filter(([, { build }]) => build).map(([name]) => name),
    ['keys'],
  )
  const versions = (repository: string) =>
    new Set(all.flatMap(([, { image = '' }]) => (image.startsWith(repository) ? [image] : [])))
  for (const repository of ['postgres:', 'apache/kafka:']) t.is(versions(repository).size, 1, repository)
})

test('each module is a service on its own database, and Kong waits for all of them', (t) => {
  t.deepEqual(Object.keys(split.kong?.depends_on ?? {}).sort(), [...names].sort())
  for (const name of names) {
    const { environment = {}, depends_on = {} } = split[name] as Service
    t.is(environment.SERVICES, name)
    const databases = Object.keys(environment).filter((key) => /DATABASE_URL/.test(key))
    const variable = `${name.toUpperCase()}_DATABASE_URL_FILE`
    t.deepEqual(databases, [variable])
    t.is(environment[variable], '/data/database/url')
    t.is(depends_on[`${name}-db`]?.condition, 'service_healthy')
    t.is(split.audit?.environment?.[variable], `/data/databases/${name}/url`)
  }
})

test("Kong's nginx has what its file cannot say", async (t) => {
  const environment = split.kong?.environment ?? {}
  const conf = await read('kong/import.conf')
  t.true(conf.includes(`location = ${importPath} {`))
  t.is(environment.KONG_NGINX_PROXY_CLIENT_MAX_BODY_SIZE, `${mostBytes.everywhere / 1_048_576}m`)
  t.true(conf.includes(`client_max_body_size ${mostBytes.import / 1_048_576}m;`))
  // It is the mart's own limit.
  t.regex(await read('modules/product/transfer/routes.ts'), /mostBytes = 64 \* 1024 \* 1024/)
  t.true(split.kong?.volumes?.includes(`./kong/import.conf:${environment.KONG_NGINX_PROXY_INCLUDE}:ro`))
  t.is(environment.KONG_NGINX_PROXY_PROXY_NEXT_UPSTREAM, 'error')
})

test('a proxy in front is set for Kong and for the services at once', async (t) => {
  const environment = split.kong?.environment ?? {}
  const given = (name: string, usual: string) => `$\{${name}:-${usual}}`
  // An empty list is none that Kong takes.
  t.is(environment.KONG_TRUSTED_IPS, given('KONG_TRUSTED_IPS', '127.0.0.1/32'))
  t.is(environment.KONG_REAL_IP_HEADER, given('KONG_REAL_IP_HEADER', 'X-Forwarded-For'))
  t.is(environment.KONG_REAL_IP_RECURSIVE, 'on')
  for (const name of names)
    t.is(split[name]?.environment?.TRUSTED_PROXIES, given('TRUSTED_PROXIES', '1'), name)
  const readme = await read('README.md')
  for (const name of ['TRUSTED_PROXIES', 'KONG_TRUSTED_IPS', 'KONG_REAL_IP_HEADER'])
    t.true(readme.includes(`\`${name}\``), name)
})

test('the override for one process turns off all that it does without', async (t) => {
  const one = await servicesIn('docker-compose.one.yml')
  const off = Object.entries(one).flatMap(([name, { profiles }]) =>
    profiles?.includes('split') ? [name] : [],
  )
  const wanted = services.flatMap(([name, { profiles }]) => (profiles ? [] : [name]))
  t.deepEqual(
    wanted.filter((name) => !off.includes(name)),
    ['keys', 'mailpit'],
  )
})

test('how many proxies stand in front can be said in both shapes', async (t) => {
  const proxies = (service?: Service) => service?.environment?.TRUSTED_PROXIES ?? ''
  for (const name of names) t.regex(proxies(split[name]), /^\$\{TRUSTED_PROXIES:-1\}$/, name)
  const { mart } = await servicesIn('docker-compose.one.yml')
  t.regex(proxies(mart), /^\$\{TRUSTED_PROXIES:-0\}$/)
})

test('Kafka is one version, in containers, on CI and as jars', async (t) => {
  const files = ['docker-compose.yml', '.devcontainer/compose.yml', '.github/workflows/ci.yml']
  const images = await Promise.all(
    files.map(async (file) => {
      const found = [...(await read(file)).matchAll(/apache\/kafka:([\w.]+)/g)].map(([, version]) => version)
      t.true(found.length > 0, file)
      return found
    }),
  )
  t.deepEqual([...new Set(images.flat())], [kafkaVersion])
})

test('what the image leaves out of packages is no licence', async (t) => {
  const [, condition = ''] = /find node_modules (.+?) -delete$/m.exec(await read('Dockerfile')) ?? []
  const dir = await scratchFolder('packages')
  const names = [
    'LICENSE',
    'LICENSE.md',
    'licence.md',
    'LICENSE-MIT.md',
    'COPYING.md',
    'NOTICE.md',
    'index.js',
  ]
  const dropped = ['README.md', 'index.d.ts', 'index.js.map', 'CHANGELOG.md']
  for (const name of [...names, ...dropped]) await writeFile(join(dir, name), '')
  await run('sh', ['-c', `find . ${condition} -delete`], { cwd: dir })
  t.deepEqual((await readdir(dir)).sort(), names.toSorted())
})

test('the image runs as nobody special, and nothing goes to its builder that was not named', async (t) => {
  const users = [...(await read('Dockerfile')).matchAll(/^USER (.+)$/gm)].map(([, user]) => user)
  t.regex(users.at(-1) ?? 'root', /^[1-9]\d*:[1-9]\d*$/)
  const rules = (await read('.dockerignore')).split('\n').filter((line) => line && !line.startsWith('#'))
  t.is(rules[0], '*')
})

test('keys and passwords are made once; what is public is written at every start', async (t) => {
  const dir = await scratchFolder('keys')
  for (const name of ['order', 'user']) await mkdir(join(dir, 'databases', name), { recursive: true })
  const folders = ['public', 'mail', 'databases'].map((name) => join(dir, name))
  const make = () =>
    run(process.execPath, ['deploy/keys.ts', ...folders], {
      env: { DATA_DIR: dir },
    })
  const secrets = () =>
    Promise.all(
      ['mail/mail-private.pem', 'databases/order/url', 'databases/user/url', 'databases/user/password'].map(
        (file) => read(join(dir, file)),
      ),
    )
  await make()
  const key = await read(join(dir, 'keys/jwt-private.pem'))
  const made = await secrets()
  t.is((await stat(join(dir, 'keys/jwt-private.pem'))).mode & 0o777, 0o600)
  await make()
  t.is(await read(join(dir, 'keys/jwt-private.pem')), key)
  t.deepEqual(await secrets(), made)
  const [mailKey = '', orderUrl = '', userUrl = '', userPassword = ''] = made
  t.regex(orderUrl, /^postgres:\/\/mart:[\da-f]{48}@order-db\/mart$/)
  t.is(userUrl, `postgres://mart:${userPassword}@user-db/mart`)
  t.false(orderUrl.includes(userPassword))
  // What opens tokens lies where the user service does not look, and its public part is that of the same key.
  t.deepEqual((await readdir(join(dir, 'keys'))).sort(), ['account.key', 'jwt-private.pem'])
  t.is((await stat(join(dir, 'mail/mail-private.pem'))).mode & 0o777, 0o600)
  const derived = createPublicKey(mailKey).export({ type: 'spki', format: 'pem' })
  t.is(await read(join(dir, 'public/mail-public.pem')), derived.toString())
  const publicKey = await read(join(dir, 'public/jwt-public.pem'))
  t.regex(publicKey, /^-----BEGIN PUBLIC KEY-----/)
  const filledWith = async (...[signing, other]: [string, string?]) =>
    fill(
      await read('kong/kong.yml'),
      gatewayKeys(readPublicKey(signing), other === undefined ? undefined : readPublicKey(other)),
    )
  t.is(await read(join(dir, 'public/kong.yml')), await filledWith(publicKey))
  t.is(await read(join(dir, 'public/jwt-other.pem')), publicKey)
  const credentials = parse(await filledWith(publicKey)).consumers[0].jwt_secrets
  t.is(credentials[0].rsa_public_key, publicKey)
  // Kong refuses two credentials of one name.
  t.not(credentials[0].key, credentials[1].key)

  // A key that comes next is everywhere before it signs, and the last one stays a while.
  const keys = join(dir, 'keys')
  await prepareKey(keys)
  await make()
  const next = await read(join(dir, 'public/jwt-other.pem'))
  t.not(next, publicKey)
  t.is(await read(join(dir, 'public/kong.yml')), await filledWith(publicKey, next))
  await rotateKeys(keys, 900_000, sleep)
  await make()
  t.is(await read(join(dir, 'public/jwt-public.pem')), next)
  t.is(await read(join(dir, 'public/jwt-other.pem')), publicKey)
  t.is(await read(join(dir, 'public/kong.yml')), await filledWith(next, publicKey))
})

test('actions are pinned to commits, and may read alone', async (t) => {
  const text = await read('.github/workflows/ci.yml')
  const uses = [...text.matchAll(/uses: (.+)$/gm)].map(([, action]) => action as string)
  t.true(uses.length >= 6)
  for (const action of uses) t.regex(action, /@[\da-f]{40} # v\d/)
  const { permissions, jobs } = parse(text)
  t.deepEqual(permissions, { contents: 'read' })
  // A job's own would go before them.
  for (const [name, job] of Object.entries(jobs)) t.false('permissions' in (job as object), name)
})

test('what is known of packages that run stops a build', async (t) => {
  const { jobs, on } = parse(await read('.github/workflows/ci.yml'))
  t.true('pull_request' in on && on.push.branches.includes('main'))
  // Every week, on one of its days: minute, hour, any day, any month, weekday.
  t.regex(on.schedule?.[0]?.cron ?? '', /^\d+ \d+ \* \* [0-6]$/)
  const steps: { run?: string }[] = jobs.check.steps
  const audits = steps.filter(({ run = '' }) => /npm audit/.test(run))
  t.is(audits.length, 1)
  t.is(audits[0]?.run, 'npm audit --omit=dev --audit-level=high\nnpm audit signatures\n')
  t.false('continue-on-error' in (audits[0] ?? {}) || 'if' in (audits[0] ?? {}))
})

test('the image has a place for the password of each database', async (t) => {
  const [, places = ''] = /for name in (.+); do/.exec(await read('Dockerfile')) ?? []
  t.deepEqual(places.split(' '), [...names, 'mart'])
})

withCompose('Compose takes the files', async (t) => {
  const fiscal = { FISCAL_URL: 'https://tax.example', FISCAL_TOKEN: 'a', FISCAL_POS_ID: '1' }
  const files = [
    ['docker-compose.yml'],
    ['docker-compose.yml', 'docker-compose.one.yml'],
    ['docker-compose.yml', 'docker-compose.tls.yml'],
    ['docker-compose.yml', 'docker-compose.fiscal.yml'],
    ['docker-compose.yml', 'deploy/compose.standins.yml'],
    ['.devcontainer/compose.yml'],
  ]
  for (const some of files) {
    const args = ['compose', ...some.flatMap((file) => ['-f', file]), '--profile', '*', 'config', '--quiet']
    const env = {
      ...process.env,
      ADMIN_PASSWORD: 'a season of mangoes',
      ALLOW_SANDBOX_PAYMENTS: 'true',
      ...fiscal,
    }
    await t.notThrowsAsync(run('docker', args, { env }), some.join(' '))
  }
})
