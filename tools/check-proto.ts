import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The gates of the events: `buf lint`, `buf breaking` against the main branch where there is one, and
 * that the generated code is what the protocol says. Ends non-zero where one is shut.
 */
const bin = (name: string) => join('node_modules', '.bin', name)
const run = (command: string, args: string[]) =>
  execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })

run(bin('buf'), ['lint', 'proto'])
console.log('buf lint: ok')

const base = ['origin/main', 'main'].find((ref) => {
  try {
    execFileSync('git', ['cat-file', '-e', `${ref}:proto/buf.yaml`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})
if (base) {
  run(bin('buf'), ['breaking', 'proto', '--against', `.git#ref=${base},subdir=proto`])
  console.log(`buf breaking against ${base}: ok`)
} else console.log('buf breaking: SKIPPED, there is no main branch here to compare with')

const folder = mkdtempSync(join(tmpdir(), 'proto-'))
try {
  const scripts = JSON.parse(readFileSync('package.json', 'utf8')).scripts as Record<string, string>
  const command = (scripts.proto as string).replaceAll('proto/generated/', `${folder}/`)
  execFileSync('sh', ['-c', command], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: `${join(process.cwd(), 'node_modules', '.bin')}:${process.env.PATH}` },
  })
  for (const file of ['messages.js', 'messages.d.ts']) {
    if (readFileSync(join(folder, file), 'utf8') !== readFileSync(join('proto/generated', file), 'utf8')) {
      throw new Error(`proto/generated/${file} is not what the protocol says: npm run proto`)
    }
  }
  console.log('generated code: ok')
} finally {
  rmSync(folder, { recursive: true, force: true })
}
