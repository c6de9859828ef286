import type { FiscalAnswer, FiscalPaper, FiscalProvider } from './fiscal.ts'

/**
 * An authority that takes everything and tells nobody, for development: its number follows from ours, so that however often it
 * is asked the answer is the same.
 */
export const sandboxProvider: FiscalProvider = {
  name: 'sandbox',
  register: async (paper) => answerTo(paper),
  find: async (paper) => answerTo(paper),
}

function answerTo({ reference }: FiscalPaper): FiscalAnswer {
  const number = `SANDBOX-${reference}`
  return { state: 'registered', number, qr: number }
}
