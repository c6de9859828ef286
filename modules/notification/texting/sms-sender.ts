import type { Config } from '#config/config.ts'
import { boundedText } from '#src/http/bounded-text.ts'
import { httpCall } from '#src/tracing/http-call.ts'
import type { Outcome } from '../mailing/delivery.ts'
import { isTextingSet } from './is-texting-set.ts'

/** A text on its way. */
export interface OutgoingText {
  /** E.164. */
  phone: string
  body: string
  /** What its reports name. */
  deliveryId: string
  /** Seconds after which it is worthless; absent where it isn't. */
  validFor?: number
}

/** A text that may have been taken. */
export interface DoubtfulText {
  phone: string
  body: string
  since: Date
  /** What was taken before, and isn't it. */
  notId: string | null
}

/** Whether texts can be sent, and how. */
export interface SmsSender {
  canSend: boolean
  /** Never throws: what went wrong is the outcome. */
  send(text: OutgoingText): Promise<Outcome>
  /** What became of a text that may have been taken; null where it wasn't. Never throws: `unreachable` where nobody can say. */
  find(text: DoubtfulText): Promise<Outcome | null>
}

/** For one call, in milliseconds. */
const longestCall = 15_000

/** Bytes of an answer that are read. */
const mostAnswer = 256 * 1024

/** A clock of Twilio's that goes before ours. */
const skew = 5 * 60_000

/** Where Twilio tells what became of a text. */
export const reportPath = '/v1/notifications/sms/status'

/** As the signature of its report has it. */
export const reportUrl = (publicUrl: string, deliveryId: string) =>
  `${publicUrl.replace(/\/+$/, '')}${reportPath}?delivery=${deliveryId}`

/** Whether Twilio could tell us anything there: it refuses a text whose reports are to go to a machine's own address. */
const isKnownToTwilio = (publicUrl: string) =>
  publicUrl !== '' && !/^https?:\/\/(localhost|127\.|\[::1\])/i.test(publicUrl)

/** What of Twilio's answers is looked at. */
interface Answer {
  status: number
  body: { sid?: string; status?: string; code?: number; message?: string; messages?: Listed[] }
}

interface Listed {
  sid: string
  body: string
  status: string
  error_code: number | null
  date_created: string
}

/** Texts by Twilio's REST interface. */
export const createSmsSender = ({ config }: { config: Config }): SmsSender =>
  twilioSender(config, longestCall)

/** The same, with how many milliseconds a call may take. */
export function twilioSender(config: Config, timeout: number): SmsSender {
  const { twilioAccountSid, twilioAuthToken, twilioFrom, twilioApiUrl } = config.notification
  const messages = `${twilioApiUrl.replace(/\/+$/, '')}/2010-04-01/Accounts/${twilioAccountSid}/Messages.json`
  const headers = {
    authorization: `Basic ${Buffer.from(`${twilioAccountSid}:${twilioAuthToken}`).toString('base64')}`,
  }
  const sender = { [twilioFrom.startsWith('MG') ? 'MessagingServiceSid' : 'From']: twilioFrom }
  const { publicUrl } = config.http

  async function ask(url: string, form?: URLSearchParams): Promise<Answer> {
    const send = () =>
      fetch(url, {
        ...(form && { method: 'POST', body: form }),
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      })
    const response = await httpCall({ method: form ? 'POST' : 'GET', url }, send, ({ status }) => status)
    return { status: response.status, body: JSON.parse(await boundedText(response, mostAnswer)) }
  }

  return {
    canSend: isTextingSet(config.notification),
    async send({ phone, body, deliveryId, validFor }) {
      const form = new URLSearchParams({ To: phone, ...sender, Body: body })
      if (isKnownToTwilio(publicUrl)) form.set('StatusCallback', reportUrl(publicUrl, deliveryId))
      if (validFor !== undefined) form.set('ValidityPeriod', String(Math.min(Math.max(validFor, 5), 14_400)))
      try {
        return outcomeOf(await ask(messages, form), phone)
      } catch (error) {
        return brokenOff(error as Error)
      }
    },
    async find({ phone, body, since, notId }) {
      const query = new URLSearchParams({ To: phone, PageSize: '50' })
      try {
        const answer = await ask(`${messages}?${query}`)
        if (answer.status !== 200 || !Array.isArray(answer.body.messages))
          return { outcome: 'unreachable', answer: said(answer, phone), inDoubt: true }
        const found = answer.body.messages.find(
          (listed) =>
            listed.sid !== notId &&
            listed.body === body &&
            Date.parse(listed.date_created) >= since.getTime() - skew,
        )
        return found ? outcomeOfListed(found) : null
      } catch (error) {
        return { ...brokenOff(error as Error), inDoubt: true }
      }
    },
  }
}

/** What is wrong with us, and not with the text: our credentials, our account, our sender. It is mended, and then all can go. */
const ours = new Set([20003, 20005, 21210, 21212, 21603, 21606, 21609, 21659, 21660, 21703])

/** Too many of ours at once; a queue that is full. */
const later = new Set([14107, 20429, 21611, 63038])

/** What an answer to a text means. */
export function outcomeOf(answer: Answer, phone: string): Outcome {
  const { status, body } = answer
  const words = said(answer, phone)
  if (status === 200 || status === 201) {
    if (!body.sid) return { outcome: 'unreachable', answer: words, inDoubt: true }
    return { outcome: 'sent', answer: words, providerId: body.sid }
  }
  // A server that failed may have taken it first.
  if (status >= 500 || status < 400) return { outcome: 'unreachable', answer: words, inDoubt: true }
  const code = body.code ?? 0
  if (status === 429 || later.has(code)) return { outcome: 'deferred', answer: words }
  if (status === 401 || status === 403 || status === 404 || ours.has(code))
    return { outcome: 'unreachable', answer: words }
  return { outcome: 'refused', answer: words }
}

const outcomeOfListed = ({ sid, status, error_code }: Listed): Outcome => {
  const answer = `found: ${status}${error_code ? ` (${error_code})` : ''}`.slice(0, 100)
  return status === 'failed' || status === 'undelivered'
    ? { outcome: 'refused', answer, providerId: sid }
    : { outcome: 'sent', answer, providerId: sid }
}

/** Never connected: what was to be said was not. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/** A call that had no answer; after anything but a connection that was never made nobody knows. */
function brokenOff({ name, message, cause }: Error): Outcome {
  const code = (cause as { code?: string } | undefined)?.code ?? name
  const answer = `${code}: ${message}`.slice(0, 200)
  return neverConnected.has(code)
    ? { outcome: 'unreachable', answer }
    : { outcome: 'unreachable', answer, inDoubt: true }
}

/** Twilio's words, without the number: they are shown, and said to other modules. */
function said({ status, body }: Answer, phone: string): string {
  const words = [status, body.code, body.message ?? body.status].filter(Boolean).join(' ')
  return words
    .replaceAll(phone, 'the phone')
    .replace(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .slice(0, 500)
}
