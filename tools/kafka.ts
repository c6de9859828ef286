import { startBroker } from '#src/testing/broker/start-broker.ts'

export { type Broker, type BrokerOptions, startBroker } from '#src/testing/broker/start-broker.ts'

/** `node tools/kafka.ts`: a broker until Ctrl-C; its address on standard output. For what tests and tools need, `startBroker`. */
if (import.meta.main) {
  const broker = await startBroker({
    port: process.env.PORT ? Number(process.env.PORT) : undefined,
    dir: process.env.KAFKA_DIR,
  })
  if (!broker) process.exit(1)
  console.log(`KAFKA_BROKERS=${broker.brokers}`)
  const staying = setInterval(() => {}, 2 ** 30)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, async () => {
      clearInterval(staying)
      await broker.stop()
    })
  }
}
