import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { signatureOf } from './twilio-signature.ts'

/** What tests configure as TWILIO_AUTH_TOKEN. */
export const twilioToken = 'not-a-real-auth-token'

/** A text as Twilio took it. */
export interface Taken {
  sid: string
  to: string
  body: string
  status: string
  created: Date
  /** Where it is to tell what became of it. */
  callback: string | null
  validity: string | null
  /** `performance.now()` */
  at: number
}

/**
 * What is done with a text. `drop` and `fail` before it is taken; `drop after`, `fail after`, `garbage` though it was
 * taken; `slow`: its answer takes a while.
 */
export type Behaviour =
  | 'take'
  | 'slow'
  | 'drop'
  | 'fail'
  | 'drop after'
  | 'fail after'
  | 'garbage'
  | 'later'
  | 'locked'
  | 'refuse'

/** For tests: Twilio's messages on loopback, with a memory. */
export interface TwilioDouble {
  url: string
  taken: Taken[]
  /** How often it was asked to take something. */
  asked: number
  /** By phone, what is done with its texts in turn; then they are taken. */
  behaviours: Map<string, Behaviour[]>
  /** Nothing is answered. */
  isOut: boolean
  /** Awaited when a text is taken, before that is answered. */
  onTaken: (text: Taken) => Promise<void>
  /** Tells the mart of it, as Twilio does: at its callback's path, on `mart`; the answer's status. */
  report(text: Taken, status: string, mart: string, more?: Record<string, string>): Promise<number>
  close(): Promise<void>
}

const refusals: Record<string, [status: number, code: number, message: string]> = {
  refuse: [400, 21211, 'Invalid To Phone Number'],
  later: [429, 20429, 'Too Many Requests'],
  locked: [401, 20003, 'Authenticate'],
  fail: [503, 20503, 'Service Unavailable'],
  'fail after': [500, 20500, 'Internal Server Error'],
}

/** `now`: the clock that texts are dated by. */
export async function twilioDouble(now: () => Date = () => new Date()): Promise<TwilioDouble> {
  const taken: Taken[] = []
  const listed = ({ sid, to, body, status, created }: Taken) => ({
    ...{ sid, to, body, status, error_code: null, date_created: created.toUTCString() },
  })

  async function post(request: IncomingMessage, response: ServerResponse) {
    const form = new URLSearchParams(await text(request))
    const [to, body] = [form.get('To') ?? '', form.get('Body') ?? '']
    double.asked += 1
    const behaviour = double.behaviours.get(to)?.shift() ?? 'take'
    const refusal = refusals[behaviour]
    const isTaken = /^(take|slow|garbage|.* after)$/.test(behaviour)
    const message = isTaken ? take(form, to, body) : null
    if (message) await double.onTaken(message)
    if (behaviour === 'slow') await sleep(20)
    if (behaviour === 'drop' || behaviour === 'drop after') return void request.socket.destroy()
    if (behaviour === 'garbage') return void response.writeHead(201).end('{"sid": "S')
    if (refusal) return answer(response, refusal[0], { code: refusal[1], message: `${refusal[2]} ${to}` })
    answer(response, 201, listed(message as Taken))
  }

  function take(form: URLSearchParams, to: string, body: string): Taken {
    const sid = `SM${(taken.length + 1).toString(16).padStart(32, '0')}`
    const [callback, validity] = [form.get('StatusCallback'), form.get('ValidityPeriod')]
    const at = performance.now()
    const message = { sid, to, body, status: 'queued', created: now(), callback, validity, at }
    taken.push(message)
    return message
  }

  const server = createServer((request, response) => {
    if (double.isOut) return void request.socket.destroy()
    const { searchParams } = new URL(request.url ?? '', 'http://twilio')
    if (request.method === 'POST') return void post(request, response)
    const messages = taken.filter(({ to }) => to === searchParams.get('To')).toReversed()
    answer(response, 200, { messages: messages.map(listed) })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const double: TwilioDouble = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    asked: 0,
    behaviours: new Map(),
    isOut: false,
    onTaken: async () => {},
    async report(message, status, mart, more = {}) {
      message.status = status
      const fields = new URLSearchParams({
        MessageSid: message.sid,
        MessageStatus: status,
        To: message.to,
        ...more,
      })
      const callback = new URL(message.callback ?? '')
      const response = await fetch(mart + callback.pathname + callback.search, {
        method: 'POST',
        headers: { 'x-twilio-signature': signatureOf(callback.href, fields, twilioToken) },
        body: fields,
      })
      return response.status
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return double
}

const answer = (response: ServerResponse, status: number, body: object) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
