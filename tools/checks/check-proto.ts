import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { breaking, protoBase } from './proto-history.ts'

/**
 * The gates of the events: `buf lint`, `buf breaking` against the last release, the main branch or the
 * commit before (`proto-history.ts`), and that the generated code is what the protocol says. Ends non-zero where one is shut.
 */
const bin = (name: string) => join('node_modules', '.bin', name)
const run = (command: string, args: string[]) =>
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })

run(bin('buf'), ['lint', 'proto'])
console.log('buf lint: ok')

const base = protoBase('.')
if (base) {
  breaking(resolve(bin('buf')), '.', base)
  console.log(`buf breaking against ${base.what}: ok`)
} else {
  const why =
    'this clone has no release, no main branch and no commit before this one: git fetch --unshallow --tags'
  if (process.env.CI === 'true') throw new Error(`buf breaking has nothing to compare with: ${why}`)
  console.log(`buf breaking: SKIPPED, ${why}`)
}

const folder = mkdtempSync(join(tmpdir(), 'proto-'))
try {
  const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts as Record<string, string>
  const command = (scripts.proto as string).replaceAll('proto/generated/', `${folder}/`)
  execFileSync('sh', ['-c', command], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: `${join(process.cwd(), 'node_modules', '.bin')}:${process.env.PATH}` },
  })
  for (const file of ['messages.js', 'messages.d.ts', 'shapes.json']) {
    if (readFileSync(join(folder, file), 'utf8') !== readFileSync(join('proto/generated', file), 'utf8')) {
      throw new Error(`proto/generated/${file} is not what the protocol says: npm run proto`)
    }
  }
  console.log('generated code: ok')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
