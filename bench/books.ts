import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Stage } from './stage.ts'

const audit = fileURLToPath(new URL('../tools/audit/audit.ts', import.meta.url))

/** Throws unless every order was brought to its end, no event was set aside, and the audit finds all books agreeing. */
export async function requireCleanBooks(stage: Pick<Stage, 'query' | 'env'>): Promise<void> {
  const open = await stage.query(
    'order',
    `select status, count(*) from orders where status in ('pending', 'awaiting_payment') group by status`,
  )
  if (open.length > 0) throw new Error(`orders not final: ${JSON.stringify(open)}`)
  for (const module of ['inventory', 'order', 'payment', 'notification']) {
    const [aside] = await stage.query(module, 'select count(*) as n from parked_events')
    if (Number(aside.n) > 0) throw new Error(`${module}: ${aside.n} events set aside`)
  }
  const audited = await promisify(execFile)(process.execPath, [audit], {
    env: { ...process.env, ...stage.env },
  }).catch((error) => error)
  if (audited.code) throw new Error(`audit failed:\n${audited.stdout}${audited.stderr}`)
}
