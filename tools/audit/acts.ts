import { verifyChain } from '#src/audit-log/chain.ts'
import type { Walk } from './books.ts'

/** What must be true of the audit log of each module. */
export const acts: Walk = {
  says: 'every audit log is whole: no act was changed, taken out, put in or moved',
  subjects: { what: 'administrative acts' },
  async walk(books) {
    let walked = 0
    const broken = new Map<string, string>()
    for (const [module, on] of Object.entries(books)) {
      const log = await verifyChain(on)
      walked += log.walked
      for (const [seq, why] of log.broken) broken.set(`${module} ${seq}`, why)
    }
    return { walked, broken }
  },
}
