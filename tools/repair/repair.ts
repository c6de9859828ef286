import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { timeOf } from '#src/database/ids.ts'
import { applyPlan } from './apply-plan.ts'
import { openSix } from './open.ts'
import { invoicesOf, knownReceipts } from './receipts.ts'
import { ordersSaid } from './said.ts'
import { plan as planSchema, subjectOf } from './step.ts'

const usage = `npm run repair -- PLAN [--apply]

  PLAN      what npm run audit -- --repair-plan PLAN wrote
  --apply   takes its steps; without it they are shown. The mart must not run. Taken again they do nothing twice.
`

const { positionals, values } = parseArgs({ allowPositionals: true, options: { apply: { type: 'boolean' } } })
const [file] = positionals
try {
  if (!file || positionals.length > 1) {
    console.error(usage)
    process.exitCode = 2
  } else {
    const read = planSchema.safeParse(JSON.parse(await readFile(file, 'utf8')))
    if (!read.success) throw new Error(`${file} is no plan of this build: ${read.error.issues[0]?.message}`)
    const plan = read.data
    if (!values.apply)
      for (const step of plan.steps) console.log(`${step.do.padEnd(16)}${subjectOf(step)}: ${step.why}`)
    else {
      const six = await openSix()
      try {
        if (await six.running()) throw new Error('the mart runs: stop it first')
        const lost = new Set(plan.steps.flatMap((step) => (step.do === 'order.recover' ? step.order : [])))
        const oldest = Math.min(...[...lost].map(timeOf))
        const since = new Date(plan.since)
        const isLost = (id: string) => timeOf(id) >= oldest && lost.has(id)
        const { orders, receipts } = await ordersSaid(six.config, isLost, since)
        const invoices = invoicesOf(await knownReceipts(six.books, since, receipts))
        let open = 0
        await applyPlan(plan, six, { orders, invoices }, (step, outcome) => {
          if (outcome === 'not known') open++
          console.log(`${outcome.padEnd(14)}${step.do.padEnd(16)}${subjectOf(step)}: ${step.why}`)
        })
        console.log(
          `\n${plan.steps.length - open} of ${plan.steps.length} steps taken.${open ? ` ${open} are for people to look at.` : ''} Start the mart, and when it is quiet: npm run audit`,
        )
      } finally {
        await six.close()
      }
    }
  }
} catch (error) {
  console.error(`repair: ${(error as Error).message}`)
  process.exitCode = 1
}
