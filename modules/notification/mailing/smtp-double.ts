import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'

/** A mail as a server took it. */
interface Received {
  to: string[]
  raw: string
  messageId: string
  /** `performance.now()` */
  at: number
}

/** For tests: an SMTP server on loopback that takes mails, or answers a recipient as it is told to. */
export interface SmtpDouble {
  url: string
  port: number
  received: Received[]
  /** By recipient, what RCPT TO is answered with, in turn; then it is taken. */
  answers: Map<string, { code: number; text: string }[]>
  /** Called when a mail is taken, before that is answered. */
  onTaken: () => void
  close(): Promise<void>
}

/** `login`: whom alone it takes mails from. */
export async function smtpDouble(port = 0, login?: { user: string; password: string }): Promise<SmtpDouble> {
  const received: Received[] = []
  const answers: SmtpDouble['answers'] = new Map()
  const server = new SMTPServer({
    authOptional: !login,
    allowInsecureAuth: true,
    disabledCommands: login ? ['STARTTLS'] : ['AUTH', 'STARTTLS'],
    onAuth({ username, password }, _session, callback) {
      const known = username === login?.user && password === login?.password
      callback(known ? null : new Error('535 who are you'), { user: username })
    },
    logger: false,
    onRcptTo({ address }, _session, callback) {
      const answer = answers.get(address)?.shift()
      callback(answer ? Object.assign(new Error(answer.text), { responseCode: answer.code }) : null)
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString()
        const messageId = /^Message-ID: (.*)$/im.exec(raw)?.[1]?.trim() ?? ''
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, raw, messageId, at: performance.now() })
        double.onTaken()
        callback()
      })
    },
  })
  server.on('error', () => {})
  server.listen(port, '127.0.0.1')
  await once(server.server, 'listening')
  const bound = (server.server.address() as { port: number }).port
  const double: SmtpDouble = {
    url: `smtp://127.0.0.1:${bound}`,
    port: bound,
    received,
    answers,
    onTaken: () => {},
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  return double
}
