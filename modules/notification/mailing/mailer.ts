import type { Config } from '#config/config.ts'
import { traced } from '#src/tracing/tracing.ts'
import { plain } from '#src/wording/plain.ts'
import type { WrittenMail } from '../letters/write-mail.ts'
import type { Attachment } from '../receipts/attach-receipt.ts'
import type { Outcome } from './delivery.ts'

/** A mail on its way. */
interface Outgoing extends WrittenMail {
  address: string
  /** Empty where it isn't known. */
  name: string
  /** Every try of one delivery bears it, so that a receiver who took the first can drop the second. */
  deliveryId: string
  attachments?: Attachment[]
}

/** Connections to the SMTP server, for as long as there is something to send. */
export interface MailConnection {
  /** Never throws: what went wrong is the outcome. */
  send: (mail: Outgoing) => Promise<Outcome>
  close: () => void
}

/** Whether mails can be sent, and connections to send them through. */
export interface Mailer {
  canSend: boolean
  connect: () => Promise<MailConnection>
}

/** How many mails are under way at once. */
export const connections = 5

/** For the whole of one mail, in milliseconds; the lease on a delivery is longer. */
const sendTimeout = 60_000

/**
 * Nodemailer on `SMTP_URL`. A connection serves many mails, but lives no longer than a pass of the job:
 * when there is nothing to send nothing is open, and at the stop there is nothing to close.
 */
export const createMailer = ({ config }: { config: Config }): Mailer => {
  const { smtpUrl, mailFrom } = config.notification
  const server = URL.parse(smtpUrl)
  const toServer = {
    kind: 'client' as const,
    attributes: () => ({
      'server.address': server?.hostname,
      'server.port': Number(server?.port) || undefined,
    }),
  }
  return {
    canSend: smtpUrl !== '',
    async connect() {
      // Imported only where mails are sent, as it is big.
      const { createTransport } = await import('nodemailer')
      const transport = createTransport({
        url: smtpUrl,
        pool: true,
        maxConnections: connections,
        maxRequeues: 1,
        connectionTimeout: 5_000,
        greetingTimeout: 5_000,
        socketTimeout: 30_000,
      })
      return {
        async send(mail) {
          const { address } = mail
          try {
            const { response } = await traced('smtp send', toServer, () =>
              transport.sendMail({
                ...mailOptions(mail, mailFrom),
                signal: AbortSignal.timeout(sendTimeout),
              }),
            )
            return { outcome: 'sent', answer: tidy(response, address) }
          } catch (error) {
            return outcomeOf(error as SmtpError, address)
          }
        },
        close: () => transport.close(),
      }
    },
  }
}

/** A mail as nodemailer takes it. */
export function mailOptions(mail: Outgoing, from: string) {
  const { address, name, deliveryId, language, unsubscribeUrl, subject, text, html, attachments = [] } = mail
  return {
    from,
    to: { name: plain(name), address },
    messageId: `<${deliveryId}@${domainOf(from)}>`,
    headers: {
      // Keeps out-of-office replies from answering a receipt.
      'Auto-Submitted': 'auto-generated',
      'Content-Language': language,
      // RFC 8058: a mail program shows a button of its own, and POSTs to the address.
      ...(unsubscribeUrl && {
        'List-Unsubscribe': `<${unsubscribeUrl}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      }),
    },
    subject,
    text,
    html,
    attachments,
  }
}

/** The part of nodemailer's errors that tells what to do. */
export interface SmtpError extends Error {
  /** `EENVELOPE` and `EMESSAGE` are about this mail; all others about the server or ourselves. */
  code?: string
  responseCode?: number
  response?: string
}

/** A refusal is final only if it is of this mail: a wrong password of ours is mended, and then all can go. */
export function outcomeOf(error: SmtpError, address: string): Outcome {
  const answer = tidy(error.response || `${error.code ?? error.name}: ${error.message}`, address)
  if (error.code !== 'EENVELOPE' && error.code !== 'EMESSAGE') return { outcome: 'unreachable', answer }
  const isDeferred = error.responseCode !== undefined && error.responseCode < 500
  return { outcome: isDeferred ? 'deferred' : 'refused', answer }
}

const longestAnswer = 500

/** A server's words are kept, the address in them is not: answers are shown and said to other modules. */
const tidy = (answer: string, address: string) =>
  answer
    .replaceAll(new RegExp(address.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'), 'gi'), 'the recipient')
    .replace(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .slice(0, longestAnswer)

const domainOf = (from: string) => /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
