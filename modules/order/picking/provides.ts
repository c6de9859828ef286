import { pickLine } from './pick-line.ts'
import { pickRepository } from './pick-repository.ts'
import { findWave, startWave } from './pick-wave.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const picking = { picks: pickRepository, pickLine, startWave, findWave }
