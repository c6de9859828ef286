import { readFile } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { type Asked, splitImage } from './arguments.ts'
import { CommandFailed, type Forward, kubectlIn, run } from './kubectl.ts'
import type { Snapshot } from './load.ts'
import {
  evictionOf,
  isRefusedByBudget,
  isSettled,
  nodeToDrain,
  oneOfEach,
  type Pod,
  readPods,
} from './pods.ts'
import { loadFiles, shoppersOf } from './shoppers.ts'
import { makesVolumes, trialValues, urlsThrough } from './values.ts'
import { lastSnapshot, sentenceOf, wrongWith } from './verdict.ts'

const chart = 'deploy/helm/imtiaz-mart'
const modules = ['user', 'product', 'inventory', 'order', 'payment', 'notification']
/** Seconds that a roll-out may take; a machine that runs all of it on two cores needs some. */
const patience = 600
/** Whose namespace it is: down forgets no other. */
const mark = { 'imtiaz-mart/trial': 'true' }

/** What can be done to a mart on a cluster, and what came of it. Each throws where it isn't as it should be. */
export function stepsFor(asked: Asked) {
  const { namespace, release } = asked
  const kubectl = kubectlIn(namespace)
  // The chart's own rule.
  const fullname = release.includes('mart') ? release : `${release}-mart`
  const chosen = `app.kubernetes.io/name=imtiaz-mart,app.kubernetes.io/instance=${release}`
  const began = performance.now()
  const say = (line: string) => {
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    console.log(`${seconds.padStart(5)} s  ${line}`)
  }

  const helm = (...args: string[]) => run('helm', ['--namespace', namespace, ...args])
  const files = () => asked.values.flatMap((file) => ['--values', file])

  const upgradeTo = async (image: string, ...more: string[]) => {
    const { tag } = splitImage(image)
    await helm(
      ...['upgrade', release, chart, '--reuse-values', ...files(), '--set-string', `image.tag=${tag}`],
      ...['--wait', '--timeout', `${patience}s`, ...more],
    )
  }

  const pods = async () => readPods(await kubectl('get', 'pods', '--selector', chosen, '--output', 'json'))
  /** Those that can be taken away without data: the services' and the gateway's. */
  const isStateless = ({ component }: Pod) => modules.includes(component) || component === 'kong'
  const stateless = async () => (await pods()).filter(isStateless)

  /** Until each service has as many pods that get requests as it is to have, and none that comes or goes. */
  const settled = () =>
    until('all pods are ready', async () => {
      const deployments = await kubectl('get', 'deployments', '--selector', chosen, '--output', 'json')
      const now = await pods()
      return isSettled(deployments, now) ? now.filter(isStateless) : null
    })

  async function images(): Promise<void> {
    const { name } = splitImage(asked.image)
    const build = async (image: string, args: string[], input?: string) => {
      say(`docker builds ${image} …`)
      const env = { ...process.env, DOCKER_BUILDKIT: '1' }
      await run('docker', ['build', '--quiet', '--tag', image, ...args], { input, env })
    }
    await build(asked.image, ['.'])
    // Of the same code under another name, as a release that changes nothing of what is promised.
    await build(asked.next, ['-'], `FROM ${asked.image}\nLABEL ${name.replaceAll(/\W/g, '.')}.release=next\n`)
    await build(asked.bad, ['-'], badImage(asked.image))
    if (asked.frontDoor)
      await build(asked.frontDoor, [
        ...['--file', 'deploy/front-door.Dockerfile', '--build-arg', `MART=${asked.image}`],
        '.',
      ])
  }

  async function up(): Promise<void> {
    const there = await kubectl.find('namespace', namespace)
    if (!there)
      await kubectl.apply([
        {
          apiVersion: 'v1',
          kind: 'Namespace',
          metadata: {
            name: namespace,
            // Kubernetes itself refuses a pod that isn't sealed.
            labels: { ...mark, 'pod-security.kubernetes.io/enforce': 'restricted' },
          },
        },
      ])
    const volumes = makesVolumes(await kubectl('get', 'storageclasses', '--output', 'json'))
    if (!volumes)
      say('this cluster makes no volumes: what is in the databases and in Kafka ends with their pods')
    const values = trialValues({ image: asked.image, frontDoor: asked.frontDoor, volumes })
    say(`helm installs ${asked.image} …`)
    await run(
      'helm',
      [
        ...['--namespace', namespace, 'upgrade', '--install', release, chart, '--values', '-', ...files()],
        ...['--wait', '--timeout', `${patience}s`],
      ],
      { input: JSON.stringify(values) },
    )
    const now = await settled()
    say(`${now.length} pods of the mart are ready, ${(await pods()).length} with what they stand on`)
  }

  const secret = async (name: string, key: string) => {
    const found = (await kubectl.find('secret', name)) as { data?: Record<string, string> } | null
    const value = found?.data?.[key]
    if (value === undefined) throw new Error(`there is no ${key} in the secret ${name}: is the mart up?`)
    return Buffer.from(value, 'base64').toString()
  }

  async function demo(): Promise<void> {
    const forward = await kubectl.forward(`service/${fullname}-kong`, await gatewayPort())
    try {
      const env = {
        ...process.env,
        BASE_URL: `http://127.0.0.1:${forward.port}`,
        ADMIN_PASSWORD: await secret(`${fullname}-admin`, 'password'),
      }
      await run(process.execPath, ['tools/mart/demo.ts'], { env, show: true })
    } finally {
      await forward.close()
    }
    say('the demo passed')
  }

  const gatewayPort = async () => {
    const found = (await kubectl.find('service', `${fullname}-kong`)) as {
      spec: { ports: { port: number }[] }
    } | null
    const port = found?.spec.ports[0]?.port
    if (!port) throw new Error(`there is no Service ${fullname}-kong: is the mart up?`)
    return port
  }

  async function audit(): Promise<void> {
    const urls: Record<string, string> = {}
    for (const module of modules) urls[module] = await secret(`${fullname}-database-${module}`, 'url')
    const forwards = new Map<string, Forward>()
    try {
      for (const url of Object.values(urls)) {
        const { hostname, port } = new URL(url)
        // By its first label, which is the Service's name, where its server is in this namespace.
        const service = hostname.split('.')[0] as string
        if (!forwards.has(hostname))
          forwards.set(hostname, await kubectl.forward(`service/${service}`, Number(port || 5432)))
      }
      const databases = urlsThrough(urls, (host) => (forwards.get(host) as Forward).port)
      const output = await run(process.execPath, ['tools/audit/audit.ts'], {
        env: { ...process.env, AUDIT_TIMEOUT: '60000', ...databases },
      })
      say(output.trim().split('\n').at(-1) as string)
    } finally {
      for (const forward of forwards.values()) await forward.close()
    }
  }

  /** Lets orders flow, does that to the cluster, lets them flow on, and judges what the shoppers saw. */
  async function whileOrdersFlow(
    what: string,
    { mayInterrupt = false }: { mayInterrupt?: boolean },
    disturb: () => Promise<string>,
  ): Promise<Snapshot> {
    await settled()
    const name = `shoppers-${what}`
    await kubectl('delete', 'job,configmap', name, '--ignore-not-found', '--wait')
    const texts = await Promise.all(
      Object.entries(loadFiles).map(async ([key, path]) => [key, await readFile(path, 'utf8')]),
    )
    await kubectl.apply(
      shoppersOf({
        name,
        image: await imageNow(),
        files: Object.fromEntries(texts),
        env: {
          BASE_URL: `http://${fullname}-kong:${await gatewayPort()}`,
          SHOPPERS: String(asked.shoppers),
        },
        adminSecret: { name: `${fullname}-admin`, key: 'password' },
      }),
    )
    const seen = async () => {
      // There is none to ask before its pod runs.
      const log = await kubectl('logs', `job/${name}`, '--tail=3').catch(() => '')
      const failed = (await kubectl.find('job', name)) as { status?: { failed?: number } } | null
      if (failed?.status?.failed)
        throw new Error(`the shoppers broke down:\n${await kubectl('logs', `job/${name}`, '--tail=30')}`)
      return lastSnapshot(log)
    }
    const flows = async (more: number) => {
      const from = (await seen())?.orders ?? 0
      await until(`${more} more orders`, async () => {
        const now = await seen()
        return now && now.state === 'shopping' && now.orders >= from + more ? now : null
      })
    }
    await flows(asked.orders)
    say(`${what}: orders flow`)
    const start = performance.now()
    const done = await disturb()
    say(`${what}: ${done} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
    await flows(asked.orders)
    const pod = await kubectl('get', 'pods', '--selector', `app=${name}`, '--output', 'name')
    // The shoppers finish what they began.
    await kubectl('exec', pod.trim(), '--', 'node', '--eval', 'process.kill(1, "SIGTERM")')
    const last = await until('the shoppers are done', async () => {
      const now = await seen()
      return now?.state === 'done' ? now : null
    })
    say(`${what}: ${sentenceOf(last)}`)
    const wrong = wrongWith(last, { mayInterrupt })
    if (last.faults.length > 0) console.log(last.faults.map((fault) => `         ${fault}`).join('\n'))
    if (wrong.length > 0) throw new Error(`${what}: ${wrong.join('; ')}`)
    await kubectl('delete', 'job,configmap', name, '--wait=false')
    return last
  }

  const imageNow = async () => {
    const image = (await stateless()).find(({ component }) => component === 'order')?.images[0]
    if (!image) throw new Error('no pod of order: is the mart up?')
    return image
  }

  const upgrade = () =>
    whileOrdersFlow('upgrade', {}, async () => {
      const before = new Set((await stateless()).map(({ uid }) => uid))
      await upgradeTo(asked.next)
      const now = await settled()
      const services = now.filter(({ component }) => component !== 'kong')
      if (services.some(({ uid, images }) => before.has(uid) || !images.includes(asked.next)))
        throw new Error(`not every service runs ${asked.next}`)
      return `${services.length} pods replaced, one after the other in each service,`
    })

  const drain = () =>
    whileOrdersFlow('drain', {}, async () => {
      const all = await stateless()
      const node = nodeToDrain(await kubectl('get', 'nodes', '--output', 'json'), all)
      const evicted = node ? all.filter((pod) => pod.node === node) : all
      let refused = 0
      if (node) await kubectl('cordon', node)
      try {
        // All at once, as a drain asks; the budgets see to it that they go one after the other.
        await Promise.all(
          evicted.map(async ({ name }) => {
            for (;;) {
              const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`
              const input = JSON.stringify(evictionOf(namespace, name))
              try {
                return await run('kubectl', ['create', '--raw', path, '--filename', '-'], { input })
              } catch (error) {
                if (!(error instanceof CommandFailed) || !isRefusedByBudget(error.output)) throw error
                refused++
                await delay(2_000)
              }
            }
          }),
        )
        await until('the evicted are gone', async () => {
          const there = new Set((await stateless()).map(({ name }) => name))
          return evicted.some(({ name }) => there.has(name)) ? null : true
        })
        await settled()
      } finally {
        if (node) await kubectl('uncordon', node)
      }
      return `${evicted.length} pods evicted${node ? ` from ${node}` : ''}, ${refused} times refused by a budget,`
    })

  const kill = () =>
    whileOrdersFlow('kill', { mayInterrupt: true }, async () => {
      const killed = oneOfEach((await stateless()).filter(({ component }) => component !== 'kong'))
      for (const { name } of killed) {
        await kubectl('delete', 'pod', name, '--grace-period=0', '--force')
        await settled()
      }
      return `a pod of each of ${killed.length} services killed, one after the other,`
    })

  const rollback = () =>
    whileOrdersFlow('rollback', {}, async () => {
      const image = await imageNow()
      const refused = await upgradeTo(asked.bad, '--atomic', '--timeout', '120s').then(
        () => null,
        (error: Error) => error,
      )
      if (!refused) throw new Error(`${asked.bad} was taken: it is to be an image that does not start`)
      if (!(refused instanceof CommandFailed) || !/timed out|deadline|failed/i.test(refused.output))
        throw refused
      const now = await settled()
      if (now.some(({ component, images }) => component !== 'kong' && !images.includes(image)))
        throw new Error(`not every service runs ${image} again`)
      return `${asked.bad} did not come up, and helm went back to ${image},`
    })

  async function down(): Promise<void> {
    const found = (await kubectl.find('namespace', namespace)) as {
      metadata: { labels?: Record<string, string> }
    } | null
    if (!found) return say(`there is no namespace ${namespace}`)
    if (found.metadata.labels?.['imtiaz-mart/trial'] !== 'true')
      throw new Error(`the namespace ${namespace} was not made here: it stays`)
    await helm('uninstall', release, '--ignore-not-found', '--wait')
    await kubectl('delete', 'namespace', namespace, '--wait')
    say(`${namespace} is gone`)
  }

  async function prove(): Promise<void> {
    await up()
    await demo()
    await audit()
    for (const disturbance of [upgrade, drain, kill, rollback]) {
      await disturbance()
      await audit()
    }
    const restarted = (await stateless()).filter(({ restarts }) => restarts > 0)
    if (restarted.length > 0) throw new Error(`restarted by themselves: ${restarted.map(({ name }) => name)}`)
    say('proved: no request failed, and the books agree')
  }

  return { images, up, demo, audit, upgrade, drain, kill, rollback, prove, down }
}

/** A build whose services end as soon as they start, though it migrates: what a roll-out has to find out by itself. */
const badImage = (image: string) => `FROM ${image}
USER root
RUN mv modules/start.ts modules/well.ts \\
 && echo "if (!process.argv.includes('--migrate-only')) throw new Error('This build does not start.')" >modules/start.ts \\
 && echo "await import('./well.ts')" >>modules/start.ts
USER 1000:1000
`

/** Asks until there is an answer; throws once `patience` is over. */
async function until<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
  const deadline = performance.now() + patience * 1_000
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (performance.now() > deadline) throw new Error(`after ${patience} s: not yet that ${what}`)
    await delay(1_000)
  }
}
