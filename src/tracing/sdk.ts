import { randomUUID } from 'node:crypto'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import {
  type Link,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  TraceFlags,
  trace,
} from '@opentelemetry/api'
import { defaultResource, resourceFromAttributes } from '@opentelemetry/resources'
import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  BasicTracerProvider,
  BatchSpanProcessor,
  ParentBasedSampler,
  RandomIdGenerator,
  type Sampler,
  SamplingDecision,
  type SpanExporter,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace-base'
import type { Logger } from 'pino'
import type { Config } from '../../config/config.ts'
import { codeOf } from '../database/error-code.ts'
import type { Attributes, Kind, Step, Tracer } from './step.ts'
import { readTraceparent, writeTraceparent } from './traceparent.ts'

type Settings = Config['tracing']

/** OpenTelemetry, with one way out. */
export interface Sdk {
  tracer: Tracer
  /** Tells what is left to tell, for so many milliseconds at most, and leaves nothing open. */
  stop(within: number): Promise<void>
}

/** Longer than any name of ours; a stranger's words are cut to it. */
const longestValue = 256
const mostLinks = 256

const kinds: Record<Kind, SpanKind> = {
  internal: SpanKind.INTERNAL,
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
}

/** Milliseconds between two warnings while traces can't be sent. */
const warnEvery = 60_000

/**
 * OpenTelemetry as it is set up by `OTEL_…`. Imported only where traces are on, as it is big. What waits to be sent is
 * bounded (`OTEL_BSP_MAX_QUEUE_SIZE`): what comes beyond that is dropped, and nothing ever waits for it.
 */
export async function createSdk(options: {
  settings: Settings
  log: Logger
  /** What the service is called where `OTEL_SERVICE_NAME` doesn't say it. */
  service: string
  version: string
  messaging: string
}): Promise<Sdk> {
  const { settings, log, service, version, messaging } = options
  const agents: (HttpAgent | HttpsAgent)[] = []
  const inner = await createExporter(settings, agents)
  const exporter = telling(inner, log)
  const sampler = samplerOf(settings)
  const ids = new RandomIdGenerator()
  let traceId = ''
  const provider = new BasicTracerProvider({
    // It is given only what is told: whether a step is, is asked before anything of it is made.
    sampler: new AlwaysOnSampler(),
    idGenerator: { generateTraceId: () => traceId, generateSpanId: ids.generateSpanId },
    spanLimits: {
      attributeValueLengthLimit: longestValue,
      attributeCountLimit: 64,
      linkCountLimit: mostLinks,
    },
    resource: defaultResource().merge(
      resourceFromAttributes({
        'service.namespace': 'imtiaz-mart',
        'service.instance.id': randomUUID(),
        'service.version': version,
        'service.name': service,
        ...attributesIn(settings.resourceAttributes),
        ...(settings.serviceName && { 'service.name': settings.serviceName }),
      }),
    ),
    spanProcessors: [
      new BatchSpanProcessor(exporter, {
        maxQueueSize: settings.queueSize,
        maxExportBatchSize: Math.min(settings.batchSize, settings.queueSize),
        scheduledDelayMillis: settings.delay,
        exportTimeoutMillis: settings.exportTimeout,
      }),
    ],
  })
  const spans = provider.getTracer('imtiaz-mart', version)
  return {
    tracer: {
      messaging,
      followsParents: settings.sampler.startsWith('parentbased') || settings.sampler === 'always_off',
      begin: (name, { kind, parent, links, attributes, forced }) => {
        const known = parent === null ? null : spanContextOf(parent)
        const context = known ? trace.setSpanContext(ROOT_CONTEXT, known) : ROOT_CONTEXT
        traceId = known?.traceId ?? ids.generateTraceId()
        // What several traces share is told where one of them is.
        const told =
          forced ||
          sampler.shouldSample(context, traceId, name, kinds[kind], {}, []).decision !==
            SamplingDecision.NOT_RECORD
        if (!told) return new UntoldStep(traceId, ids.generateSpanId())
        const span = spans.startSpan(name, { kind: kinds[kind], links: links?.flatMap(toLink) }, context)
        return new ToldStep(span, attributes?.())
      },
    },
    async stop(within) {
      const flushed = provider.shutdown().catch(() => {})
      let late: NodeJS.Timeout | undefined
      const isLate = new Promise<true>((resolve) => {
        late = setTimeout(() => resolve(true), within)
      })
      if ((await Promise.race([flushed, isLate])) === true)
        log.warn({ within }, 'the last of the traces could not be sent in time')
      clearTimeout(late)
      exporter.close()
      for (const agent of agents) agent.destroy()
    },
  }
}

