import type { PersonalData } from '#src/runtime/personal-data.ts'

const gone = 'erasure-repository'

export const personalData: PersonalData = {
  contacts: { email: gone, name: gone, phone: gone },
  preferences: { quiet_from: gone, quiet_to: gone, quiet_time_zone: gone, language: null },
  messages: { dedup: gone, template: null, title: null, body: gone, language: null, data: gone },
  deliveries: { channel: null, status: null, address: gone, answer: gone, provider_id: gone, reported: null },
  order_money: { currency: null },
  delivery_attempts: { outcome: null, answer: gone },
}
