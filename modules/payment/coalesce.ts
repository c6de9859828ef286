/**
 * One piece of work for all who ask for it at once: whoever comes while it runs waits, and all who wait are the next
 * run's, so that under load a transaction is shared, and one who comes alone is served at once. `work` gives a result
 * for each of its items, in their order. Where it fails for several, each is tried by itself, and fails alone.
 */
export function coalesce<In, Out>(work: (items: In[]) => Promise<Out[]>): (item: In) => Promise<Out> {
  interface Waiting {
    item: In
    resolve: (result: Out) => void
    reject: (error: unknown) => void
  }
  let waiting: Waiting[] = []
  let running = false

  const serve = async (some: Waiting[]): Promise<void> => {
    try {
      const results = await work(some.map(({ item }) => item))
      for (const [i, { resolve }] of some.entries()) resolve(results[i] as Out)
    } catch (error) {
      if (some.length === 1) some[0]?.reject(error)
      else for (const one of some) await serve([one])
    }
  }

  const run = async () => {
    running = true
    // Those of the same turn of the loop are served together: this comes after all promises that are settled now.
    await new Promise(process.nextTick)
    while (waiting.length > 0) {
      const some = waiting
      waiting = []
      await serve(some)
    }
    running = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!running) void run()
    })
}