/** The exporter, with a word in the log where it fails, and an end. */
function telling(inner: SpanExporter, log: Logger): SpanExporter & { close(): void } {
  let warnedAt = Number.NEGATIVE_INFINITY
  let failing = false
  let closed = false
  return {
    export(spans, done) {
      if (closed) return done({ code: 1 })
      inner.export(spans, (result) => {
        if (result.code === 0) {
          if (failing) log.info('traces are sent again')
          failing = false
        } else if (!closed) {
          const due = !failing || performance.now() - warnedAt > warnEvery
          if (due) {
            warnedAt = performance.now()
            const { name, code, message } = (result.error ?? {}) as Error & { code?: string | number }
            const why = [name, code, message].filter(Boolean).join(' ').slice(0, 200)
            log.warn({ why, spans: spans.length }, 'traces could not be sent, and are dropped')
          }
          failing = true
        }
        // What becomes of them is told here, and is of no more interest to OpenTelemetry.
        done({ code: 0 })
      })
    },
    shutdown: () => inner.shutdown(),
    forceFlush: () => inner.forceFlush?.() ?? Promise.resolve(),
    close() {
      closed = true
    },
  }
}

/** By the endpoint for traces as it is, or by the one for all, under which traces have their place. */
async function createExporter(settings: Settings, agents: (HttpAgent | HttpsAgent)[]): Promise<SpanExporter> {
  const { endpoint, tracesEndpoint, protocol, tracesProtocol, timeout, tracesTimeout } = settings
  const config = {
    url: tracesEndpoint || `${endpoint.replace(/\/+$/, '')}/v1/traces`,
    headers: { ...attributesIn(settings.headers), ...attributesIn(settings.tracesHeaders) },
    timeoutMillis: tracesTimeout || timeout,
    concurrencyLimit: 4,
    compression: (settings.tracesCompression || settings.compression) as never,
    // Ours, so that the sockets of a receiver that is silent can be closed.
    httpAgentOptions: (protocol: string) => {
      const agent =
        protocol === 'https:' ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true })
      agents.push(agent)
      return agent
    },
  }
  if ((tracesProtocol || protocol) === 'http/json') {
    const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http')
    return new OTLPTraceExporter(config)
  }
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-proto')
  return new OTLPTraceExporter(config)
}

/** As `OTEL_TRACES_SAMPLER` names them. */
function samplerOf({ sampler, samplerArg }: Settings): Sampler {
  const ratio = () => new TraceIdRatioBasedSampler(samplerArg === '' ? 1 : Number(samplerArg))
  const roots: Record<string, () => Sampler> = {
    always_on: () => new AlwaysOnSampler(),
    always_off: () => new AlwaysOffSampler(),
    traceidratio: ratio,
  }
  const [, parents, name = ''] = /^(parentbased_)?(.+)$/.exec(sampler) ?? []
  const root = (roots[name] as () => Sampler)()
  return parents ? new ParentBasedSampler({ root }) : root
}

function spanContextOf(traceparent: string): SpanContext | null {
  const read = readTraceparent(traceparent)
  if (!read) return null
  const { traceId, spanId, sampled } = read
  return { traceId, spanId, traceFlags: sampled ? TraceFlags.SAMPLED : TraceFlags.NONE, isRemote: true }
}

function toLink(traceparent: string): Link[] {
  const context = spanContextOf(traceparent)
  return context ? [{ context }] : []
}

/** One that nobody is told of: its ids, so that what follows isn't told either. */
class UntoldStep implements Step {
  readonly traceId: string
  readonly spanId: string
  readonly recording = false

  constructor(traceId: string, spanId: string) {
    this.traceId = traceId
    this.spanId = spanId
  }
  get traceparent() {
    return writeTraceparent({ traceId: this.traceId, spanId: this.spanId, sampled: false })
  }
  set() {}
  rename() {}
  link() {}
  end() {}
}

class ToldStep implements Step {
  readonly traceId: string
  readonly spanId: string
  readonly traceparent: string
  readonly recording = true
  readonly #span: Span

  constructor(span: Span, attributes?: Attributes) {
    const { traceId, spanId } = span.spanContext()
    this.#span = span
    this.traceId = traceId
    this.spanId = spanId
    this.traceparent = writeTraceparent({ traceId, spanId, sampled: true })
    if (attributes) this.set(attributes)
  }
  set(attributes: Attributes) {
    // What isn't known is passed over there.
    this.#span.setAttributes(attributes)
  }
  rename(name: string) {
    this.#span.updateName(name)
  }
  link(traceparent: string) {
    for (const link of toLink(traceparent)) this.#span.addLink(link)
  }
  end(error?: unknown) {
    if (error !== undefined) {
      const code = codeOf(error)
      this.#span.setAttribute('error.type', code || ((error as Error | null)?.name ?? 'error'))
      if (/^[0-9A-Z]{5}$/.test(code)) this.#span.setAttribute('db.response.status_code', code)
      this.#span.setStatus({ code: SpanStatusCode.ERROR })
    }
    this.#span.end()
  }
}

/** `key=value,key=value`, percent-encoded, as `OTEL_RESOURCE_ATTRIBUTES` and the headers have it. */
export function attributesIn(text: string): Record<string, string> {
  const pairs = text.split(',').flatMap((pair): [string, string][] => {
    const at = pair.indexOf('=')
    const name = pair.slice(0, Math.max(at, 0)).trim()
    return name === '' ? [] : [[name, decoded(pair.slice(at + 1).trim())]]
  })
  return Object.fromEntries(pairs)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
