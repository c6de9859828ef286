import { rename, rm, writeFile } from 'node:fs/promises'
import { makePlan } from './make-plan.ts'
import { openSix } from './open.ts'
import { type Step, subjectOf } from './step.ts'

/** `npm run audit -- --repair-plan FILE [--since TIME]`: writes the plan into the file, and says it; gives its number of steps. */
export async function writePlan(file: string, since: Date | null): Promise<number> {
  const six = await openSix()
  try {
    if (await six.running())
      console.log(
        'The mart runs: what is under way may show as a gap. Stop it before the plan that is applied.\n',
      )
    const plan = await makePlan(six, since)
    // What a plan names are ids alone; whose they are is nobody's business all the same.
    await writeFile(`${file}.making`, `${JSON.stringify(plan, null, 2)}\n`, { mode: 0o600 })
    await rm(file, { force: true })
    await rename(`${file}.making`, file)
    const kinds = Map.groupBy(plan.steps, ({ do: what }) => what)
    for (const [what, steps] of kinds) {
      console.log(`${what}: ${steps.length}`)
      for (const step of steps.slice(0, shown)) console.log(`  ${spelled(step)}`)
      if (steps.length > shown) console.log(`  … and ${steps.length - shown} more, in ${file}`)
    }
    console.log(
      plan.steps.length === 0
        ? `Nothing to repair: the six agree about all since ${plan.since}.`
        : `\n${plan.steps.length} steps in ${file}. npm run repair -- ${file} --apply takes them, while the mart is stopped.`,
    )
    return plan.steps.length
  } finally {
    await six.close()
  }
}

const shown = 10

const spelled = (step: Step): string => `${subjectOf(step)}: ${step.why}`
