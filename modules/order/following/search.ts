import { readPhone } from '#src/schemas/phone.ts'
import { digitsOf } from '#src/schemas/text.ts'
import { spellNumber } from '../order.ts'

/** What staff look for in one box: any of these. */
export interface Search {
  number?: string
  /** E.164. */
  phone?: string
  /** All of them, each as a part of the recipient's name or street. */
  words?: string[]
}

/** The shortest part that the index finds by. */
const shortest = /[\p{L}\p{N}]{3}/u

/** Reads what somebody typed: an order's number, with or without what it begins with, a phone, else words. Null where it is too little. */
export function readSearch(typed: string): Search | null {
  const [, digits] = /^(?:IM[- ]?)?(\d{1,15})$/i.exec(digitsOf(typed).trim()) ?? []
  const number = digits === undefined ? undefined : spellNumber(Number(digits))
  const phone = readPhone(typed) ?? undefined
  if (number !== undefined || phone !== undefined)
    return { ...(number !== undefined && { number }), ...(phone !== undefined && { phone }) }
  const words = typed.split(/\s+/).filter(Boolean)
  return words.some((word) => shortest.test(word)) ? { words } : null
}
