import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import test, { type ExecutionContext } from 'ava'
import { testPostgres } from '#src/testing/postgres.ts'
import { runNode } from '#src/testing/run-node.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { environmentFor } from '../mart/environment.ts'
import { planModule } from './module.ts'
import { before, behind, planFor, Refusal } from './plan.ts'
import { planRoom } from './room.ts'

const root = process.cwd()

const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false']
const git = (cwd: string, ...args: string[]) =>
  promisify(execFile)('git', [...who, ...args], { cwd, maxBuffer: 2 ** 24 })

/** The files of a tree that are ours: tracked, or new and not ignored. */
async function ours(): Promise<string[]> {
  const { stdout } = await git(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard')
  return stdout.split('\0').filter(Boolean)
}

/** A copy of the tree to write into, with the same packages, committed. */
async function copyOfTheHouse() {
  const dir = await scratchFolder('new')
  const files = await ours()
  // What was deleted is listed until that is committed.
  for (const file of files) await cp(file, join(dir, file)).catch(isGone)
  await symlink(join(root, 'node_modules'), join(dir, 'node_modules'))
  await git(dir, 'init', '-q', '-b', 'main')
  await git(dir, 'add', '-A')
  await git(dir, 'commit', '-q', '-m', 'as it was')
  // On main, events are held against the commit before.
  await git(dir, 'commit', '-q', '-m', 'as it is', '--allow-empty')
  return dir
}

function isGone(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error
}

const house = await copyOfTheHouse()
const changed = async () => (await git(house, 'status', '--porcelain')).stdout

/** Runs a program of Node's in the copy. */
async function run(t: ExecutionContext, ...args: string[]) {
  const { TEST_BUS: _, ...env } = environmentFor({
    TEST_POSTGRES_URL: (await testPostgres()).url('postgres'),
  })
  const child = runNode(t, args, { cwd: house, env })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [code, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { code, stdout, stderr }
}
const bin = (name: string) => join('node_modules', '.bin', name)
/** `npm run new` */
const order = (t: ExecutionContext, ...args: string[]) => run(t, 'tools/new/new.ts', ...args)

test('a name that can’t be is refused, and why', async (t) => {
  const modules: [string, RegExp][] = [
    ['', /one word/],
    ['Loyalty', /one word/],
    ['gift-cards', /one word/],
    ['../order', /one word/],
    ['x'.repeat(31), /longer/],
    ['default', /another meaning/],
    ['all', /another meaning/],
    ['order', /modules\/order is there already/],
    ['types', /another meaning/],
    ['http', /settings/],
    ['keys', /docker-compose\.yml/],
    ['mart', /docker-compose\.one\.yml/],
    ['stock', /topic/],
    ['products', /\/v1\/products is a path already/],
    ['auth', /kong/],
  ]
  for (const [name, why] of modules)
    await t.throwsAsync(planModule(root, name), { instanceOf: Refusal, message: why }, name)
  const rooms: [string, string, RegExp][] = [
    ['order', 'Cart', /words of a to z/],
    ['order', 'gift_wrapping', /words of a to z/],
    ['order', '-gift', /words of a to z/],
    ['order', '', /words of a to z/],
    ['order', 'new', /another meaning/],
    ['order', 'cart', /modules\/order\/cart is there already/],
    ['order', 'migrations', /modules\/order\/migrations is there already/],
    ['loyalty', 'cards', /there is no module loyalty/],
    ['../order', 'cards', /one word/],
    ['product', 'cart', /\/v1\/cart is a path already/],
    ['order', 'tariff', /tariff means something else in modules\/order\/provides\.ts/],
    ['order', 'stream', /order-stream is a name in kong\/kong\.yml already/],
  ]
  for (const [module, name, why] of rooms)
    await t.throwsAsync(planRoom(root, module, name), { instanceOf: Refusal, message: why }, name)
})

test('a place to write to is there, and once, or it is said which is not', async (t) => {
  const plan = planFor(root)
  t.throws(() => plan.create('README.md', ''), { instanceOf: Refusal, message: /README\.md is there/ })
  await t.throwsAsync(plan.change('nowhere.ts', behind(/x/, 'y')), { message: 'there is no nowhere.ts' })
  for (const place of [/^nothing of that kind$/, /^import /])
    for (const change of [behind(place, 'x'), before(place, 'x')])
      await t.throwsAsync(plan.change('modules/all.ts', change), {
        instanceOf: Refusal,
        message: /^modules\/all\.ts: .*not once$/,
      })
  t.is(plan.changed.size, 0)
})

test.serial('what is not understood or refused is told in a line, and nothing is written', async (t) => {
  for (const args of [
    [],
    ['module'],
    ['module', 'a/b'],
    ['room', 'order'],
    ['room', 'a/b/c'],
    ['shop', 'x'],
  ]) {
    const { code, stderr } = await order(t, ...args)
    t.deepEqual([code, /^npm run new -- module NAME /.test(stderr)], [1, true], args.join(' '))
  }
  const { code, stderr } = await order(t, 'module', 'order')
  t.deepEqual([code, stderr], [1, 'modules/order is there already\n'])
  t.is(await changed(), '')
})

test.serial('where a place is missing, or a step fails, everything is as it was', async (t) => {
  const breaks: [args: string[], file: string, from: string, to: string, says: RegExp][] = [
    [['module', 'loyalty'], 'kong/kong.yml', '- name: docs\n', '- name: papers\n', /^kong\/kong\.yml: /],
    [
      ['module', 'loyalty'],
      'tools/checks/settings.ts',
      'if (',
      "throw new Error('out of ink')\nif (",
      /out of ink/,
    ],
    [['room', 'inventory/counting'], 'biome.json', '"files"', '"papers"', /papers/],
  ]
  for (const [args, file, from, to, says] of breaks) {
    const whole = await readFile(join(house, file), 'utf8')
    t.true(whole.includes(from))
    await writeFile(join(house, file), whole.replace(from, to))
    const { code, stderr } = await order(t, ...args)
    t.is(code, 1)
    t.regex(stderr, says)
    await writeFile(join(house, file), whole)
    t.is(await changed(), '', file)
  }
  // Git says nothing of empty folders.
  for (const folder of ['modules/loyalty', 'proto/mart/loyalty', 'modules/inventory/counting'])
    t.false(existsSync(join(house, folder)), folder)
})

test.serial('a new module and new rooms pass every check, and answer', async (t) => {
  t.timeout(600_000)
  const orders = [
    ['module', 'loyalty'],
    ['room', 'loyalty/gift-wrapping'],
    ['room', 'inventory/counting'],
  ]
  for (const args of orders) {
    const { code, stdout, stderr } = await order(t, ...args)
    t.deepEqual([code, stderr], [0, ''], args.join(' '))
    t.deepEqual(stdout.match(/^\S.*/gm), ['Written:', 'Changed:', 'Next:'])
    t.deepEqual(stdout.match(/^ {2}\d/gm), ['  1', '  2', '  3'])
  }
  const again = await order(t, 'room', 'inventory/counting')
  t.deepEqual([again.code, again.stderr], [1, 'modules/inventory/counting is there already\n'])

  const tests = [
    ...['architecture', 'compose', 'docs', 'settings'].map((name) => `tools/checks/${name}.test.ts`),
    ...['openapi', 'text-fields', 'who-may'].map((name) => `tools/contract/${name}.test.ts`),
    ...['tools/promises/personal-data.test.ts', 'kong/kong.test.ts', 'proto', 'config'],
    ...['modules/loyalty', 'modules/inventory/counting'],
  ]
  const checks = [
    [bin('tsc')],
    [bin('biome'), 'ci', '--colors=off', '.'],
    [bin('knip')],
    ['tools/checks/check-proto.ts'],
    // Who is let in is asked by the new tests too, and to ask it of all routes takes as long as all the rest.
    [bin('ava'), '--no-color', '--match=!each caller*', ...tests],
  ]
  let told = ''
  for (const check of checks) {
    const { code, stdout, stderr } = await run(t, ...check)
    t.is(code, 0, `${check[0]}\n${stdout}${stderr}`)
    told = stdout
  }
  // In a mart of its own each.
  for (const room of [
    'loyalty › entries › entries',
    'loyalty › gift-wrapping › gift-wrapping',
    'inventory › counting › counting',
  ])
    t.true(told.includes(`✔ modules › ${room}.mart › admins read what was added, page by page`), told)
})
