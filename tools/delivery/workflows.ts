import { LineCounter, parseDocument } from 'yaml'

/** What workflows may name: asked of the repository. */
export interface Known {
  /** Whether the repository has a file of that path. */
  hasFile(path: string): boolean
  /** npm's scripts. */
  scripts: string[]
  /** Steps of `npm test`. */
  steps: string[]
}

interface Step {
  name?: string
  uses?: string
  run?: string
  with?: Record<string, unknown>
}

interface Job {
  uses?: string
  'runs-on'?: string
  'timeout-minutes'?: number
  environment?: unknown
  permissions?: Record<string, string> | string
  services?: Record<string, { image: string }>
  steps?: Step[]
}

interface Workflow {
  on?: Record<string, unknown>
  permissions?: Record<string, string> | string
  jobs?: Record<string, Job>
  runs?: { using: string; steps: Step[] }
}

/** A step that is as long as it must be, and why. */
const asNewcomersType: Record<string, string> = {
  'npm start, a day at the shop, its books, and its end':
    'what a newcomer types, on a Node that runs no TypeScript: tools/mart/npm-start.test.ts plays the same',
  'npm ci, without a warning about this Node': 'what a newcomer types',
}
const mostLines = 4

/**
 * What is amiss in a workflow or a composite action, a line each: what others could change under us (actions and images
 * that aren't pinned), what may do more than it must, what may never end, and what no test of ours runs: shell that
 * decides, or files, scripts and steps that aren't there.
 */
export function complaints(text: string, known: Known): string[] {
  const found: string[] = []
  const lineCounter = new LineCounter()
  const document = parseDocument(text, { lineCounter })
  for (const { message } of document.errors) found.push(message)
  const workflow = (document.toJS() ?? {}) as Workflow
  for (const event of ['pull_request_target', 'workflow_run'])
    if (workflow.on && event in workflow.on) found.push(`${event} runs what strangers write, with our rights`)
  if (workflow.jobs) {
    if (typeof workflow.permissions !== 'object') found.push('permissions are not declared')
    for (const [scope, right] of Object.entries(workflow.permissions ?? {}))
      if (right === 'write') found.push(`every job may write ${scope}: say so at the one that does`)
  }
  for (const [name, job] of Object.entries(workflow.jobs ?? {}))
    found.push(...ofJob(job, known).map((what) => `${name}: ${what}`))
  for (const step of workflow.runs?.steps ?? []) found.push(...ofStep(step, known))
  for (const line of text.split('\n')) {
    const [, used = '', comment = ''] = /^\s*(?:- )?uses:\s*([^\s#]+)\s*(#.*)?$/.exec(line) ?? []
    if (used && !used.startsWith('./') && !/^# v\d+\.\d+\.\d+$/.test(comment))
      found.push(`${used.split('@')[0]} does not say its version: # vX.Y.Z`)
  }
  return found
}

function ofJob(job: Job, known: Known): string[] {
  const found: string[] = []
  if (job.uses) found.push(...ofUse(job.uses, known))
  else {
    if (typeof job['timeout-minutes'] !== 'number') found.push('has no timeout-minutes')
    if (!/-\d+\.\d+(-arm)?$/.test(job['runs-on'] ?? ''))
      found.push(`runs on ${job['runs-on']}, which is no version`)
  }
  for (const { image } of Object.values(job.services ?? {}))
    if (!/@sha256:[0-9a-f]{64}$/.test(image)) found.push(`${image} is not pinned by its digest`)
  const secrets = JSON.stringify(job).match(/secrets\.(?!GITHUB_TOKEN\b)\w+/g) ?? []
  if (secrets.length > 0 && !job.environment) found.push(`${secrets[0]} is used outside of an environment`)
  for (const step of job.steps ?? []) found.push(...ofStep(step, known))
  return found
}

/** `./…` is a file or an action of ours; all else is pinned to a commit. */
function ofUse(used: string, known: Known): string[] {
  if (!used.startsWith('./')) return /@[0-9a-f]{40}$/.test(used) ? [] : [`${used} is not pinned to a commit`]
  const path = used.slice(2)
  return known.hasFile(path) || known.hasFile(`${path}/action.yml`) ? [] : [`there is no ${path}`]
}

function ofStep(step: Step, known: Known): string[] {
  const found = step.uses ? ofUse(step.uses, known) : []
  if (step.uses?.startsWith('actions/checkout@') && step.with?.['persist-credentials'] !== false)
    found.push('checkout leaves credentials behind')
  const lines = (step.run ?? '').split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line))
  const typed = step.name !== undefined && step.name in asNewcomersType
  if (lines.length > mostLines && !typed) found.push(`${lines.length} lines of shell, of ${lines[0]}`)
  for (const line of lines) {
    if (line.includes('${{')) found.push(`an expression within shell: ${line}`)
    if (!typed && /(^|[;&|]\s*)(if|for|while|until|case|function)\b|\|\||&&/.test(line))
      found.push(`shell that decides: ${line}`)
    found.push(...ofCommand(line.trim(), known))
  }
  return found
}

function ofCommand(line: string, known: Known): string[] {
  const found: string[] = []
  for (const [, script = ''] of line.matchAll(/\bnpm run ([\w:-]+)/g))
    if (!known.scripts.includes(script)) found.push(`there is no script ${script}`)
  for (const [, steps = ''] of line.matchAll(/\bnpm test -- (.+)$/g))
    for (const step of steps.split(/\s+/))
      if (!known.steps.includes(step)) found.push(`npm test has no step ${step}`)
  for (const [, file = ''] of line.matchAll(/\b(?:node|ava) ([\w./-]+\.[a-z]+)\b/g))
    if (!known.hasFile(file)) found.push(`there is no file ${file}`)
  return found
}

/** Actions that a text pins, by name: the commits that they are pinned to, with their versions. */
export function pins(text: string): [action: string, pin: string][] {
  return [...text.matchAll(/uses:\s*([\w.-]+\/[\w.-]+)[\w./-]*@([0-9a-f]{40} # v\S+)/g)].map(
    ([, action, pin]) => [action as string, pin as string],
  )
}
