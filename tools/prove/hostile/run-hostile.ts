import { type ChildProcess, spawn } from 'node:child_process'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { createClient } from '../../mart/client.ts'
import type { Found } from './programs.ts'
import { type Role, serveTokens } from './tokens.ts'

const config = fileURLToPath(new URL('./schemathesis.toml', import.meta.url))
const hooks = fileURLToPath(new URL('./hooks.py', import.meta.url))

/** Streams end when their reader goes: they are followed by tests of their own. */
const excluded = '/stream$'

/** What was tried on a mart, and what of its answers was not as it should be. */
export interface Tried {
  cases: number
  operations: number
  /** Operations whose links to others were followed. */
  links: number
  /** Each with how to send it again. */
  failures: string[]
  /** What schemathesis itself could not do. */
  errors: string[]
}

/** A walk along links is one example, and of few most end at an empty list. */
const amounts = (examples: number) => `[generation]
max-examples = ${examples}

[phases.stateful.generation]
max-examples = ${Math.max(100, examples)}
`

/** How it is tried: `examples` of each operation and phase; the seed is of schemathesis' own dice. */
export interface Trial {
  url: string
  role: Role
  examples: number
  seed: number
  program: Extract<Found, { command: string[] }>
  phases: string
}

/** Has schemathesis send what the mart's OpenAPI document allows, and what it doesn't, as somebody who is signed in. */
export async function tryHostile({ url, role, examples, seed, program, phases }: Trial): Promise<Tried> {
  const folder = await scratchFolder('hostile')
  const tokens = await serveTokens(url, role)
  try {
    const document = join(folder, 'openapi.json')
    await writeFile(document, JSON.stringify((await createClient(url).get('/openapi.json')).body))
    const report = join(folder, 'report.json')
    const settings = join(folder, 'schemathesis.toml')
    await writeFile(settings, `${await readFile(config, 'utf8')}\n${amounts(examples)}`)
    const [command = '', ...first] = program.command
    const options = {
      '--url': url,
      '--checks': 'all',
      '--phases': phases,
      '--seed': String(seed),
      // Of two threads that make syntax trees at once Python 3.11 loses count, and schemathesis an operation (python/cpython#106905).
      '--workers': '1',
      '--exclude-path-regex': excluded,
      '--report': 'json',
      '--report-json-path': report,
      '--generation-database': 'none',
      // On a busy machine all is slow. `all` would end walks along links early.
      '--suppress-health-check': 'too_slow,filter_too_much',
    }
    const child = spawn(
      command,
      [...first, '--no-color', '--config-file', settings, 'run', document, ...Object.entries(options).flat()],
      {
        cwd: folder,
        env: { ...process.env, ...program.env, SCHEMATHESIS_HOOKS: hooks, HOSTILE_TOKENS: tokens.url },
        // It ends when its standard input does (hooks.py), so also when this process is killed.
        stdio: ['pipe', 'pipe', 'pipe'],
      },
    )
    const said = await outputOf(child)
    return read(
      await readFile(report, 'utf8').catch(() => Promise.reject(new Error(`schemathesis failed:\n${said}`))),
      said,
    )
  } finally {
    await tokens.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

function outputOf(child: ChildProcess): Promise<string> {
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said += chunk
    })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', () => {
      resolve(said)
    })
  })
}

interface Report {
  complete: boolean
  stop_reason: string
  operations: { tested: number }
  test_cases: { generated: number; with_failures: number }
  errors: unknown[]
}

function read(report: string, said: string): Tried {
  const { operations, test_cases, errors, complete, stop_reason } = JSON.parse(report) as Report
  const links = Number(/API Links:\s+(\d+) covered/.exec(said)?.[1] ?? 0)
  const failures = test_cases.with_failures > 0 ? failuresIn(said) : []
  return {
    cases: test_cases.generated,
    operations: operations.tested,
    links,
    failures,
    errors: [
      ...(errors.length > 0 ? [part(said, 'ERRORS') ?? JSON.stringify(errors)] : []),
      ...(complete ? [] : [`ended early: ${stop_reason}`]),
    ],
  }
}

/** As schemathesis writes them: a heading with the operation, then each with what was wrong and a line for curl. */
function failuresIn(said: string): string[] {
  return (
    (part(said, 'FAILURES') ?? said)
      .split(/\n(?=_{3,} .* _{3,}\n)/)
      .map((one) => one.trim())
      // What a link couldn't take of an empty list is told there too, and is no failure.
      .filter((one) => /^- ST\d+ /m.test(one))
  )
}

/** What stands under one of its headings. */
const part = (said: string, heading: string): string | undefined =>
  new RegExp(`=+ ${heading} =+\\n([\\s\\S]*?)\\n=+ [A-Z]+`).exec(said)?.[1]
