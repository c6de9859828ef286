import type { Change } from '../order.ts'

/** A courier's round: packed orders as stops, in the order in which they are driven to. */

/** How a stop stands for as long as it is open, and how it ends. */
export const stopStates = [
  'waiting',
  'on_the_way',
  'delivered',
  'failed',
  'returned',
  'cancelled',
  'taken_off',
] as const
export type StopState = (typeof stopStates)[number]

/** How a stop ends. */
export type StopEnd = Exclude<StopState, 'waiting' | 'on_the_way'>

/** Orders of one round at most. */
export const mostStops = 100

export interface Run {
  id: string
  courierId: string
  /** Stops that are not over; with none the round is. */
  openStops: number
  createdAt: Date
  endedAt: Date | null
}

export interface Stop {
  runId: string
  /** From 1 on. */
  position: number
  orderId: string
  state: StopEnd | 'open'
  endedAt: Date | null
}

const ends: Partial<Record<Change['entry']['event'], StopEnd>> = {
  OrderDelivered: 'delivered',
  OrderDeliveryFailed: 'failed',
  OrderReturned: 'returned',
  OrderCancelled: 'cancelled',
  TakenOffRun: 'taken_off',
}

/** A stop that is over by a change of its order. */
export interface EndedStop {
  run: string
  order: string
  state: StopEnd
  at: Date
}

/** The stops that are over by changes of orders: whatever ends one, none stays open. */
export const endedStops = (changes: Change[]): EndedStop[] =>
  changes.flatMap(({ run, order: { id }, entry: { event, at } }) => {
    const state = ends[event]
    return run !== undefined && state ? [{ run, order: id, state, at }] : []
  })
