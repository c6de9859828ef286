import { fileURLToPath } from 'node:url'

/** Where Node keeps what it compiled: many processes read the same code, and each starts with half the work. */
export const compiled = fileURLToPath(
  new URL('../../node_modules/.cache/imtiaz-mart-compiled', import.meta.url),
)
