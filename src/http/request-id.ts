import { randomUUIDv7 } from 'node:crypto'

const plain = /^[A-Za-z0-9._-]{1,128}$/

/** The id that a client gave, if it is a plain one; else a new UUIDv7. Never what could be mistaken in a log. */
export function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && plain.test(given) ? given : randomUUIDv7()
}
