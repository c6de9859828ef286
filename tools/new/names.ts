import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { shared } from '#config/schema.ts'
import { Refusal } from './plan.ts'

/** Longer ones make names that PostgreSQL would cut. */
const longest = 30

/** Words of the language, and those that the files of a module or a room use themselves. */
const reserved = new Set(
  `arguments async await break case catch class const continue debugger default delete do else enum eval export extends
  false finally for function if implements import in instanceof interface let new null of package private protected public
  return static super switch this throw true try type typeof undefined var void while with yield
  all modules on personal-data postgres provides routes start types`.split(/\s+/),
)

/** `gift-wrapping` → `giftWrapping` */
export const camel = (name: string) =>
  name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** `gift-wrapping` → `GiftWrapping` */
export const pascal = (name: string) => camel(`-${name}`)

/** `gift-wrapping` → `gift wrapping` */
export const words = (name: string) => name.replaceAll('-', ' ')

/** `gift-wrapping` → `Gift wrapping` */
export const titled = (name: string) => words(`${name.charAt(0).toUpperCase()}${name.slice(1)}`)

/** Throws a Refusal where it can't be a module's name: that names a database, a package of events and variables too. */
export function checkModuleName(name: string): void {
  if (!/^[a-z]+$/.test(name))
    throw new Refusal(`a module's name is one word of the letters a to z, such as loyalty; ${name} isn't`)
  checkWord(name)
}

/** Throws a Refusal where it can't be a room's name. */
export function checkRoomName(name: string): void {
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name))
    throw new Refusal(
      `a room's name is words of a to z and digits with hyphens between, such as gift-wrapping; ${name} isn't`,
    )
  checkWord(name)
}

function checkWord(name: string): void {
  if (name.length > longest) throw new Refusal(`${name} is longer than ${longest} characters`)
  if (reserved.has(name)) throw new Refusal(`${name} has another meaning in the code: take another word`)
}

/** Throws a Refusal where something beside the modules has the name of a new one. */
export async function checkModuleIsFree(name: string, root: string): Promise<void> {
  if (name in shared) throw new Refusal(`${name} is a group of settings (config/schema.ts)`)
  for (const file of ['docker-compose.yml', 'docker-compose.one.yml']) {
    const { services } = parse(await readFile(join(root, file), 'utf8'), {
      maxAliasCount: -1,
      logLevel: 'silent',
    })
    if (name in services) throw new Refusal(`${name} is a service of ${file}`)
  }
  const events = await readFile(join(root, 'proto/events.ts'), 'utf8')
  if (events.includes(`'mart.${name}.v1'`)) throw new Refusal(`mart.${name}.v1 is a topic (proto/events.ts)`)
}

/** Throws a Refusal where `/v1/<name>` is a path already, or Kong has a route or service of one of these names. */
export async function checkPathIsFree(name: string, kongNames: string[], root: string): Promise<void> {
  const listed = await readFile(join(root, 'tools/contract/who-may.ts'), 'utf8')
  if (new RegExp(` /v1/${name}'`).test(listed))
    throw new Refusal(`/v1/${name} is a path already (tools/contract/who-may.ts)`)
  const kong = await readFile(join(root, 'kong/kong.yml'), 'utf8')
  const taken = kongNames.find((it) => new RegExp(`- name: ${it}$`, 'm').test(kong))
  if (taken) throw new Refusal(`${taken} is a name in kong/kong.yml already`)
}
