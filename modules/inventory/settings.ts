import type { Settings } from '#config/schema.ts'

const settings = {
  movementsMonths: {
    doc: 'Whole months of stock movements that are kept in the table, 12 at least; older ones are archived. 0: all',
    format: 'months',
    default: 0,
    env: 'MOVEMENTS_MONTHS',
  },
} as const satisfies Settings

export default { settings }
