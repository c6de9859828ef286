import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExecutionContext } from 'ava'
import { loadConfig } from '#config/config.ts'
import { endWithUs } from '#src/testing/end-with-us.ts'
import { scratchFolder } from '#src/testing/scratch-folder.ts'
import { modules } from '../../modules/all.ts'
import { runAudit } from '../audit/run-audit.ts'
import { environmentFor } from '../mart/environment.ts'
import { admin } from '../mart/running-mart.ts'
import { type Split, startSplit } from './start-split.ts'

/** A split on an empty directory and a broker of its own, ended after the test. */
export interface TestSplit extends Split {
  dataDir: string
  /** The end of what all processes wrote, for a test that failed. */
  output(): string
  /** Every line in which a process logged an error. */
  errors(): string[]
  /** Runs `npm run audit` over its six databases; what it printed, where it found something. */
  audit(): Promise<string | null>
  /** The settings that its services inherit. */
  env: NodeJS.ProcessEnv
}

export async function testSplit(
  t: ExecutionContext,
  options: {
    settings?: Record<string, string>
    replicas?: Record<string, number>
    program?: string
  } = {},
): Promise<TestSplit> {
  const dataDir = await scratchFolder('split')
  const env = environmentFor({
    PORT: '0',
    DATA_DIR: dataDir,
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    ...options.settings,
  })
  const left = await endWithUs(join(dataDir, 'postgres'), dataDir)
  let output = ''
  const errors: string[] = []
  const split = await startSplit({
    config: loadConfig(
      modules.map(({ name }) => name),
      env,
    ),
    env,
    writeLine: (name, line) => {
      if (/"level":"(error|fatal)"/.test(line)) errors.push(`${name} | ${line}`)
      output = `${output}${name} | ${line}\n`.slice(-200_000)
    },
    replicas: options.replicas,
    limited: false,
    sharedBroker: false,
    program: options.program,
  })
  t.teardown(async () => {
    if (!t.passed) t.log(output.slice(-8_000))
    await split.stop()
    await rm(dataDir, { recursive: true, force: true })
    left()
  })
  return {
    ...split,
    dataDir,
    env,
    output: () => output,
    errors: () => errors,
    audit: () => runAudit(env),
  }
}
