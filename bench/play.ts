import { mkdir, writeFile } from 'node:fs/promises'
import { measuredOn, type Results, tableHead, tableRow, withOutcome } from './results.ts'
import type { Outcome, Scenario } from './scenario.ts'
import { openStage, type Pains, type Stage } from './stage.ts'

/** Plays scenarios one by one, each on a stage of its own, so that none finds what another left. */
export interface Player {
  /** Each that has ended is shown and kept in `file`, whatever becomes of the next. */
  play(wanted: Scenario[], file: URL): Promise<Results>
  /** Ends what is being played, and leaves no server behind. */
  interrupt(): Promise<void>
  isInterrupted(): boolean
}

export function createPlayer(pains: Pains): Player {
  const { rounds, seconds } = pains
  let opening: Promise<Stage> | null = null
  let closing: Promise<void> | null = null
  let interrupted = false

  async function close(): Promise<void> {
    closing ??= opening?.then((stage) => stage.close()) ?? null
    await closing
  }

  async function onStage(scenario: Scenario): Promise<Outcome> {
    closing = null
    opening = openStage(pains)
    try {
      return await scenario.run(await opening)
    } finally {
      await close()
    }
  }

  /** A scenario that fails does not stop the others; the run fails at its end. */
  async function played(scenario: Scenario): Promise<Outcome | null> {
    try {
      return await onStage(scenario)
    } catch (error) {
      // Failures after an interrupt are its consequence.
      if (interrupted) throw error
      console.error(`\n${scenario.name} failed:`, error)
      process.exitCode = 1
      return null
    }
  }

  return {
    isInterrupted: () => interrupted,
    async interrupt() {
      interrupted = true
      await close()
    },
    async play(wanted, file) {
      let results: Results = { ...(await measuredOn()), rounds, seconds, scenarios: {} }
      console.log(tableHead)
      for (const scenario of wanted) {
        if (scenario.possible && !(await scenario.possible())) continue
        process.stderr.write(`${scenario.name} `)
        const outcome = await played(scenario)
        process.stderr.write('\n')
        if (!outcome) continue
        results = withOutcome(results, scenario, outcome)
        console.log(tableRow(scenario.name, { ...outcome, reach: scenario.reach }))
        for (const [title, text] of Object.entries(outcome.tables ?? {}))
          console.log(`\n${title}:\n\n${text}\n`)
        await keep(file, results)
      }
      return results
    },
  }
}

/** Writes results as JSON, and makes their folder. */
export async function keep(file: URL, results: Results): Promise<void> {
  await mkdir(new URL('.', file), { recursive: true })
  await writeFile(file, `${JSON.stringify(results, null, 2)}\n`)
}
