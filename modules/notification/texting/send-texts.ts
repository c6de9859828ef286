import type { Config } from '#config/config.ts'
import { faultPoint } from '#src/faults/fault-points.ts'
import { isTexted } from '#src/schemas/phone.ts'
import { manners } from '../letters/templates.ts'
import type { DeliveryRepository } from '../mailing/delivery-repository.ts'
import type { SendDue } from '../mailing/send-due.ts'
import type { Languages } from '../wording/languages.ts'
import { decideText } from './decide-text.ts'
import type { SmsSender } from './sms-sender.ts'
import { writeText } from './texts.ts'
import { zonesOf } from './zones.ts'

interface Needs {
  sendDue: SendDue
  deliveries: DeliveryRepository
  smsSender: SmsSender
  languages: Languages
  config: Config
  now: () => Date
}

/** How many texts are under way at once. */
const atOnce = 5

const day = 24 * 60 * 60_000

/**
 * Sends the texts that are due. Twilio knows no idempotency key: that it is called is kept before, and a text whose answer
 * never came, or whose sender died, is looked up before it is sent again.
 */
export const sendTexts =
  ({ sendDue, deliveries, smsSender, languages, config, now }: Needs) =>
  async (signal: AbortSignal): Promise<void> => {
    const { smsMostADay, smsMostParts } = config.notification
    const taken = await deliveries.textsTaken(new Date(now().getTime() - day))
    let left = smsMostADay - taken
    await sendDue(
      {
        channel: 'sms',
        atOnce,
        decide: (claimed, at) => {
          const phone = claimed.address ?? ''
          const zones = zonesOf(phone, config)
          const waiting = {
            ...claimed,
            texting: manners[claimed.template].sms,
            zones,
            isOfOurs: isTexted(phone, config),
          }
          const decision = decideText(waiting, at, { canSend: smsSender.canSend, areSpent: left <= 0 })
          if (decision.do === 'send') left -= 1
          return decision
        },
        async send(claimed, phone) {
          const { id: deliveryId, template, data, secretUntil, inDoubtSince, providerId } = claimed
          const body = writeText(template, data, languages.of(claimed.language), smsMostParts)
          if (inDoubtSince) {
            const found = await smsSender.find({ phone, body, since: inDoubtSince, notId: providerId })
            if (found) return found
          }
          if (!(await deliveries.begin(claimed, now()))) return null
          const validFor = secretUntil && Math.floor((secretUntil.getTime() - now().getTime()) / 1000)
          faultPoint('text-before-send')
          const outcome = await smsSender.send({
            phone,
            body,
            deliveryId,
            ...(validFor !== null && { validFor }),
          })
          faultPoint('text-sent')
          return outcome
        },
        close() {},
      },
      signal,
    )
  }
