import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { glob, readdir, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import test from 'ava'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { parse } from 'yaml'
import { testWhere } from '#src/testing/test-where.ts'
import { startSchedule } from '../audit/schedule.ts'
import { figuresOf } from '../checks/metrics.ts'
import { findPrograms } from './programs.ts'
import { inSmallerTime, monitoringFile, monitoringFolder, readRules } from './rules.ts'

const run = promisify(execFile)
const found = await findPrograms()
const withPromtool = testWhere(found.programs !== null, found.programs ? '' : found.lacking, {
  mayLack: true,
})

const { files, alerts, recordings } = await readRules()
const names = alerts.map(({ alert }) => alert)
const pages = Object.fromEntries(
  await Promise.all(
    (await readdir('docs/runbook')).map(async (file) => [
      file.replace(/\.md$/, ''),
      await readFile(`docs/runbook/${file}`, 'utf8'),
    ]),
  ),
) as Record<string, string>

test('every alert says what, how bad and where to read on; every page of the runbook is of an alert', (t) => {
  t.deepEqual(Object.keys(pages).sort(), names.toSorted())
  t.is(new Set(names).size, names.length)
  for (const { alert, labels, annotations, for: lasts } of alerts) {
    t.true(['page', 'ticket', 'none'].includes(labels.severity), alert)
    t.regex(lasts, /^\d+[smh]$/, alert)
    t.is(annotations.runbook_url, `docs/runbook/${alert}.md`)
    t.true(annotations.summary.length > 10 && annotations.description.length > 5, alert)
  }
})

test('each page says what it means, what customers feel, what to do first and when it is over', (t) => {
  for (const [name, text] of Object.entries(pages)) {
    const headings = [...text.matchAll(/^##? (.+)$/gm)].map(([, heading]) => heading)
    t.deepEqual(headings, [
      name,
      'What it means',
      'What customers feel',
      'The first three commands',
      'How to be sure that it is over',
    ])
    for (const part of text.split(/^## .+$/m)) t.true(part.trim().length > 8, `${name}: a part is empty`)
    t.is(commandsOf(text).length, 3, name)
  }
})

test('the commands that the runbook names exist', async (t) => {
  const { scripts } = JSON.parse(await readFile('package.json', 'utf8'))
  const { services } = parse(await readFile('docker-compose.yml', 'utf8'), {
    merge: true,
    maxAliasCount: -1,
    logLevel: 'error',
  })
  // Of the profile observability, which has files of its own.
  const known = new Set([...Object.keys(services), 'prometheus', 'alertmanager'])
  const subcommands = /^(exec|logs|ps|restart|run|up|images)$/
  const wrong: string[] = []
  for (const [name, text] of Object.entries(pages))
    for (const command of commandsOf(text)) {
      const words = command.replaceAll(/"[^"]*"|'[^']*'/g, 'quoted').split(' ')
      const refused = () => wrong.push(`${name}: ${command}`)
      const [tool = '', second = '', third = ''] = words
      if (tool === 'npm') {
        if (second !== 'run' || !(third in scripts)) refused()
      } else if (tool === 'docker' && second === 'compose') {
        const [subcommand = '', ...rest] = words
          .slice(2)
          .filter((word, at, all) => !isOption(word, all[at - 1]))
        if (!subcommands.test(subcommand)) refused()
        const service = rest[0]?.replace(/=\d+$/, '')
        if (service !== undefined && !known.has(service)) refused()
        for (const file of rest.filter((word) => word.endsWith('.ts'))) if (!existsSync(file)) refused()
      } else if (tool === 'docker') {
        if (!['stats', 'system', 'inspect'].includes(second)) refused()
      } else if (tool === 'kubectl') {
        if (!['get', 'logs', 'exec', 'describe'].includes(second)) refused()
      } else if (!['df', 'openssl', 'curl'].includes(tool)) refused()
    }
  t.deepEqual(wrong, [])
})

/** An option of Compose, or the value of one. */
const isOption = (word: string, before = ''): boolean =>
  word.startsWith('--') ||
  /^--(since|profile|username|command|scale|module)$/.test(before) ||
  ['-d', '--rm'].includes(word)

const commandsOf = (text: string): string[] =>
  (/```sh\n([^`]+)\n```/.exec(text)?.[1] ?? '').split('\n').filter((line) => line !== '')

test('rules and runbook speak of figures that there are', async (t) => {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const schedule = startSchedule({
    pass: async () => new Map(),
    every: 1_000_000,
    within: 1_000,
    register,
    onFailure: () => {},
  })
  await schedule.stop()
  const own = figuresOf().flatMap(({ figures }) => figures)
  const inProcess = (await register.getMetricsAsJSON()).map(({ name, type }) => ({
    name,
    kind: String(type),
  }))
  const there = new Set(
    [...own, ...inProcess].flatMap(({ name, kind }) =>
      kind === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
    ),
  )
  const recorded = new Set(recordings.map(({ record }) => record))
  const texts = [
    ...Object.entries(files),
    ...Object.entries(pages),
    ['monitoring.md', await readFile('docs/monitoring.md', 'utf8')],
  ]
  let checked = 0
  for (const [file, text = ''] of texts) {
    for (const [name] of text.matchAll(/\b(mart|nodejs|process)_[a-z0-9_]+\b/g)) {
      checked++
      t.true(there.has(name), `${file}: ${name}`)
    }
    for (const [name] of text.matchAll(/\bmart:[a-z_]+:\w+/g)) t.true(recorded.has(name), `${file}: ${name}`)
  }
  t.true(checked > 100, `${checked}`)
  // A matcher that no series has would make an alert that never fires.
  const labels = new Map(
    own.map((figure) => [figure.name, figure.labels as Record<string, string | readonly string[]>]),
  )
  for (const { alert, expr } of alerts)
    for (const [, name = '', matchers = ''] of expr.matchAll(/(mart_\w+)\{([^}]*)\}/g))
      for (const [, label = '', operator, values = ''] of matchers.matchAll(/(\w+)(=~|!~|!=|=)"([^"]*)"/g)) {
        const declared = labels.get(name.replace(/_(bucket|sum|count)$/, ''))?.[label]
        if (label === 'le') continue
        t.truthy(declared, `${alert}: ${name} has no label ${label}`)
        if (Array.isArray(declared) && operator !== '!~')
          for (const value of values.split('|'))
            t.true(declared.includes(value), `${alert}: ${label}="${value}"`)
      }
})

test('each alert has unit tests that show it quiet and firing', async (t) => {
  interface Expectation {
    expr: string
    exp_samples: unknown[]
  }
  const seen = new Map<string, Set<'quiet' | 'firing'>>(names.map((name) => [name, new Set()]))
  for await (const file of glob(`${monitoringFolder}tests/*.yml`))
    for (const { promql_expr_test } of parse(await readFile(file, 'utf8')).tests)
      for (const { expr, exp_samples } of promql_expr_test as Expectation[]) {
        const name = /^ALERTS\{alertname="(\w+)",alertstate="firing"\}$/.exec(expr)?.[1] ?? expr
        t.true(seen.has(name), `${file}: ${expr}`)
        seen.get(name)?.add(exp_samples.length > 0 ? 'firing' : 'quiet')
      }
  // It always fires.
  for (const [name, states] of seen)
    t.deepEqual([...states].sort(), name === 'Watchdog' ? ['firing'] : ['firing', 'quiet'], name)
})

withPromtool(
  'Prometheus and Alertmanager take the files, and the unit tests of the rules pass',
  async (t) => {
    t.timeout(240_000)
    const { promtool, amtool } = found.programs as NonNullable<typeof found.programs>
    const of = (folder: string) =>
      readdir(monitoringFolder + folder).then((all) => all.map((file) => `${folder}/${file}`))
    const asked = [
      [promtool, 'check', 'rules', ...(await of('rules'))],
      [promtool, 'check', 'config', 'prometheus.yml'],
      [promtool, 'check', 'config', 'prometheus.one.yml'],
      [amtool, 'check-config', 'alertmanager.yml'],
      ...(await of('tests')).map((file) => [promtool, 'test', 'rules', file]),
    ]
    for (const [program = '', ...args] of asked)
      await t.notThrowsAsync(run(program, args, { cwd: monitoringFolder }), args.join(' '))
    for (const [labels, receiver] of [
      ['severity=page', 'pages'],
      ['severity=ticket', 'tickets'],
      ['alertname=Watchdog severity=none', 'watchdog'],
    ] as const) {
      const route = ['config', 'routes', 'test', '--config.file=alertmanager.yml', ...labels.split(' ')]
      const { stdout } = await run(amtool, route, { cwd: monitoringFolder })
      t.is(stdout.trim(), receiver, labels)
    }
  },
)

test('what silences an alert, and what it silences, are alerts', async (t) => {
  const { inhibit_rules } = parse(await monitoringFile('alertmanager.yml'))
  let checked = 0
  for (const { source_matchers, target_matchers } of inhibit_rules as Record<string, string[]>[])
    for (const matcher of [...(source_matchers ?? []), ...(target_matchers ?? [])]) {
      const [, pattern = ''] = /^alertname =~? "(.+)"$/.exec(matcher) ?? []
      if (!matcher.startsWith('alertname')) continue
      for (const one of pattern.split('|')) {
        checked++
        t.true(
          names.some((name) => new RegExp(`^${one}$`).test(name)),
          one,
        )
      }
    }
  t.true(checked > 30)
})

test('what is scraped in Compose is there: each service at its admin port, and the audit', async (t) => {
  const { services } = parse(await readFile('docker-compose.yml', 'utf8'), {
    merge: true,
    maxAliasCount: -1,
    logLevel: 'error',
  })
  const { scrape_configs } = parse(await monitoringFile('prometheus.yml'))
  const [{ dns_sd_configs }, { static_configs }] = scrape_configs
  const modules = Object.keys(services).filter((name) => services[name].environment?.SERVICES)
  t.deepEqual(dns_sd_configs[0].names.toSorted(), modules.sort())
  for (const name of modules) t.is(services[name].environment.ADMIN_PORT, String(dns_sd_configs[0].port))
  const [target = ''] = static_configs[0].targets
  const [host = '', port = ''] = target.split(':')
  t.true(services[host].command.join(' ').includes(`--port ${port} --host 0.0.0.0`))
})

test('docs/monitoring.md lists each alert as it is', async (t) => {
  const text = await readFile('docs/monitoring.md', 'utf8')
  const rows = [...text.matchAll(/^\| \[(\w+)\]\(runbook\/(\w+)\.md\) \| (\w+) \| (.+) \|$/gm)]
  t.deepEqual(
    rows.map(([, name, page, severity]) => [name, page, severity]),
    alerts.map(({ alert, labels }) => [alert, alert, labels.severity]),
  )
})

test('rules in a smaller time are the same but for their times', (t) => {
  const text = `
      - alert: A
        expr: |
          rate(x_total[10m]) * 60 > 6 and max(age) > 5 * 60 and y > 14.4 * 0.001
          or time() - z > 2 * 3600 and w > 3 * 86400 and v <= 15 * 60 and u[1d] > 290 * 1024
        for: 2m
        labels: { severity: page }
        for: 0m`
  t.is(
    inSmallerTime(text, 2),
    text
      .replace('[10m]', '[20s]')
      .replace('> 5 * 60', '> 5 * 2')
      .replace('2 * 3600', '2 * 120')
      .replace('15 * 60', '15 * 2')
      .replace('[1d]', '[2880s]')
      .replace('for: 2m', 'for: 4s'),
  )
})
