import type { Rules } from '../rules.ts'
import type { Shelf, Step, Strand } from '../world.ts'

/** A part of the world: what it can do next with an order, everything that it can. */
export interface Part {
  name: string
  steps(strand: Strand, shelf: Shelf, rules: Rules): Step[]
}
