import { readFileSync } from 'node:fs'

/**
 * The thousand commonest passwords of 8 characters and more in leaked collections (the frequency list of
 * zxcvbn 4.4, MIT), and some that are common here.
 */
const common = new Set(
  readFileSync(new URL('./common-passwords.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n'),
)

/** Whether this is one of the first passwords that anyone would try, in whatever case it is written. */
export const isCommon = (password: string): boolean => common.has(password.toLowerCase())
