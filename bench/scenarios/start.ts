import { join } from 'node:path'
import type { Scenario } from '../scenario.ts'
import { spreadOf } from '../spread.ts'

const most = 3_000

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`

/** The embedded shape on a directory of its own, started and stopped again and again: process, PostgreSQL, modules, HTTP. */
export const start: Scenario = {
  name: 'start',
  what: 'from nothing running to ready, its database with it, on a directory that was used before',
  reach: `≤ ${seconds(most)}`,
  async run(stage) {
    const times: number[] = []
    for (let time = 0; time <= stage.rounds; time++) {
      const mart = await stage.mart({ DATA_DIR: join(stage.dir, 'own'), DATABASE_URL: '' })
      times.push(mart.startedWithin)
      await mart.stop()
      stage.progress('.')
    }
    const [first = 0, ...later] = times
    const { median, min, max } = spreadOf(later)
    return {
      reached: median <= most,
      figures: {
        again: `${seconds(median)} (${seconds(min)}–${seconds(max)})`,
        'first time': seconds(first),
      },
      detail: { times },
    }
  },
}
