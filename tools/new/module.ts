import { existsSync } from 'node:fs'
import { join } from 'node:path'
import {
  composeDatabase,
  composeService,
  kongService,
  kongUpstream,
  moduleFiles,
  protoText,
  topicText,
} from './module-files.ts'
import { checkModuleIsFree, checkModuleName, checkPathIsFree, pascal } from './names.ts'
import { before, behind, behindLast, importing, type Plan, planFor, Refusal } from './plan.ts'
import { kongRouteText, whoMayLine } from './room.ts'
import { namesOf, type RoomNames, roomFiles, tableText } from './room-files.ts'

/** What the first room of every new module is called until it has a better name. */
const firstRoom = 'entries'

/** Plans `modules/<module>` with its first room, and all that names it. Throws a Refusal where that can't be. */
export async function planModule(root: string, module: string): Promise<Plan> {
  checkModuleName(module)
  for (const folder of [`modules/${module}`, `proto/mart/${module}`])
    if (existsSync(join(root, folder))) throw new Refusal(`${folder} is there already`)
  await checkModuleIsFree(module, root)
  await checkPathIsFree(module, [module, `${module}-read`, `${module}-else`, `${module}.mart`], root)
  const plan = planFor(root)
  const names = { module, room: firstRoom, subject: module }
  const { path } = namesOf(names)
  for (const [file, text] of Object.entries(moduleFiles(names)))
    plan.create(`modules/${module}/${file}`, text)
  for (const [file, text] of Object.entries(roomFiles(names, true)))
    plan.create(`modules/${module}/${firstRoom}/${file}`, text)
  plan.create(`modules/${module}/migrations/0001-${module}.sql`, tableText(names))
  plan.create(`proto/mart/${module}/v1/${module}.proto`, protoText(names))

  const last = await intoList(plan, module)
  await intoEvents(plan, names)
  await plan.change('tools/contract/who-may.ts', before(/^\}\n(?![\s\S])/, '\n'), whoMayLine(path))
  await plan.change(
    'docs/http-api.md',
    behindLast(
      /^\| \[\w+\]\(\.\.\/modules\/.*\n/,
      `| [${module}](../modules/${module}/README.md) | GET \`${path}\` |\n`,
    ),
  )
  await plan.change(
    'README.md',
    behind(
      new RegExp(`\\[${last}\\]\\(modules/${last}/README\\.md\\)(?=: a page each)`),
      ` · [${module}](modules/${module}/README.md)`,
    ),
  )
  await intoDeployment(plan, module, last)
  await plan.change(
    'kong/kong.yml',
    behindLast(/^ {2}- name: \w+\.mart\n(?: {4}.*\n)+/, kongUpstream(module)),
    before(/^ {2}# .*\n {2}- name: docs\n/, kongService(module, path, kongRouteText(`${module}-read`, path))),
  )
  return plan
}

/** The module in the list of all, and its settings in theirs. Gives the name of the one that was last. */
async function intoList(plan: Plan, module: string): Promise<string> {
  const all = await plan.read('modules/all.ts')
  const [, last] = /^export const modules: Module\[\] = \[[^\]]*?(\w+),?\s*\]/m.exec(all) ?? []
  if (!last) throw new Refusal('modules/all.ts: there is no list of modules')
  await plan.change(
    'modules/all.ts',
    importing(`import ${module} from './${module}/index.ts'`),
    behind(/^export const modules: Module\[\] = \[[^\]]*?(?=,?\s*\])/, `, ${module}`),
  )
  await plan.change(
    'config/modules.ts',
    importing(`import ${module} from '../modules/${module}/settings.ts'`),
    behind(/^export const modules = \{[^}]*?(?=,?\s*\})/, `, ${module}`),
  )
  return last
}

/** Its first event, among the types, the topics and in the document. */
async function intoEvents(plan: Plan, names: RoomNames): Promise<void> {
  const { module } = names
  const of = `mart.${module}.v1`
  await plan.change(
    'proto/events.ts',
    behind(
      /^export type Events =[^\n]*\n(?: {2}EventsOf<.*> &\n)* {2}EventsOf<.*>(?=\n\n)/,
      ` &\n  EventsOf<'${of}', ${of}.${pascal(module)}Event.$Properties>`,
    ),
    before(/(?<=^export const topics: Topic\[\] = \[\n(?: .*\n)+)\]$/, topicText(names)),
  )
  await plan.change(
    'docs/events.md',
    behindLast(
      /^\| `mart\.[\w.-]+` \|.*\n/,
      `| \`${of}\` | entry id | 30 days | ${namesOf(names).Entry}Added |\n`,
    ),
  )
}

/** A service and a database in Compose, behind those of the `last` module; off where there is one process. */
async function intoDeployment(plan: Plan, module: string, last: string): Promise<void> {
  const line = (text: (name: string) => string) => behind(literal(`\n${text(last)}\n`), `${text(module)}\n`)
  await plan.change(
    'docker-compose.yml',
    line((name) => `      ${name}: { condition: service_healthy }`),
    line((name) => `      - ${name}-password:/data/databases/${name}`),
    behind(new RegExp(`^ {2}${last}:\\n(?: {4}.*\\n)+`), composeService(module)),
    behind(new RegExp(`^ {2}${last}-db:\\n(?: {4}.*\\n)+`), composeDatabase(module)),
    line((name) => `      ${name.toUpperCase()}_DATABASE_URL_FILE: /data/databases/${name}/url`),
    line((name) => `      - ${name}-password:/data/databases/${name}:ro`),
    behind(new RegExp(`,\\s+${last}-data(?=,?\\s*\\])`), `, ${module}-data`),
    line((name) => `  ${name}-password:`),
    behind(new RegExp(`^ {2}${last}-db:\\n(?! {4})`), `  ${module}-db:\n`),
    line((name) => `  ${name}-data: { internal: true }`),
  )
  await plan.change(
    'deploy/monitoring/prometheus.yml',
    behind(new RegExp(`names: \\[.*, ${last}(?=\\])`), `, ${module}`),
  )
  await plan.change(
    'docker-compose.one.yml',
    line((name) => `  ${name}: *split`),
    line((name) => `  ${name}-db: *split`),
  )
  await plan.change('Dockerfile', behind(new RegExp(`for name in [\\w ]*\\b${last}(?= mart;)`), ` ${module}`))
}

const literal = (text: string) => new RegExp(text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
