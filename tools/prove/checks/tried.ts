import type { History } from '../history.ts'

/** An operation that was asked for so often, and never decided on, was not tried. */
const often = 30

/**
 * Why a run proves nothing, or nothing of an operation: nothing was done; `kinds` of faults were to be injected, and none was;
 * what was asked for again and again had no answer but a 5xx, which a fault may explain of each.
 */
export function brokenTrials({ deeds, faults }: Pick<History, 'deeds' | 'faults'>, kinds: number): string[] {
  const broken: string[] = []
  const isDone = (status: number | null) => status !== null && status < 400
  if (!deeds.some(({ status }) => isDone(status))) broken.push('nothing that was asked for was done')
  if (kinds > 0 && faults.length === 0)
    broken.push(`${kinds} kinds of faults were wanted, and none was injected`)
  const isDecided = (status: number | null) => status !== null && status < 500
  const asked = new Map<string, { times: number; decided: number }>()
  for (const { what, status } of deeds) {
    const it = asked.get(what) ?? { times: 0, decided: 0 }
    asked.set(what, { times: it.times + 1, decided: it.decided + Number(isDecided(status)) })
  }
  for (const [what, { times, decided }] of asked)
    if (times >= often && decided === 0)
      broken.push(`${what} was asked ${times} times, and never answered but with a 5xx`)
  return broken
}
