import type { OrderData } from '../letters/order-letters.ts'
import type { TemplateData, TemplateName } from '../letters/templates.ts'
import type { Language } from '../wording/language.ts'
import { alphabetOf, fit } from './alphabets.ts'

type Write<T extends TemplateName> = (data: TemplateData[T], language: Language) => string

/** What is said by SMS: sentences, the one that matters most in front. */
const texts = {
  order_confirmed: (
    { number, total, cashOnDelivery, slot }: OrderData['order_confirmed'],
    { say, money, span },
  ) =>
    sentences(
      say('sms.order_confirmed', { number }),
      slot && say('sms.slot', { slot: span(slot) }),
      cashOnDelivery && say('sms.cash', { total: money(total) }),
    ),
  slot_closed: ({ number }: OrderData['slot_closed'], { say }) => say('sms.slot_closed', { number }),
  substitute_proposed: (
    { number, instead, name, measure, total }: OrderData['substitute_proposed'],
    { say, money, quantity },
  ) =>
    say('sms.substitute_proposed', {
      ...{ number, instead: instead || say('common.aProduct'), name: name || say('common.aProduct') },
      ...{ quantity: quantity(measure), total: money(total) },
    }),
  order_shipped: (
    { number, carrier, trackingNumber, toPay, slot }: OrderData['order_shipped'],
    { say, money, span },
  ) =>
    sentences(
      say('sms.order_shipped', { number }),
      slot && say('sms.slot', { slot: span(slot) }),
      toPay && say('sms.cash', { total: money(toPay) }),
      carrier && say('sms.carrier', { carrier }),
      trackingNumber && say('sms.tracking', { trackingNumber }),
    ),
  delivery_failed: ({ number }: OrderData['delivery_failed'], { say }) =>
    say('sms.delivery_failed', { number }),
  order_delivered: ({ number }: OrderData['order_delivered'], { say }) =>
    say('sms.order_delivered', { number }),
  // The code stands in front: whatever is cut, it isn't.
  phone_code: ({ token }: TemplateData['phone_code'], { say }) =>
    say('sms.phone_code', { code: token ?? '' }),
} satisfies { [T in TemplateName]?: Write<T> }

const sentences = (...said: (string | false | null | undefined)[]) => said.filter(Boolean).join(' ')

/** Whether a template has a text. */
export const isTexted = (template: TemplateName): template is keyof typeof texts =>
  Object.hasOwn(texts, template)

/**
 * A message as a text of `most` parts at most, in the letters that its language is sent in. Throws where the template has
 * none.
 */
export function writeText(template: TemplateName, data: unknown, language: Language, most: number): string {
  if (!isTexted(template)) throw new RangeError(`${template} has no text`)
  const write = texts[template] as (data: unknown, language: Language) => string
  return fit(write(data, language), alphabetOf(language.code), most)
}
