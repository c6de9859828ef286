import { changeSlot } from './change-slot.ts'
import { planZone, setTimetable } from './make-slots.ts'
import { slotRepository } from './slot-repository.ts'
import { bookSlot, holdSlot, refusePlace } from './take-place.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const slots = {
  slots: slotRepository,
  planZone,
  setTimetable,
  changeSlot,
  refusePlace,
  bookSlot,
  holdSlot,
}
