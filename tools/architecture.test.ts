import { readdir, readFile } from 'node:fs/promises'
import test from 'ava'
import { cruise } from 'dependency-cruiser'
// @ts-expect-error: its types are not declared
import configuration from '../.dependency-cruiser.mjs'

const folders = ['src', 'modules', 'proto', 'config', 'features', 'tools', 'bench', 'kong', 'deploy']

/** Our own TypeScript files below a folder. */
async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
}

test('the walls stand, and every file was read', async (t) => {
  const { output } = await cruise(folders, {
    ...configuration.options,
    ruleSet: configuration,
    validate: true,
  } as never)
  if (typeof output === 'string') return t.fail(output)
  t.deepEqual(
    output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
    [],
  )
  const read = new Set(output.modules.map(({ source }) => source))
  const ours = (await Promise.all(folders.map(filesBelow))).flat()
  t.deepEqual(
    ours.filter((file) => !read.has(file)),
    [],
    'files that the cruise did not read',
  )
  t.true(ours.length > 100, `${ours.length} files`)
  const arrows = output.modules.flatMap(({ dependencies }) => dependencies)
  t.true(arrows.length > ours.length, `${arrows.length} imports: with a parser missing there are none`)
})

test('the environment is read by the configuration alone', async (t) => {
  const reading = []
  for (const file of (await Promise.all(['src', 'modules', 'proto'].map(filesBelow))).flat()) {
    if (file === 'src/config.ts' || file.endsWith('.test.ts') || file.startsWith('src/testing/')) continue
    if (/process\.env/.test(await readFile(file, 'utf8'))) reading.push(file)
  }
  t.deepEqual(reading, [])
})

test('the runtime names no module', async (t) => {
  const modules = (await readdir('modules', { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  t.true(modules.length >= 6)
  const naming = []
  for (const file of await filesBelow('src')) {
    if (/\.test\.ts$|\/test-[^/]+\.ts$/.test(file)) continue
    const text = (await readFile(file, 'utf8')).replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    for (const module of modules) {
      if (new RegExp(`(modules/${module}|'mart\\.${module}\\.|/v1/${module}s)`).test(text))
        naming.push(`${file}: ${module}`)
    }
  }
  t.deepEqual(naming, [])
})
