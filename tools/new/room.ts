import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { camel, checkModuleName, checkPathIsFree, checkRoomName } from './names.ts'
import { before, behind, behindLast, type Change, importing, type Plan, planFor, Refusal } from './plan.ts'
import { namesOf, type RoomNames, roomFiles, tableText } from './room-files.ts'

/** Plans `modules/<module>/<room>` and all that names it. Throws a Refusal where that can't be. */
export async function planRoom(root: string, module: string, room: string): Promise<Plan> {
  checkModuleName(module)
  checkRoomName(room)
  if (!existsSync(join(root, 'modules', module, 'index.ts')))
    throw new Refusal(`there is no module ${module}`)
  if (existsSync(join(root, 'modules', module, room)))
    throw new Refusal(`modules/${module}/${room} is there already`)
  await checkPathIsFree(room, [`${module}-${room}`], root)
  const plan = planFor(root)
  const names = { module, room, subject: room }
  for (const [file, text] of Object.entries(roomFiles(names, false)))
    plan.create(`modules/${module}/${room}/${file}`, text)
  plan.create(`modules/${module}/migrations/${await nextMigration(names, root)}`, tableText(names))
  await intoModule(plan, names)
  const { path } = namesOf(names)
  await plan.change('tools/contract/who-may.ts', whoMayLine(path))
  await plan.change(
    'docs/http-api.md',
    before(new RegExp(`(?<=^\\| \\[${module}\\]\\(.*) \\|$`), ` · GET \`${path}\``),
  )
  await plan.change('kong/kong.yml', ...kongRoute(names, path))
  return plan
}

/** The line of a route that admins may call, until it is said who else. */
export const whoMayLine = (path: string): Change =>
  before(/^\}\n(?![\s\S])/, `  'GET ${path}': admin(200),\n`)

/** A route of Kong's for what is read with a token, in YAML. */
export const kongRouteText = (name: string, path: string) => `      - name: ${name}
        methods: [GET, HEAD]
        paths:
          - ~${path}$
        strip_path: false
        request_buffering: false
        plugins:
          - name: jwt
            config: { key_claim_name: kid, claims_to_verify: [exp], uri_param_names: [] }
          - name: rate-limiting
            config: { minute: 3000, limit_by: header, header_name: Authorization, policy: local }
`

/** The room in its module's declaration, in what that provides, and among the rooms of its README. */
async function intoModule(plan: Plan, { module, room }: RoomNames): Promise<void> {
  const name = camel(room)
  const [index, provides] = [`modules/${module}/index.ts`, `modules/${module}/provides.ts`]
  for (const file of [index, provides])
    if (new RegExp(`^(import|export|const)\\b[^'\\n]*\\b${name}\\b`, 'm').test(await plan.read(file)))
      throw new Refusal(`${name} means something else in ${file}: take another word`)
  await plan.change(
    index,
    importing(`import { ${name} } from './${room}/room.ts'`),
    behind(/^ {2}rooms: \[[^\]]*?(?=,?\s*\])/, `, ${name}`),
  )
  await plan.change(
    provides,
    importing(`import { ${name} } from './${room}/provides.ts'`),
    behind(/^export const provides = \{[^}]*?(?=,?\s*\})/, `, ...${name}`),
  )
  const readme = `modules/${module}/README.md`
  const row = /^\| \[[\w-]+\]\([\w-]+\/room\.ts\).*\n/
  if (new RegExp(row, 'm').test(await plan.read(readme)))
    await plan.change(
      readme,
      behindLast(row, `| [${room}](${room}/room.ts) | say here what a shopkeeper would |\n`),
    )
}

/** The route in the module's service that reads, and its path where Kong sends what no route takes. */
const kongRoute = ({ module, room }: RoomNames, path: string): Change[] => [
  behind(
    new RegExp(`^ {2}- name: ${module}\\n(?: {4}\\w+: .*\\n)+ {4}routes:\\n`),
    kongRouteText(`${module}-${room}`, path),
  ),
  behind(new RegExp(`^ {6}- name: ${module}-else\\n {8}paths:\\n`), `          - ~${path}$\n`),
]

/** The name of the module's next migration. */
async function nextMigration({ module, subject }: RoomNames, root: string): Promise<string> {
  const files = await readdir(join(root, 'modules', module, 'migrations'))
  const numbers = files.filter((file) => file.endsWith('.sql')).map((file) => Number(file.slice(0, 4)))
  return `${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}-${subject}.sql`
}
