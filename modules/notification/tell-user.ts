import type { Config } from '#src/config.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { DeliveryStatus } from './delivery.ts'
import { toNotice } from './letter.ts'
import type { MessageRepository, NewMessage } from './message-repository.ts'
import type { Telling } from './telling.ts'
import { manners, write } from './templates.ts'

interface Needs {
  messages: MessageRepository
  config: Config
  now: () => Date
  wake: (job: string) => void
}

/** Tells a user something: in the inbox at once, by e-mail soon after. Nothing where it was told before. */
export const tellUser = ({ messages, config, now, wake }: Needs) => {
  const mailStatus: DeliveryStatus = config.notification.smtpUrl ? 'pending' : 'kept'
  return (telling: Telling, tx: Tx): void => {
    const { inApp, email, must } = manners[telling.template]
    const deliveries: NewMessage['deliveries'] = []
    if (inApp) deliveries.push({ channel: 'in_app', status: 'sent' })
    if (email) deliveries.push({ channel: 'email', status: mailStatus })
    const notice = toNotice(write(telling.template, telling.data as never))
    messages.tell({ telling, notice, inApp, must, deliveries, at: now() }, tx)
    if (email && mailStatus === 'pending') tx.afterCommit(() => wake('send-mail'))
  }
}
