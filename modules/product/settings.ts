import type { Settings } from '#config/schema.ts'

/** How much of the catalogue is kept in memory. */
const settings = {
  cache: {
    doc: 'MiB of answers to catalogue reads that are kept in memory, for a second at most; 0: none',
    format: 'nat',
    default: 16,
    env: 'PRODUCT_CACHE',
  },
} as const satisfies Settings

export default { settings }
