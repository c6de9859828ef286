import { mkdir, writeFile } from 'node:fs/promises'
import { commitTimes } from '../day/lag.ts'
import { page } from '../day/page.ts'
import { playDay } from '../day/play.ts'
import { text } from '../day/text.ts'
import { measuredOn } from '../results.ts'
import type { Outcome, Scenario } from '../scenario.ts'

const results = new URL('../results/', import.meta.url)

/** A hundred shoppers and a handful of staff, for two minutes, on the whole mart in one process. */
export const day: Scenario = {
  name: 'day',
  what: '100 shoppers browse, search, fill baskets, order, pay and look at their orders; staff re-price, restock, pack, refund',
  reach: '0 errors, clean books',
  async run(stage): Promise<Outcome> {
    await stage.restartPostgres(commitTimes)
    const found = await playDay(stage)
    await mkdir(results, { recursive: true })
    await writeFile(new URL('day.html', results), page(found, await measuredOn()))
    await writeFile(new URL('day.md', results), text(found))
    stage.progress(`\n\n${text(found)}\n\nWith plots: bench/results/day.html\n`)
    const { figures, faults, complaints, books } = found
    return {
      reached: faults.length === 0 && books === null && !complaints.some(({ level }) => level === 'error'),
      figures,
      detail: found,
    }
  },
}
