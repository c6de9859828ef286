import { faultPoint } from '#src/faults/fault-points.ts'
import { manners } from '../letters/templates.ts'
import type { WriteMail } from '../letters/write-mail.ts'
import type { AttachReceipt } from '../receipts/attach-receipt.ts'
import { decide } from './delivery.ts'
import { connections, type MailConnection, type Mailer } from './mailer.ts'
import type { SendDue } from './send-due.ts'

interface Needs {
  sendDue: SendDue
  mailer: Mailer
  writeMail: WriteMail
  attachReceipt: AttachReceipt
}

/** Sends the mails that are due; one is sent again only if the process dies before it is recorded. */
export const sendMail =
  ({ sendDue, mailer, writeMail, attachReceipt }: Needs) =>
  async (signal: AbortSignal): Promise<void> => {
    let connection: Promise<MailConnection> | undefined
    await sendDue(
      {
        channel: 'email',
        atOnce: connections,
        decide: (claimed, now) =>
          decide({ ...claimed, must: manners[claimed.template].must }, now, mailer.canSend),
        async send(claimed, address) {
          connection ??= mailer.connect()
          const { id: deliveryId, name } = claimed
          const mail = await writeMail(claimed)
          const attachments = await attachReceipt(claimed)
          const open = await connection
          faultPoint('mail-before-send')
          const outcome = await open.send({ ...mail, attachments, address, name, deliveryId })
          faultPoint('mail-sent')
          return outcome
        },
        async close() {
          ;(await connection)?.close()
        },
      },
      signal,
    )
  }
