import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { parseDuration } from '#config/config.ts'
import { Commands, type Ran, redactor } from './commands.ts'

/**
 * `npm run deploy -- …`: brings an image to a cluster, plays the shop and audits its books there, and goes back to
 * the release before where either fails. docs/releasing.md says when it runs, and what to do where it ends with 3.
 *
 * | code | |
 * | --- | --- |
 * | 0 | the new release runs, sells, and its books agree |
 * | 1 | it does not; what ran before runs again, or ran all the time |
 * | 2 | asked in a way that makes no sense; nothing was touched |
 * | 3 | it does not, and going back failed too, or there is nothing to go back to: **people are wanted** |
 *
 * Wants `helm` and `kubectl`. KUBECONFIG_TEXT, where it is set, is what a KUBECONFIG file would hold: it is handed to these
 * two alone. VALUES_TEXT, where it is set, is a file of `--values`. All other variables go to the smoke test too (`ADMIN_EMAIL`, `ADMIN_PASSWORD`).
 */
const usage = `npm run deploy -- --release NAME --namespace NAME --chart PATH|oci://… --digest sha256:… --url https://…
  --version X.Y.Z        of the chart, where it comes from a registry
  --values FILE          of this shop; may be given several times
  --smoke demo|look      demo (default) sells, counts and refunds: never in a shop with real customers; look only reads
  --timeout 10m          of an upgrade, of the smoke test, of the audit and of going back, each
  --poll 3s              how often the audit's job is looked at`

/** What `helm history --output json` says of a revision. */
interface Revision {
  revision: number
  status: string
  description?: string
}

class UsageError extends Error {}

const scripts = { demo: 'tools/mart/demo.ts', look: 'tools/delivery/look.ts' }

function options() {
  const { values } = parseArgs({
    options: {
      release: { type: 'string' },
      namespace: { type: 'string' },
      chart: { type: 'string' },
      version: { type: 'string' },
      digest: { type: 'string' },
      url: { type: 'string' },
      values: { type: 'string', multiple: true, default: [] },
      smoke: { type: 'string', default: 'demo' },
      timeout: { type: 'string', default: '10m' },
      poll: { type: 'string', default: '3s' },
    },
  })
  const wanted = (name: 'release' | 'namespace' | 'chart' | 'digest' | 'url', form: RegExp, like: string) => {
    const value = values[name] ?? ''
    if (!form.test(value)) throw new UsageError(`--${name} wants to be ${like}`)
    return value
  }
  if (values.smoke !== 'demo' && values.smoke !== 'look') throw new UsageError('--smoke is demo or look')
  const duration = (name: 'timeout' | 'poll') => {
    const value = parseDuration(values[name])
    if (typeof value === 'string' || value === 0)
      throw new UsageError(`--${name} wants to be such as 10m or 30s`)
    return value
  }
  const kubernetesName = /^[a-z]([a-z0-9-]{0,51}[a-z0-9])?$/
  return {
    release: wanted('release', kubernetesName, 'the name of a Helm release'),
    namespace: wanted('namespace', kubernetesName, 'the name of a namespace'),
    chart: wanted('chart', /^[^-\s]\S*$/, 'a folder, or an address of a registry'),
    // A tag can be moved to another image; a digest is the image.
    digest: wanted('digest', /^sha256:[0-9a-f]{64}$/, 'sha256: and 64 hexadecimal digits'),
    url: wanted('url', /^https?:\/\/[^\s/]+\/?$/, "the shop's address, such as https://shop.example").replace(
      /\/$/,
      '',
    ),
    version: values.version,
    values: values.values,
    smoke: values.smoke as keyof typeof scripts,
    timeout: duration('timeout'),
    poll: duration('poll'),
  }
}

let asked: ReturnType<typeof options>
try {
  asked = options()
} catch (error) {
  console.error(`deploy: ${(error as Error).message}\n\n${usage}`)
  process.exit(2)
}
const { release, namespace, timeout } = asked

