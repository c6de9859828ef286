import test from 'ava'
import fc from 'fast-check'
import { mostTexts } from '../mailing/delivery.ts'
import { decideText, type WaitingText, whenNoneIsQuiet } from './decide-text.ts'
import { zonesOf } from './zones.ts'

const noon = new Date('2026-11-22T07:00:00.000Z')
/** 23:30 in Karachi. */
const night = new Date('2026-11-22T18:30:00.000Z')
const morning = new Date('2026-11-23T03:00:00.000Z')
const hour = 60 * 60_000
const open = { canSend: true, areSpent: false }

const waiting = (given: Partial<WaitingText> = {}): WaitingText => ({
  address: '+923001234567',
  known: true,
  erased: false,
  texting: 'news',
  wanted: true,
  standsIn: false,
  quietHours: null,
  verified: true,
  earlier: 0,
  secretUntil: null,
  waitingSince: noon,
  zones: ['Asia/Karachi'],
  isOfOurs: true,
  ...given,
})
const sent = { do: 'send', address: '+923001234567' }
const code = { texting: 'code', wanted: false, verified: false, earlier: 99 } as const

test('by day a text that nothing stands against is sent', (t) => {
  t.deepEqual(decideText(waiting(), noon, open), sent)
})

test('from ten to eight, by the clock where the phone is, news waits; a code and who is at the door do not', (t) => {
  const at = (now: string, given: Partial<WaitingText> = {}) =>
    decideText(waiting(given), new Date(now), open)
  t.deepEqual(at('2026-11-22T16:59:59.000Z'), sent)
  t.deepEqual(at('2026-11-22T17:00:00.000Z'), { do: 'wait', until: morning })
  t.deepEqual(at('2026-11-23T02:59:59.000Z'), { do: 'wait', until: morning })
  t.deepEqual(at('2026-11-23T03:00:00.000Z'), sent)
  t.deepEqual(decideText(waiting({ texting: 'door' }), night, open), sent)
  t.deepEqual(decideText(waiting(code), night, open), sent)
})

test('what its user wants holds: no texts, quiet hours of their own', (t) => {
  t.like(decideText(waiting({ wanted: false }), noon, open), { do: 'finish', status: 'dropped' })
  t.false('mailInstead' in decideText(waiting({ wanted: false }), noon, open))
  const quietHours = { from: '06:00', to: '08:00', timeZone: 'UTC' }
  t.deepEqual(decideText(waiting({ quietHours }), noon, open), {
    do: 'wait',
    until: new Date('2026-11-22T08:00:00.000Z'),
  })
})

test('what can’t go by SMS goes by mail, but no code', (t) => {
  const byMail = { do: 'finish', status: 'dropped', mailInstead: true } as const
  for (const given of [{ verified: false }, { address: null }, { isOfOurs: false }, { earlier: mostTexts }])
    t.like(decideText(waiting(given), noon, open), byMail, JSON.stringify(given))
  t.deepEqual(decideText(waiting({ earlier: mostTexts - 1 }), noon, open), sent)
  const abroad = decideText(waiting({ ...code, isOfOurs: false }), noon, open)
  t.like(abroad, { do: 'finish', status: 'dropped' })
  t.false('mailInstead' in abroad)
})

test('where the day’s texts are spent all wait; after a day of waiting news goes by mail', (t) => {
  const spent = { canSend: true, areSpent: true }
  t.is(decideText(waiting(), noon, spent).do, 'wait')
  t.is(decideText(waiting(code), noon, spent).do, 'wait')
  const late = waiting({ waitingSince: new Date(noon.getTime() - 24 * hour) })
  t.like(decideText(late, noon, spent), { do: 'finish', mailInstead: true })
  t.deepEqual(decideText(late, noon, open), sent)
})

test('nobody is texted who is gone, nothing that has expired, and without a provider it is kept', (t) => {
  t.like(decideText(waiting({ erased: true }), noon, open), { do: 'finish', status: 'dropped' })
  t.like(decideText(waiting({ ...code, secretUntil: noon }), noon, open), { do: 'finish', status: 'failed' })
  t.like(decideText(waiting(), noon, { ...open, canSend: false }), { do: 'finish', status: 'kept' })
  t.is(decideText(waiting({ known: false, address: null, verified: false }), noon, open).do, 'wait')
})

test('a phone is where its number says, and a shop’s own where the shop is', (t) => {
  const shop = { country: 'PK', timeZone: 'Asia/Karachi' }
  t.deepEqual(zonesOf('+923001234567', { ...shop, timeZone: 'Asia/Dubai' }), ['Asia/Dubai'])
  t.deepEqual(zonesOf('+819012345678', shop), ['Asia/Tokyo'])
  t.deepEqual(zonesOf('+447700900123', shop), ['Europe/London'])
  t.true(zonesOf('+12025550123', shop).length > 5)
  t.deepEqual(zonesOf('+99999', shop), ['Asia/Karachi'])
})

test('a text is put off to a moment that is night in none of its zones, and never for ever', (t) => {
  const zones = [['Asia/Karachi'], zonesOf('+12025550123', { country: 'PK', timeZone: 'Asia/Karachi' })]
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: noon, max: new Date('2027-11-22'), noInvalidDate: true }),
      (in_, now) => {
        const decision = decideText(waiting({ zones: in_, waitingSince: now }), now, open)
        if (decision.do === 'send') return
        if (decision.do !== 'wait') return t.fail()
        t.true(decision.until > now && decision.until.getTime() - now.getTime() <= 24 * hour)
        t.is(decideText(waiting({ zones: in_, waitingSince: now }), decision.until, open).do, 'send')
      },
    ),
    { numRuns: 200 },
  )
  const always = [
    { from: '00:00', to: '12:00', timeZone: 'UTC' },
    { from: '12:00', to: '00:00', timeZone: 'UTC' },
  ]
  t.true((whenNoneIsQuiet(always, noon)?.getTime() ?? 0) > noon.getTime())
})
