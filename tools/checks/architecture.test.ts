import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import test from 'ava'
import { modules as declaredBy } from '#config/modules.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { pure, readWalls, rules } from './walls.ts'

const folders = ['src', 'modules', 'proto', 'config', 'features', 'tools', 'bench', 'kong', 'deploy']

/** Our own TypeScript files below a folder. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
}

test('the walls stand, and every file was read', async (t) => {
  const { broken, modules } = await readWalls(folders)
  t.deepEqual(broken, [])
  const read = new Set(modules.map(({ source }) => source))
  const ours = (await Promise.all(folders.map(filesBelow))).flat()
  t.deepEqual(
    ours.filter((file) => !read.has(file)),
    [],
    'files that the cruise did not read',
  )
  t.true(ours.length > 100, `${ours.length} files`)
  const arrows = modules.flatMap(({ dependencies }) => dependencies)
  t.true(arrows.length > ours.length, `${arrows.length} imports: with a parser missing there are none`)
})

/** For each wall what breaks it: a file, and what it says, one breach a line. */
const breaches: Record<string, [file: string, text: string][]> = {
  'modules-do-not-know-each-other': [
    ['modules/order/placing/place-order.ts', "import '../../payment/payment.ts'"],
    ['modules/user/accounts/register.ts', "import type { Payment } from '../../payment/payment.ts'"],
  ],
  'modules-import-only-the-house': [
    ['modules/order/placing/place-order.ts', "import '../../../tools/mart/client.ts'"],
    ['modules/order/cart/checkout.ts', "import '../../../config/schema.ts'"],
  ],
  'settings-are-plain': [
    ['modules/order/settings.ts', "import '#src/log/log.ts'"],
    ['modules/payment/settings.ts', "import type { Config } from '#config/config.ts'"],
  ],
  'settings-are-types-to-a-module': [
    ['modules/order/settings.ts', "import { shared } from '#config/schema.ts'"],
  ],
  'config-knows-of-modules-their-settings': [['config/config.ts', "import '../modules/payment/payment.ts'"]],
  'rooms-keep-their-tables': [
    ['modules/order/placing/place-order.ts', "import '../cart/cart-repository.ts'"],
    ['modules/order/cart/checkout.ts', "import { sessions } from '../placing/draft-repository.ts'"],
  ],
  'src-names-no-module': [['src/runtime/mart.ts', "import '../../modules/payment/payment.ts'"]],
  'pure-files-do-no-io': [
    ['modules/order/order.ts', "import 'node:fs/promises'"],
    ['modules/order/pricing.ts', "import './order-repository.ts'"],
    ['modules/payment/decide.ts', "import pg from 'pg'"],
    ['modules/notification/mailing/quiet-hours.ts', "import { log } from '#src/log/log.ts'"],
    ['modules/inventory/shelf.ts', "export { createDatabase } from '#src/database/database.ts'"],
    ['src/money.ts', "import { type Config, loadConfig } from '#config/config.ts'"],
    ['src/quantity.ts', "export const read = () => import('./log/log.ts')"],
  ],
  'sql-in-repositories-only': [
    ['modules/order/placing/place-order.ts', "import 'pg'"],
    ['modules/user/accounts/register.ts', "import { sql } from '#src/database/statement.ts'"],
  ],
  'machinery-in-src-only': [['modules/order/placing/place-order.ts', "import 'koa'"]],
  'no-cycles': [['src/log/log.ts', "import '../runtime/mart.ts'"]],
  'tests-are-not-imported': [
    ['src/runtime/mart.ts', "import '../testing/until.ts'"],
    ['modules/order/placing/place-order.ts', "import '../order.test.ts'"],
    ['modules/user/accounts/register.ts', "import '../test-user.ts'"],
  ],
  'everything-resolves': [['src/runtime/mart.ts', "import './nowhere.ts'"]],
}
/** What the breaches reach for. */
const reached: [file: string, text: string][] = [
  ...[
    'modules/payment/payment.ts',
    'modules/order/order-repository.ts',
    'modules/order/order.test.ts',
    'modules/user/test-user.ts',
    'src/testing/until.ts',
    'src/database/database.ts',
    'src/database/statement.ts',
    'config/config.ts',
    'src/log/log.ts',
    'tools/mart/client.ts',
    'node_modules/pg/index.js',
    'node_modules/koa/index.js',
  ].map((file): [string, string] => [file, 'export {}']),
  ['config/schema.ts', 'export {}'],
  ['modules/order/cart/cart-repository.ts', 'export {}'],
  ['modules/order/placing/draft-repository.ts', 'export {}'],
  ['src/runtime/mart.ts', "import '../log/log.ts'"],
]

