import type { History } from '../history.ts'

/** Whether a text is about something that a poison fault made up: each says in its words which key it took. */
export function isPoisoned({ faults }: Pick<History, 'faults'>, text: string): boolean {
  return faults.some(({ kind, what }) => {
    const key = kind.startsWith('poison') ? /key (\S+)/.exec(what)?.[1] : undefined
    return key !== undefined && text.includes(key)
  })
}
