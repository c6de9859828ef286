import { readFile } from 'node:fs/promises'
import type { Logger } from 'pino'
import type { Config } from '../../config/config.ts'
import { isTracing, traceBy } from './tracing.ts'

/** Milliseconds that a stop gives to what is still to be told; the process has ten in all. */
const lastWords = 1_500

/** Traces of a process. */
export interface Tracing {
  /** Tells what is left, for a second and a half at most, or as long as there is. */
  stop(within: number): Promise<void>
}

/**
 * Starts traces where `OTEL_EXPORTER_OTLP_ENDPOINT` says where to; null otherwise, and nothing of OpenTelemetry is even
 * loaded. A second mart in one process, as in tests, tells its steps by the first one's.
 */
export async function startTracing(
  config: Pick<Config, 'tracing' | 'kafka'>,
  modules: string[],
  log: Logger,
): Promise<Tracing | null> {
  const { tracing, kafka } = config
  const { endpoint, tracesEndpoint, disabled, exporter } = tracing
  if ((endpoint === '' && tracesEndpoint === '') || disabled || exporter === 'none' || isTracing())
    return null
  const { createSdk } = await import('./sdk.ts')
  const sdk = await createSdk({
    settings: tracing,
    log,
    // Six services have a name each; one process is one.
    service: modules.length === 1 ? `imtiaz-mart-${modules[0]}` : 'imtiaz-mart',
    version: await versionOf(),
    messaging: kafka.brokers === '' ? 'in_process' : 'kafka',
  })
  traceBy(sdk.tracer)
  return {
    async stop(within) {
      traceBy(null)
      await sdk.stop(Math.min(within, lastWords))
    },
  }
}

async function versionOf(): Promise<string> {
  const file = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(file) as { version: string }).version
}
