import type { ProvenMart } from '../stage/proven-mart.ts'

/** One way to do the mart harm, in a file of its own with its siblings. */
export interface Fault {
  /** `kill-service`, as `--faults` takes it and the report counts it. */
  kind: string
  /** How often beside the others. */
  weight: number
  /** Why this can't be done to this mart or on this machine; null where it can. Asked once, before the run. */
  hindrance(mart: ProvenMart): string | null | Promise<string | null>
  /** Does it. Resolves at once, with what was done and how it is lifted; lifting is idempotent, and never throws for what has healed. */
  inject(mart: ProvenMart, random: () => number): Promise<Harm>
}

/** What was done. */
export interface Harm {
  /** `SIGSTOP of PostgreSQL` */
  what: string
  /** Milliseconds for which it is meant to last; 0 where it is over at once. */
  lasts: number
  lift(): Promise<void>
}
