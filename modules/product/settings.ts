import type { Settings } from '#config/schema.ts'

/** How much of the catalogue is kept in memory, and how it is taxed where nothing else is said. */
const settings = {
  cache: {
    doc: 'MiB of answers to catalogue reads that are kept in memory, for a second at most; 0: none',
    format: 'nat',
    default: 16,
    env: 'PRODUCT_CACHE',
  },
  defaultTaxClass: {
    doc: 'The class by which products are taxed that name none (GET /v1/tax-rates has the classes)',
    format: String,
    default: 'standard',
    env: 'DEFAULT_TAX_CLASS',
  },
} as const satisfies Settings

export default { settings }
