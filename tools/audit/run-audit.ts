import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** What is under way gets a minute: a test's machine may be busy with other tests. */
const unhurried = { AUDIT_TIMEOUT: '60000' }

/** Runs `npm run audit` as an operator does, on the mart of an environment; what it printed, where it found something. */
export async function runAudit(env: NodeJS.ProcessEnv): Promise<string | null> {
  const audited = await promisify(execFile)(process.execPath, ['tools/audit/audit.ts'], {
    env: { ...unhurried, ...env },
  }).catch((e) => e)
  return audited.code ? `${audited.stdout}${audited.stderr}` : null
}
