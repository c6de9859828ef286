import { digitsOf } from '#src/schemas/text.ts'

/** The name of a place as it is compared: without case, accents, and blanks and marks between its words; digits as 0 to 9. */
export const placeKey = (name: string): string =>
  digitsOf(name.normalize('NFKD'))
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
