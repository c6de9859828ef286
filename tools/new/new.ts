import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { planModule } from './module.ts'
import { carryOut, type Plan, Refusal } from './plan.ts'
import { planRoom } from './room.ts'

/**
 * `npm run new -- module NAME` and `npm run new -- room MODULE/NAME` write a module, or a room of one, that passes every
 * check: a table, what reads and adds to it, a route for admins, a test, and their lines wherever such things are listed.
 * All of it is written, or nothing.
 */
const usage = `npm run new -- module NAME        a module with its first room, such as: module loyalty
npm run new -- room MODULE/NAME   a room of a module, such as: room inventory/counting`

const root = fileURLToPath(new URL('../..', import.meta.url))
const run = promisify(execFile)

/** What is made of a new module's protocol and settings. */
const rewritten = [
  'proto/generated/messages.js',
  'proto/generated/messages.d.ts',
  'proto/generated/shapes.json',
  'config/README.md',
]

async function writeModule(name: string): Promise<void> {
  const plan = await planModule(root, name)
  await carryOut(plan, rewritten, async () => {
    await format(plan)
    await run('npm', ['run', '--silent', 'proto'], { cwd: root })
    await run(process.execPath, ['tools/checks/settings.ts'], { cwd: root })
  })
  tell(plan, rewritten, [
    `Say what it is for: modules/${name}/index.ts, its README.md and its room's room.ts; "entry" gets its real name.`,
    'What it adds to that is in CONTRIBUTING.md, "How to add": a room, a route, an event, a table, a setting.',
    `npx ava modules/${name}, then npm test.`,
  ])
}

async function writeRoom(module: string, name: string): Promise<void> {
  const plan = await planRoom(root, module, name)
  await carryOut(plan, [], () => format(plan))
  tell(
    plan,
    [],
    [
      `Say what it is for in modules/${module}/${name}/room.ts and modules/${module}/README.md; "entry" gets its real name.`,
      'What it adds to that is in CONTRIBUTING.md, "How to add": a route, an event, a table, a setting.',
      `npx ava modules/${module}/${name}, then npm test.`,
    ],
  )
}

/** Biome sorts the imports and breaks the lines, as the check wants them. */
async function format({ created, changed }: Plan): Promise<void> {
  const files = [...created.keys(), ...changed.keys()].filter((file) => /\.(ts|yml)$/.test(file))
  await run(join(root, 'node_modules/.bin/biome'), ['check', '--write', ...files], { cwd: root })
}

function tell({ created, changed }: Plan, also: string[], next: string[]): void {
  console.log(`Written:\n${[...created.keys()].map((file) => `  ${file}`).join('\n')}`)
  console.log(`Changed:\n${[...changed.keys(), ...also].map((file) => `  ${file}`).join('\n')}`)
  console.log(`Next:\n${next.map((line, at) => `  ${at + 1}. ${line}`).join('\n')}`)
}

const [kind, name = '', ...others] = process.argv.slice(2)
const [module = '', room, ...deeper] = name.split('/')
try {
  if (others.length > 0 || deeper.length > 0 || name === '') throw new Refusal(usage)
  if (kind === 'module' && room === undefined) await writeModule(name)
  else if (kind === 'room' && room !== undefined) await writeRoom(module, room)
  else throw new Refusal(usage)
} catch (error) {
  // What is refused is one line; anything else is ours, with all that it says.
  console.error(error instanceof Refusal ? error.message : error)
  process.exit(1)
}
