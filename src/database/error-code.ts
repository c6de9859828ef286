/** An error and what it was thrown for: Sequelize and our own wrap what PostgreSQL said. */
export function* causesOf(error: unknown): Generator<Record<string, unknown>> {
  let at = error as Record<string, unknown> | null | undefined
  for (let depth = 0; at && depth < 5; depth++) {
    yield at
    at = (at.parent ?? at.original ?? at.cause) as typeof at
  }
}

/** PostgreSQL's code of an error, also where something wraps it; empty for none. */
export function codeOf(error: unknown): string {
  for (const { code } of causesOf(error)) if (typeof code === 'string') return code
  return ''
}

/** Another transaction was in the way: the same may well succeed at once. */
export const isConflictOfTransactions = (error: unknown): boolean => /^(40001|40P01)$/.test(codeOf(error))

/** Whether a row was refused since this unique constraint has it already. */
export const violatesUnique = (error: unknown, name: string): boolean =>
  codeOf(error) === '23505' && [...causesOf(error)].some(({ constraint }) => constraint === name)
