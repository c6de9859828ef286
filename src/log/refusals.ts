import type { Logger } from 'pino'

/** Of a kind of refusal so many lines in a minute; all have their line among those of requests anyway. */
export const mostLines = 60
const minute = 60_000

/** What a refusal tells whoever reads the log; ids and choices, never what was sent. */
export interface Refusal {
  /** As OWASP's logging vocabulary calls it, where it has a word: `authn_login_fail`, `authz_fail`. */
  event: string
  [field: string]: string | number | null | undefined
}

/**
 * Writes what was refused for security's sake, each kind `mostLines` times in a minute; how many more there were is one line
 * when that minute is over.
 */
export function refusalLog(log: Logger): (refusal: Refusal) => void {
  const told = new Map<string, number>()
  const over = (event: string) => {
    const more = (told.get(event) ?? 0) - mostLines
    told.delete(event)
    if (more > 0) log.warn({ event, more }, 'refused, so many times more in a minute')
  }
  return (refusal) => {
    const { event } = refusal
    const count = (told.get(event) ?? 0) + 1
    told.set(event, count)
    if (count === 1) setTimeout(over, minute, event).unref()
    if (count <= mostLines) log.warn(refusal, 'refused')
  }
}