const redact = redactor(process.env)
const say = (line: string) => console.log(redact(line))
const { KUBECONFIG_TEXT: kubeconfig, VALUES_TEXT: values, ...inherited } = process.env
const folder = mkdtempSync(join(tmpdir(), 'deploy-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
if (kubeconfig) writeFileSync(join(folder, 'kubeconfig'), kubeconfig, { mode: 0o600 })
if (values?.trim()) {
  writeFileSync(join(folder, 'values.yaml'), values, { mode: 0o600 })
  asked.values.push(join(folder, 'values.yaml'))
}
const withCluster = kubeconfig ? { ...inherited, KUBECONFIG: join(folder, 'kubeconfig') } : inherited
const { KUBECONFIG: _, ...withoutCluster } = inherited

const commands = new Commands((line) => say(`  ${line}`))
const helm = (args: string[], quiet = false) =>
  commands.run('helm', [...args, '--namespace', namespace], {
    env: withCluster,
    // Helm has a limit of its own, and goes back after it.
    timeout: quiet ? 60_000 : 2 * timeout + 60_000,
    quiet,
  })
const kubectl = (args: string[], quiet = true) =>
  commands.run('kubectl', [...args, '--namespace', namespace], { env: withCluster, timeout, quiet })
const seconds = `${Math.ceil(timeout / 1000)}s`

/** Who was told to end goes back at once, and does not wait for it to be well: little time may be left. */
let told: NodeJS.Signals | null = null
let goingBack = false
const ending = new AbortController()
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (goingBack) return say(`${signal}: going back already`)
    say(`${signal}: told to end`)
    told = signal
    ending.abort()
    commands.endCurrent()
  })

/** For people, who may read only the last line, or only the summary of the run. */
function conclude(good: boolean, line: string): void {
  const text = redact(line)
  if (process.env.GITHUB_ACTIONS === 'true' && !good) console.log(`::error title=Delivery::${text}`)
  console[good ? 'log' : 'error'](`\n${text}`)
  const { GITHUB_STEP_SUMMARY: summary } = process.env
  if (summary) appendFileSync(summary, `${good ? '✅' : '❌'} ${text}\n`)
}

const failure = ({ code, stderr }: Ran) =>
  `${code === null ? 'ended by a signal' : `code ${code}`}${stderr.trim() && `: ${stderr.trim().split('\n').at(-1)}`}`

/** The release's revisions, oldest first; empty where there is no such release. @throws where Helm doesn't say. */
async function history(): Promise<Revision[]> {
  const ran = await helm(['history', release, '--max', '50', '--output', 'json'], true)
  if (ran.code === 0) return (JSON.parse(ran.stdout) as Revision[]).sort((a, b) => a.revision - b.revision)
  if (/release: not found/.test(ran.stderr)) return []
  throw new Error(`helm history: ${failure(ran)}`)
}

/** Whether this is what runs, after revision `previous` was gone back to. */
const isBack = (revision: Revision | undefined, previous: Revision) =>
  revision?.status === 'deployed' &&
  (revision.revision === previous.revision || revision.description === `Rollback to ${previous.revision}`)

/** Goes back to `previous`, makes sure of it, and says how this run ends. */
async function goBack(previous: Revision | null, why: string): Promise<number> {
  goingBack = true
  if (!previous) {
    conclude(
      false,
      `NOT ROLLED BACK: ${why}, and ${release} has no revision to go back to. What is there was left as it is.`,
    )
    return 3
  }
  say(`\n${why}: going back to revision ${previous.revision}`)
  const lost = (how: string) => {
    conclude(
      false,
      `NOT ROLLED BACK: ${why}, and going back to revision ${previous.revision} of ${release} failed too (${how}). ` +
        `Somebody has to: helm rollback ${release} ${previous.revision} --namespace ${namespace} --wait`,
    )
    return 3
  }
  try {
    const waits = told ? [] : ['--wait', '--timeout', seconds]
    const ran = await helm(['rollback', release, String(previous.revision), '--cleanup-on-fail', ...waits])
    if (ran.code !== 0) return lost(`helm rollback: ${failure(ran)}`)
    const last = (await history()).at(-1)
    if (!isBack(last, previous)) return lost(`revision ${last?.revision} is ${last?.status}`)
  } catch (error) {
    return lost((error as Error).message)
  }
  if (told) {
    conclude(
      false,
      `${why}: ${release} was told to be as in revision ${previous.revision} again. Look whether it is.`,
    )
    return 1
  }
  // Only reads: who sells in a shop that is amiss makes it worse.
  if (!(await plays('look'))) return lost('it is back, and does not answer as a shop does')
  conclude(false, `ROLLED BACK: ${why}. Revision ${previous.revision} of ${release} runs again.`)
  return 1
}

async function plays(what: keyof typeof scripts): Promise<boolean> {
  say(`\n${what} at ${asked.url}`)
  const { code } = await commands.run('node', [scripts[what]], {
    env: { ...withoutCluster, BASE_URL: asked.url },
    timeout,
  })
  return code === 0
}

