import type { Config } from '#config/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import { originOf } from '#src/events/event.ts'
import type { Followers } from '#src/http/followers.ts'
import { wakeInboxesJob } from '../inbox/follow-inbox.ts'
import { toNotice } from '../letters/letter.ts'
import { manners, write } from '../letters/templates.ts'
import { type DeliveryStatus, jobOf } from '../mailing/delivery.ts'
import type { MessageRepository, NewMessage } from '../message-repository.ts'
import { isTextingSet } from '../texting/is-texting-set.ts'
import type { Languages } from '../wording/languages.ts'
import type { Telling } from './telling.ts'

interface Needs {
  messages: MessageRepository
  followers: Followers
  languages: Languages
  config: Config
  now: () => Date
  wake: (job: string) => void
}

/**
 * Milliseconds after which an event is no longer mailed. A service on an emptied database hears a month of events
 * again; its inboxes are filled anew, and nobody gets their mails of that month a second time.
 */
const stale = 2 * 24 * 60 * 60 * 1000

/** Tells users something: in the inbox at once, by e-mail and SMS soon after. Nothing of what was told before. */
export const tellUsers = ({ messages, followers, languages, config, now, wake }: Needs) => {
  const textStatus: DeliveryStatus = isTextingSet(config.notification) ? 'pending' : 'kept'
  const mailStatus: DeliveryStatus = config.notification.smtpUrl ? 'pending' : 'kept'
  const toMessage = (telling: Telling): NewMessage => {
    const { inApp, email, must, sms } = manners[telling.template]
    const deliveries: NewMessage['deliveries'] = []
    if (inApp) deliveries.push({ channel: 'in_app', status: 'sent', must: true })
    const isStale = telling.saidAt !== undefined && now().getTime() - telling.saidAt.getTime() > stale
    if (email) deliveries.push({ channel: 'email', status: isStale ? 'kept' : mailStatus, must })
    if (sms !== 'no')
      deliveries.push({ channel: 'sms', status: isStale ? 'kept' : textStatus, must: sms === 'code' })
    const notice = toNotice(write(telling.template, telling.data as never, languages.shop))
    return { telling, notice, language: languages.shop.code, inApp, deliveries, at: now() }
  }
  return (tellings: Telling[], tx: Tx): void => {
    const news = tellings.map(toMessage)
    messages.tell(news, tx)
    const pending = news.flatMap(({ deliveries }) => deliveries.filter(({ status }) => status === 'pending'))
    for (const job of new Set(pending.map(({ channel }) => jobOf(channel)))) tx.afterCommit(() => wake(job))
    if (news.some(({ telling, inApp }) => inApp && followers.isFollowed(telling.userId)))
      tx.afterCommit(() => wake(wakeInboxesJob))
  }
}

export type TellUsers = ReturnType<typeof tellUsers>

/** Tells one user one thing. */
export const tellUser =
  ({ tellUsers }: { tellUsers: TellUsers }) =>
  (telling: Telling, tx: Tx): void =>
    tellUsers([{ ...telling, saidAt: tx.cause.saidAt, origin: originOf(tx.cause) }], tx)
