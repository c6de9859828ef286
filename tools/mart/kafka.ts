import { startBroker } from '#src/testing/broker/start-broker.ts'

export { type Broker, startBroker } from '#src/testing/broker/start-broker.ts'

/**
 * `node tools/mart/kafka.ts`: a broker until Ctrl-C, at `PORT` with its data in `KAFKA_DIR` where these are set; its
 * address on standard output. `node tools/mart/kafka.ts check`: says whether one can be had and how, and has
 * fetched what it needs then.
 */
if (import.meta.main) {
  const broker = await startBroker({
    port: process.env.PORT ? Number(process.env.PORT) : undefined,
    dir: process.env.KAFKA_DIR,
  })
  const checking = process.argv[2] === 'check'
  if (checking) await broker?.stop()
  if (checking || !broker) process.exit(checking ? 0 : 1)
  console.log(`KAFKA_BROKERS=${broker.brokers}`)
  const staying = setInterval(() => {}, 2 ** 30)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      clearInterval(staying)
      await broker.stop()
    })
  }
}