/** Where the walls are broken in a model of the house with these files. */
async function model(files: [file: string, text: string][]): Promise<string[]> {
  const dir = await scratchFolder('walls')
  try {
    for (const [file, text] of [...reached, ...files]) {
      await mkdir(join(dir, dirname(file)), { recursive: true })
      await writeFile(join(dir, file), `${text}\n`)
    }
    for (const file of ['package.json', 'tsconfig.json']) await cp(file, join(dir, file))
    return (await readWalls(['src', 'modules', 'config', 'tools'], dir)).broken
  } finally {
    await rm(dir, { recursive: true })
  }
}

for (const { name } of rules)
  test(`${name}: a breach is seen`, async (t) => {
    const files = breaches[name] ?? []
    t.true(files.length > 0, 'every wall has a breach here')
    const broken = (await model(files)).filter((line) => line.startsWith(`${name}: `))
    for (const [file] of files)
      t.true(
        broken.some((line) => line.startsWith(`${name}: ${file} -> `)),
        `${file}: ${broken.join(', ')}`,
      )
  })

test('types may be had of anything, and what is in order breaks no wall', async (t) => {
  const types =
    "import type { Database } from '#src/database/database.ts'\nimport type {\n  Pool,\n} from 'pg'"
  t.deepEqual(
    await model([
      ['modules/order/order.ts', `${types}\nimport './pricing.ts'`],
      ['modules/order/cart/checkout.ts', "import type { Drafts } from '../placing/draft-repository.ts'"],
      ['modules/order/pricing.ts', "import '#src/money.ts'"],
      ['modules/order/settings.ts', "import type { Settings } from '#config/schema.ts'"],
      ['config/modules.ts', "import order from '../modules/order/settings.ts'"],
      ['src/money.ts', 'export {}'],
      [
        'modules/order/placing/place-order.ts',
        `${types}\nimport '../order.ts'\nimport '../order-repository.ts'\nimport './draft-repository.ts'`,
      ],
    ]),
    [],
  )
})

test('what is pure is there, and reads neither clock, chance nor world', async (t) => {
  for (const file of pure) {
    const code = (await readFile(file, 'utf8')).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    const found =
      /\b(await|process|console|fetch|setTimeout|setInterval|Math\.random|Date\.now)\b|new Date\(\)/.exec(
        code,
      )
    t.is(found?.[0], undefined, file)
  }
})

test('what tests keep outside of the checkout is made where it is taken away again', async (t) => {
  // These see to it themselves.
  const tidy = [
    'src/testing/scratch-folder.ts',
    'src/testing/broker/start-broker.ts',
    'tools/checks/check-proto.ts',
    'tools/checks/proto-history.ts',
    'tools/delivery/deploy.ts',
    'tools/delivery/publish-chart.ts',
  ]
  const making = []
  for (const file of (await Promise.all(folders.map(filesBelow))).flat())
    if (!tidy.includes(file) && /\bmkdtemp(Sync)?\(/.test(await readFile(file, 'utf8'))) making.push(file)
  t.deepEqual(making, [])
})

test('the environment is read by the configuration alone', async (t) => {
  const reading = []
  for (const file of (await Promise.all(['src', 'modules', 'proto'].map(filesBelow))).flat()) {
    if (file === 'config/config.ts' || file.endsWith('.test.ts') || file.startsWith('src/testing/')) continue
    if (/process\.env/.test(await readFile(file, 'utf8'))) reading.push(file)
  }
  t.deepEqual(reading, [])
})

test('every module that declares settings has them read', async (t) => {
  const declaring = (await filesBelow('modules')).filter((file) => file.endsWith('/settings.ts'))
  t.deepEqual(declaring.map((file) => file.split('/')[1]).sort(), Object.keys(declaredBy).sort())
})

test('the runtime names no module', async (t) => {
  const modules = (await readdir('modules', { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  t.true(modules.length >= 6)
  const naming = []
  // Of the configuration, one file lists them.
  const runtime = [...(await filesBelow('src')), 'config/config.ts', 'config/schema.ts']
  for (const file of runtime) {
    if (/\.test\.ts$|\/test-[^/]+\.ts$/.test(file)) continue
    const text = (await readFile(file, 'utf8')).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    for (const module of modules) {
      if (
        new RegExp(`(modules/${module}|'mart\\.${module}\\.|/v1/${module}s|config\\.${module}\\b)`).test(text)
      )
        naming.push(`${file}: ${module}`)
    }
  }
  t.deepEqual(naming, [])
})
