/** What is said of a step: by names of OpenTelemetry's semantic conventions, or `mart.…`; never what a person wrote. */
export type Attributes = Record<string, string | number | boolean | undefined>

/** As OpenTelemetry has it. */
export type Kind = 'internal' | 'server' | 'client' | 'producer' | 'consumer'

/** A step of a trace: what OpenTelemetry calls a span. */
export interface Step {
  readonly traceId: string
  readonly spanId: string
  /** By which others continue from here (W3C Trace Context). */
  readonly traceparent: string
  /** Whether it is told to anybody. One that isn't has its ids, so that what follows isn't told either. */
  readonly recording: boolean
  set(attributes: Attributes): void
  rename(name: string): void
  /** Also belongs to the step that a traceparent names. */
  link(traceparent: string): void
  /** Ends it, failed where there is an error. Of that its code alone is told: its words may hold anything. */
  end(error?: unknown): void
}

/** How a step begins. */
export interface Beginning {
  kind: Kind
  /** The traceparent that it continues; null: it is the first of a trace. */
  parent: string | null
  /** Traceparents that it also belongs to. */
  links?: string[]
  /** Asked for only where the step is told: most aren't, and their words would be made for nobody. */
  attributes?: () => Attributes
  /** Told whatever the sampler thinks of it: it belongs to some that are told. */
  forced?: boolean
}

/** What makes steps, and tells of them. */
export interface Tracer {
  begin(name: string, beginning: Beginning): Step
  /** Whether what follows on a step that isn't told is never told either. */
  followsParents: boolean
  /** `kafka`, or the bus of one process. */
  messaging: string
}
