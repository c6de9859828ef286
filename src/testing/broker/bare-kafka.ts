import { Kafka, logLevel } from 'kafkajs'
import '#src/events/kafka/timer.ts'

/** A client of kafkajs as it comes, without anything of the mart's bus: for those who look at topics, or disturb them. */
export const bareKafka = (brokers: string, clientId = 'looker-on'): Kafka =>
  new Kafka({
    brokers: [brokers],
    clientId,
    connectionTimeout: 2_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 50, maxRetryTime: 500, retries: 5 },
    logLevel: logLevel.NOTHING,
  })
