import type { ProvenMart, ProvenProcess } from '../stage/proven-mart.ts'
import type { Fault, Harm } from './fault.ts'

/** One of them, by the dice. */
export function pick<T>(random: () => number, from: T[]): T {
  if (from.length === 0) throw new Error('there is nothing to pick from')
  return from[Math.floor(random() * from.length)] as T
}

/** Milliseconds from the one to the other. */
export const between = (random: () => number, from: number, to: number): number =>
  Math.round(from + random() * (to - from))

/** Over at once: nothing is to be lifted. */
export const once = (what: string): Harm => ({ what, lasts: 0, lift: async () => {} })

/** Lasts for a while; however often it is lifted, it is lifted once. */
export function until(what: string, lasts: number, lift: () => unknown): Harm {
  let lifting: Promise<void> | null = null
  return {
    what,
    lasts,
    lift() {
      lifting ??= (async () => void (await lift()))()
      return lifting
    },
  }
}

/** A fault that any mart can suffer, unless `hindrance` says otherwise. */
export const fault = (
  kind: string,
  inject: Fault['inject'],
  { weight = 1, hindrance = () => null }: Partial<Pick<Fault, 'weight' | 'hindrance'>> = {},
): Fault => ({ kind, weight, hindrance, inject })

export const withoutKafka = ({ kafka }: ProvenMart): string | null =>
  kafka ? null : 'the mart talks over no Kafka'

/** A process that runs. */
export const aProcess = (mart: ProvenMart, random: () => number): ProvenProcess =>
  pick(random, mart.processes())
