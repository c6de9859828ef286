import type { History } from '../history.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'

/** Something that must be true after a run that has settled. It shares no code with `npm run audit`. */
export interface Check {
  /** `stock-linearizable`, as the report and `docs/proof.md` name it. */
  name: string
  /** The promise that it holds the mart to, in a sentence. */
  says: string
  /** What broke it, each with the ids that are needed to look at it; none where it holds. */
  run(history: History, mart: ProvenMart): Promise<{ looked: number; broken: string[] }>
}