/** Runs the audit in the cluster, where the databases can be reached: by the chart's CronJob, or in its Deployment. */
async function audits(revision: number): Promise<boolean> {
  say('\nThe audit')
  const selector = `app.kubernetes.io/instance=${release},app.kubernetes.io/component=audit`
  const found = await kubectl(['get', 'cronjobs,deployments', '--selector', selector, '--output', 'json'])
  if (found.code !== 0) {
    say(`  kubectl get: ${failure(found)}`)
    return false
  }
  const items = JSON.parse(found.stdout).items as { kind: string; metadata: { name: string } }[]
  const named = (kind: string) => items.find((item) => item.kind === kind)?.metadata.name
  const cronJob = named('CronJob')
  const deployment = named('Deployment')
  if (cronJob) return auditsByJob(cronJob, revision)
  if (deployment)
    return (
      (await kubectl(['exec', `deployment/${deployment}`, '--', 'node', 'tools/audit/audit.ts'], false))
        .code === 0
    )
  say(`  there is neither a CronJob nor a Deployment of the labels ${selector}`)
  return false
}

async function auditsByJob(cronJob: string, revision: number): Promise<boolean> {
  const name = `audit-${revision}-${Date.now().toString(36)}`
  const created = await kubectl(['create', 'job', name, `--from=cronjob/${cronJob}`], false)
  if (created.code !== 0) return false
  const until = Date.now() + timeout
  let ended: boolean | null = null
  while (ended === null && Date.now() < until && !told) {
    const got = await kubectl(['get', 'job', name, '--output', 'json'])
    // One answer that is lost says nothing of the books.
    if (got.code === 0) {
      const { conditions = [] } = (JSON.parse(got.stdout).status ?? {}) as {
        conditions?: { type: string; status: string }[]
      }
      const is = (type: string) => conditions.some((one) => one.type === type && one.status === 'True')
      if (is('Complete')) ended = true
      else if (is('Failed')) ended = false
    }
    if (ended === null) await delay(asked.poll, null, { signal: ending.signal }).catch(() => {})
  }
  if (told) return false
  await kubectl(['logs', `job/${name}`, '--tail', '200'], false)
  if (ended === null) say(`  the job ${name} has not ended after ${timeout / 1000} s`)
  // One that failed is left to be looked at.
  if (ended) await kubectl(['delete', 'job', name, '--wait=false'])
  return ended === true
}

async function deploy(): Promise<number> {
  const before = await history()
  const last = before.at(-1)
  if (last?.status.startsWith('pending'))
    throw new Error(
      `revision ${last.revision} of ${release} is ${last.status}: somebody is at it, or was ended amid it`,
    )
  const previous = before.findLast(({ status }) => status === 'deployed') ?? null
  say(
    previous
      ? `Revision ${previous.revision} of ${release} runs in ${namespace}.`
      : `${release} does not run in ${namespace} yet.`,
  )
  if (told) throw new Error(told)

  const upgraded = await helm([
    ...[
      'upgrade',
      release,
      asked.chart,
      '--install',
      '--atomic',
      '--timeout',
      seconds,
      '--history-max',
      '50',
    ],
    ...(asked.version ? ['--version', asked.version] : []),
    ...asked.values.flatMap((file) => ['--values', file]),
    ...['--set-string', `image.digest=${asked.digest}`],
  ])
  if (upgraded.code !== 0) {
    const why = told ? 'told to end amid the upgrade' : `the upgrade failed (${failure(upgraded)})`
    // Helm has gone back by itself, unless it was ended too.
    const now = await history().catch((error: Error) => error)
    if (now instanceof Error) return goBack(previous, `${why}; ${now.message}`)
    if (now.length === 0 && !previous) {
      conclude(false, `NOT DEPLOYED: ${why}. There was no ${release} before, and is none now.`)
      return 1
    }
    if (!previous || !isBack(now.at(-1), previous)) return goBack(previous, why)
    conclude(false, `NOT DEPLOYED: ${why}. Helm went back to revision ${previous.revision} of ${release}.`)
    return 1
  }
  const current = (await history().catch(() => [])).at(-1)
  if (current?.status !== 'deployed' || current.revision <= (last?.revision ?? 0))
    return goBack(previous, `after the upgrade revision ${current?.revision} is ${current?.status}`)
  if (told) return goBack(previous, 'told to end after the upgrade')

  for (const [what, does] of [
    ['smoke test', () => plays(asked.smoke)],
    ['audit', () => audits(current.revision)],
  ] as const) {
    const well = await does().catch((error: Error) => {
      say(`  ${error.message}`)
      return false
    })
    if (told) return goBack(previous, `told to end amid the ${what}`)
    if (!well) return goBack(previous, `the ${what} failed`)
  }
  conclude(true, `DEPLOYED: revision ${current.revision} of ${release} in ${namespace} is ${asked.digest}.`)
  return 0
}

process.exitCode = await deploy().catch((error: Error) => {
  conclude(false, `NOT DEPLOYED, nothing was changed: ${error.message}`)
  return 1
})
