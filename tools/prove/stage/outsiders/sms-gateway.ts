import { twilioDouble, twilioToken } from '../../../../modules/notification/texting/twilio-double.ts'
import { behindProxy } from './behind-proxy.ts'

/** Milliseconds after which it reports that a text has come. */
const carrying = 200

/** A gateway for texts that may misbehave. Of each text it reports that it came, once, as Twilio does, to the mart at `mart()`. */
export async function smsGateway(mart: () => string | null) {
  const twilio = await twilioDouble()
  twilio.onTaken = async (text) => {
    const report = () => {
      const url = mart()
      if (url && text.callback) twilio.report(text, 'delivered', url).catch(() => {})
    }
    setTimeout(report, carrying).unref()
  }
  const { outsider, port } = await behindProxy('SMS gateway', Number(new URL(twilio.url).port), {
    taken: () => twilio.taken.map(({ at, sid, to, body }) => ({ at, id: sid, what: { to, body } })),
    close: () => twilio.close(),
  })
  const settings = {
    TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: twilioToken,
    TWILIO_FROM: '+12025550123',
    TWILIO_API_URL: `http://127.0.0.1:${port}`,
  }
  return { outsider, settings }
}
