import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import test from 'ava'
// @ts-expect-error: its types are not declared
import semver from 'semver'

interface Locked {
  integrity?: string
  engines?: { node?: string }
}

const json = async (file: string) => JSON.parse(await readFile(file, 'utf8'))
const locked = Object.entries((await json('package-lock.json')).packages as Record<string, Locked>).filter(
  ([path]) => path !== '',
)

test('every package of the lock has the hash that it is checked by, those of other platforms too', (t) => {
  t.true(locked.length > 500)
  t.deepEqual(
    locked.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path),
    [],
  )
})

test('no package warns on a Node that the README admits', (t) => {
  // The newest of each line when this was written; a package that wants more than that is one that warns.
  for (const node of ['20.20.2', '22.23.0', '24.21.0']) {
    const warning = locked.filter(([, { engines }]) => engines?.node && !semver.satisfies(node, engines.node))
    t.deepEqual(
      warning.map(([path, { engines }]) => `${path} wants ${engines?.node}`),
      [],
      `on Node ${node}`,
    )
  }
})

test('what the editor is told to run is there', async (t) => {
  const { configurations } = await json('.vscode/launch.json')
  for (const { name, program, runtimeExecutable } of configurations) {
    for (const path of [program, runtimeExecutable]) {
      const file = path.replace(/^\$\{workspaceFolder\}\//, '')
      t.true(existsSync(file), `${name}: ${file}`)
    }
  }
  const { settings } = (await json('.devcontainer/devcontainer.json')).customizations.vscode
  // TypeScript 7 has no tsserver.js; without a setting the editor takes the one that it brings.
  const tsdk = settings['typescript.tsdk']
  t.true(tsdk === undefined || existsSync(join(tsdk, 'tsserver.js')), `${tsdk}/tsserver.js`)
})
