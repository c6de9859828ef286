import type { PersonalData } from '#src/runtime/personal-data.ts'

const gone = 'erasure-repository'
/** What a receiver answers may quote what it knows of a person. */
const receivers = 'erasure-repository, once nobody is still to be told of what it answered to'

export const personalData: PersonalData = {
  contacts: { email: gone, name: gone, phone: gone, role: null, permissions: null },
  preferences: { quiet_from: gone, quiet_to: gone, quiet_time_zone: gone, language: null },
  messages: {
    dedup: gone,
    template: null,
    title: null,
    body: gone,
    language: null,
    data: gone,
    origin: null,
  },
  deliveries: { channel: null, status: null, address: gone, answer: gone, provider_id: gone, reported: null },
  // Of which order, and what was bought for how much: nobody is named. It goes with its customer.
  receipts: { number: null, document: null, registration: null },
  order_money: { currency: null },
  // Of orders ids and sums alone.
  staff_alerts: { kind: null, data: null },
  products: { name: null, sold_by: null },
  delivery_attempts: { outcome: null, answer: gone },
  webhook_endpoints: {
    url: null,
    events: null,
    description: null,
    off_reason: null,
    secret: null,
    previous_secret: null,
  },
  // Ids, states and sums alone: nobody is named.
  webhook_events: { type: null, payload: null, origin: null },
  webhook_deliveries: { subject: null, status: null, answer: receivers },
  webhook_lanes: { subject: null },
  webhook_attempts: { outcome: null, answer: receivers },
}
