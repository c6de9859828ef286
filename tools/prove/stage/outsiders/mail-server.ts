import { smtpDouble } from '../../../../modules/notification/mailing/smtp-double.ts'
import { behindProxy } from './behind-proxy.ts'

/** A mail server that may misbehave: it takes letters, each with the `Message-ID` by which a receiver drops the second. */
export async function mailServer() {
  const smtp = await smtpDouble()
  const { outsider, port } = await behindProxy('mail server', smtp.port, {
    taken: () =>
      smtp.received.map(({ at, messageId, to, raw }) => ({ at, id: messageId, what: { to, raw } })),
    close: () => smtp.close(),
    own: {
      // With a mail server the answer that counts is the last: before it nothing is taken.
      'lost answer'(isOn, proxy) {
        smtp.onTaken = () => {
          if (isOn) proxy.reset()
        }
      },
    },
  })
  return { outsider, settings: { SMTP_URL: `smtp://127.0.0.1:${port}` } }
}
