import type { Client } from '../../tools/mart/client.ts'
import { address, expectStatus, money } from './world.ts'

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Where there are zones every address is in one: other scenarios' too, on the terms that they know. Null: it was there. */
async function serveEverybody(staff: Client): Promise<string | null> {
  const { body } = await staff.get('/v1/zones?limit=100')
  if (body.items.some(({ name }: { name: string }) => name === 'Town')) return null
  const terms = { name: 'Town', cities: [address.city], fee: money(150), freeFrom: money(3_000) }
  return expectStatus(await staff.post('/v1/zones', terms), 201).body.id
}

/** Delivers to a city on these terms, in the evenings (of this many orders, where need be for a fee of their own). The ids of new zones. */
export async function deliverTo(
  staff: Client,
  city: string,
  terms: object,
  evening: { capacity: number; fee?: object },
): Promise<string[]> {
  const town = await serveEverybody(staff)
  const { id } = expectStatus(
    await staff.post('/v1/zones', { name: city, cities: [city], ...terms }),
    201,
  ).body
  const days = week.map((day) => ({ day, start: '18:00', end: '20:00', cutoffMinutes: 60, ...evening }))
  expectStatus(await staff.put(`/v1/zones/${id}/timetable`, { days }), 200)
  return town ? [id, town] : [id]
}
