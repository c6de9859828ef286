import type { Texting } from '../letters/templates.ts'
import { type Decision, mostTexts, refusalOf, type Waiting, waitForContact } from '../mailing/delivery.ts'
import { type QuietHours, quietUntil } from '../mailing/quiet-hours.ts'

/** What a text's fate depends on, beside what that of any delivery does. */
export interface WaitingText extends Omit<Waiting, 'must'> {
  /** Whether the user is known. */
  known: boolean
  texting: Texting
  /** The time zones that the phone may be in. */
  zones: string[]
  /** It is of a country that the shop sends texts to. */
  isOfOurs: boolean
}

/** What holds for all texts. */
export interface Texts {
  /** Whether a provider is set up. */
  canSend: boolean
  /** As many went out today as the shop pays for. */
  areSpent: boolean
}

/** Nobody's phone rings from ten at night to eight in the morning. */
const night = { from: '22:00', to: '08:00' }

/** A text that could not be sent for so long says what everybody knows by then. */
const longestWait = 24 * 60 * 60_000

/** Until the day's texts are counted again. */
const untilCounted = 15 * 60_000

/** What to do with a text that is due, before anybody is called. */
export function decideText(waiting: WaitingText, now: Date, { canSend, areSpent }: Texts): Decision {
  const isCode = waiting.texting === 'code'
  const refusal = refusalOf({ ...waiting, must: isCode }, now)
  if (refusal) return refusal
  if (!canSend) return { do: 'finish', status: 'kept', answer: 'no provider of texts is set up' }
  if (!waiting.known && !waiting.address) return waitForContact(waiting.waitingSince, now)
  const { address, verified, earlier, isOfOurs } = waiting
  if (!address || !(verified || isCode)) return byMail('no phone of the user is verified', waiting)
  if (!isOfOurs) return byMail('no texts are sent to its country', waiting)
  if (!isCode && earlier >= mostTexts) return byMail('too many texts in a day', waiting)
  const until = areSpent ? new Date(now.getTime() + untilCounted) : quietEnds(waiting, now)
  if (!until) return { do: 'send', address }
  if (now.getTime() - waiting.waitingSince.getTime() >= longestWait)
    return byMail('too late for a text', waiting)
  return { do: 'wait', until }
}

/** Told by mail in its place: what is news, since a code is asked for again. */
const byMail = (answer: string, { texting }: WaitingText): Decision => ({
  do: 'finish',
  status: 'dropped',
  answer,
  ...(texting !== 'code' && { mailInstead: true }),
})

/** When the phone may ring again; null where it may now, as it may at any hour for a code and for who is at the door. */
function quietEnds({ texting, zones, quietHours }: WaitingText, now: Date): Date | null {
  if (texting !== 'news') return null
  return whenNoneIsQuiet(
    [...zones.map((timeZone) => ({ ...night, timeZone })), ...(quietHours ? [quietHours] : [])],
    now,
  )
}

/**
 * The first moment from `now` on that is quiet in none of them; null where `now` isn't. Where they leave no moment free
 * within days, the last end that was looked at: it is judged again then.
 */
export function whenNoneIsQuiet(hours: QuietHours[], now: Date): Date | null {
  let at = now
  for (let round = 0; round < 8; round += 1) {
    const ends = hours.flatMap((each) => quietUntil(each, at) ?? [])
    if (ends.length === 0) break
    at = new Date(Math.max(...ends.map((end) => end.getTime())))
  }
  return at === now ? null : at
}
