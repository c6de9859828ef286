/** Below every UUID that is made: where a list begins that is read from its oldest. As null it would be no bound of an index. */
export const lowestId = '00000000-0000-0000-0000-000000000000'

/** Above every UUID that is made: where a list begins that is read from its newest. */
export const highestId = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

/** The lowest UUIDv7 of a time in milliseconds. */
export function firstIdAt(time: number): string {
  const hex = time.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/** The time in milliseconds of a UUIDv7. */
export const timeOf = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
