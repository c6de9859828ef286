import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Runs `npm run audit` as an operator does, on the mart of an environment; what it printed, where it found something. */
export async function runAudit(env: NodeJS.ProcessEnv): Promise<string | null> {
  const audited = await promisify(execFile)(process.execPath, ['tools/audit/audit.ts'], { env }).catch(
    (e) => e,
  )
  return audited.code ? `${audited.stdout}${audited.stderr}` : null
}
