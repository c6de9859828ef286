import { setTimeout as delay } from 'node:timers/promises'
import { Fault } from './caller.ts'
import { pack, refund } from './fulfilment.ts'
import { reprice } from './prices.ts'
import { keepStock } from './shelves.ts'
import type { Worker } from './worker.ts'

/** Who is at work: what they do again and again, and milliseconds between, on average. */
const rota: { does: (worker: Worker) => Promise<void>; every: number }[] = [
  { does: reprice, every: 700 },
  { does: reprice, every: 700 },
  { does: keepStock, every: 1_500 },
  { does: pack, every: 700 },
  { does: pack, every: 700 },
  { does: refund, every: 2_000 },
]

/** All of them work until it is over. `workerOf` gives each a caller and dice of their own. */
export async function staff(workerOf: (n: number) => Worker, over: () => boolean): Promise<void> {
  await Promise.all(
    rota.map(async ({ does, every }, n) => {
      const worker = workerOf(n)
      while (!over()) {
        try {
          await does(worker)
        } catch (error) {
          if (!(error instanceof Fault)) throw error
        }
        await delay(worker.dice.pause(every))
      }
    }),
  )
}
