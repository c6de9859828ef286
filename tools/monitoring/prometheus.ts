import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { stringify } from 'yaml'
import { freePort } from '#src/testing/broker/free-port.ts'
import { runWatched, type Watched } from '#src/testing/broker/watched.ts'
import type { Programs } from './programs.ts'

/** Milliseconds to be ready in; it takes less than one second. */
const startTimeout = 60_000

/** A Prometheus of our own, on loopback. It ends with this process, however that ends. */
export interface Prometheus {
  url: string
  /** The value of each series that the expression gives now. */
  query(expression: string): Promise<{ labels: Record<string, string>; value: number }[]>
  /** The same at each second from `from` (milliseconds since 1970) until now, as a panel shows it: series that have a value then. */
  series(expression: string, from: number): Promise<Record<string, string>[]>
  /** Alerts that are pending or firing now. */
  alerts(): Promise<Alert[]>
  output(): string
  stop(): Promise<void>
}

/** An alert as Prometheus tells of it. */
export interface Alert {
  labels: Record<string, string> & { alertname: string }
  annotations: Record<string, string>
  state: 'pending' | 'firing'
  /** Since when what it is about is so, by Prometheus' clock. */
  activeAt: string
}

/** Starts one over a folder; `config` is prometheus.yml as an object, `files` more files beside it, by their names. */
export async function startPrometheus(options: {
  programs: Programs
  dir: string
  config: object
  files?: Record<string, string>
}): Promise<Prometheus> {
  const { programs, dir, config, files = {} } = options
  await mkdir(dir, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text)
  await writeFile(join(dir, 'prometheus.yml'), stringify(config))
  const { url, program } = await startOnPort('/-/ready', (port) => [
    programs.prometheus,
    `--config.file=${join(dir, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(dir, 'data')}`,
    `--web.listen-address=127.0.0.1:${port}`,
    '--log.level=warn',
  ])
  const get = async (path: string) => {
    const response = await fetch(`${url}/api/v1/${path}`)
    const { status, data, error } = (await response.json()) as { status: string; data: never; error?: string }
    if (status !== 'success') throw new Error(`Prometheus, ${path}: ${error}`)
    return data
  }
  return {
    url,
    async query(expression) {
      const { result } = (await get(`query?query=${encodeURIComponent(expression)}`)) as {
        result: { metric: Record<string, string>; value: [number, string] }[]
      }
      return result.map(({ metric, value: [, value] }) => ({ labels: metric, value: Number(value) }))
    },
    async series(expression, from) {
      const range = {
        query: expression,
        start: String(from / 1000),
        end: String(Date.now() / 1000),
        step: '1',
      }
      const { result } = (await get(`query_range?${new URLSearchParams(range)}`)) as {
        result: { metric: Record<string, string>; values: [number, string][] }[]
      }
      return result
        .filter(({ values }) => values.some(([, value]) => value !== 'NaN'))
        .map(({ metric }) => metric)
    },
    alerts: async () => ((await get('alerts')) as { alerts: Alert[] }).alerts,
    output: () => program.output(),
    stop: () => end(program),
  }
}

/** An Alertmanager of our own, on loopback. */
export interface Alertmanager {
  /** `127.0.0.1:port`, for Prometheus' configuration. */
  address: string
  /** The alerts that it holds, with whether it tells of them. */
  alerts(): Promise<{ labels: Record<string, string>; status: { state: string; inhibitedBy: string[] } }[]>
  output(): string
  stop(): Promise<void>
}

/** Starts one over a folder; `config` is alertmanager.yml as its text, `files` more files beside it, by their names. */
export async function startAlertmanager(options: {
  programs: Programs
  dir: string
  config: string
  files?: Record<string, string>
}): Promise<Alertmanager> {
  const { programs, dir, config, files = {} } = options
  await mkdir(dir, { recursive: true })
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text)
  await writeFile(join(dir, 'alertmanager.yml'), config)
  const { url, program } = await startOnPort(
    '/-/ready',
    (port) => [
      programs.alertmanager,
      `--config.file=${join(dir, 'alertmanager.yml')}`,
      `--storage.path=${join(dir, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      // It talks to no other.
      '--cluster.listen-address=',
      '--log.level=warn',
    ],
    templatesFrom(programs),
  )
  return {
    address: url.slice('http://'.length),
    alerts: async () => (await fetch(`${url}/api/v2/alerts`)).json() as never,
    output: () => program.output(),
    stop: () => end(program),
  }
}

/** The folder in which Debian's program finds its templates where it was fetched and not installed (programs.ts). */
const templatesFrom = ({ alertmanager }: Programs) => join(dirname(alertmanager), '..', '..')

async function startOnPort(ready: string, command: (port: number) => string[], cwd?: string) {
  const port = await freePort()
  const program = await runWatched(command(port), '', cwd)
  const url = `http://127.0.0.1:${port}`
  for (const end = Date.now() + startTimeout; ; await delay(50)) {
    const answer = await fetch(url + ready).catch(() => null)
    if (answer?.ok) break
    if (program.isRunning() && Date.now() < end) continue
    program.kill('SIGKILL')
    throw new Error(`${command(port)[0]} did not start:\n${program.output()}`)
  }
  program.unref()
  return { url, program }
}

async function end(program: Watched): Promise<void> {
  program.kill('SIGTERM')
  const slow = setTimeout(() => program.kill('SIGKILL'), 10_000)
  await program.ended
  clearTimeout(slow)
}
