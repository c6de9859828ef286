import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import { invalid, notFound } from '#src/http/problem.ts'
import { type Money, money } from '#src/money.ts'
import type { Job } from '#src/runtime/job.ts'
import type { Zone } from '../zones/zone.ts'
import type { ZoneRepository } from '../zones/zone-repository.ts'
import type { SlotRepository } from './slot-repository.ts'
import { dateIn, planSlots, type Timetable, type Window } from './timetable.ts'

/** However far ahead the setting says: what is made each hour, and shown at once, has an end. */
const farthestHorizon = 92

interface Needs {
  zones: ZoneRepository
  slots: SlotRepository
  config: { timeZone: string; order: { slotHorizon: number } }
  now: () => Date
}

/** Makes the coming slots of a locked zone what its timetable says: from today on, so many days ahead. */
export const planZone =
  ({ slots, config, now }: Needs) =>
  (zone: Zone, tx: Tx): void => {
    const at = now()
    const { timeZone, order } = config
    const planned = zone.timetable
      ? planSlots(
          zone.timetable,
          dateIn(timeZone, at),
          Math.min(order.slotHorizon, farthestHorizon),
          timeZone,
        )
      : []
    slots.plan(
      zone.id,
      planned.filter(({ start }) => start > at),
      tx,
    )
  }

export type PlanZone = ReturnType<typeof planZone>

/** A window as staff say it: its fee as money. */
export type WishedWindow = Omit<Window, 'fee'> & { fee?: Money }
export type WishedTimetable = {
  days: WishedWindow[]
  periods: { from: string; until: string; days: WishedWindow[] }[]
  closed: string[]
}

/** Sets a zone's timetable, and its coming slots with it. 422 where a fee is in another currency than the mart's. */
export const setTimetable =
  ({ zones, planZone, now }: Needs & { planZone: PlanZone }) =>
  async (id: string, wished: WishedTimetable, tx: Tx): Promise<Zone> => {
    const before = await zones.lock(id, tx)
    if (!before) throw notFound('zone')
    const { currency } = before
    const read = (windows: WishedWindow[], path: string): Window[] =>
      windows.map(({ fee, ...window }, at) => {
        if (fee && fee.currency !== currency)
          throw invalid({ path: `${path}[${at}].fee.currency`, message: `must be ${currency}` })
        return { ...window, ...(fee && { fee: money(fee.amount, currency).amount }) }
      })
    const timetable: Timetable = {
      days: read(wished.days, 'days'),
      periods: wished.periods.map((period, at) => ({
        ...period,
        days: read(period.days, `periods[${at}].days`),
      })),
      closed: wished.closed,
    }
    const zone = { ...before, timetable, version: before.version + 1, updatedAt: now() }
    zones.save(zone, tx)
    planZone(zone, tx)
    return zone
  }

const pageSize = 100

/** As days pass, the slots of one more. A zone at a time, so that nobody who books waits for all of them. */
export const makeSlots: Job<Needs & { db: Database; planZone: PlanZone }> = {
  name: 'make-slots',
  every: 60 * 60_000,
  async run({ db, zones, slots, planZone }, signal) {
    for (let after: string | null = null; !signal.aborted; ) {
      const page: Zone[] = await zones.page(after, pageSize)
      for (const { id } of page)
        await db.transaction(async (tx) => {
          const zone = await zones.lock(id, tx)
          if (zone) planZone(zone, tx)
        })
      after = page.at(-1)?.id ?? null
      if (page.length < pageSize) break
    }
    await db.transaction(async (tx) => slots.forget(tx))
  },
}

/** Gives back the places that were held for too long; whoever finds a slot full doesn't wait for it. */
export const expireHolds: Job<{ db: Database; slots: SlotRepository }> = {
  name: 'expire-slot-holds',
  every: 15_000,
  async run({ db, slots }, signal) {
    while (!signal.aborted && (await db.transaction((tx) => slots.expire(null, tx))) > 0);
  },
}
