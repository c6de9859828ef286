/** What a traceparent says (W3C Trace Context, level 1). */
export interface Traceparent {
  traceId: string
  spanId: string
  /** Whether who sent it records the trace. */
  sampled: boolean
}

const form = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/
const longest = 512
const noTrace = '0'.repeat(32)
const noSpan = '0'.repeat(16)

/** Reads one; null where it is none, so that a new trace is begun. What a later version adds is passed over. */
export function readTraceparent(text: string | undefined): Traceparent | null {
  if (text === undefined || text.length < 55 || text.length > longest) return null
  const [, version, traceId, spanId, flags] = form.exec(text) ?? []
  if (traceId === undefined || spanId === undefined || flags === undefined) return null
  if (version === 'ff' || (version === '00' && text.length !== 55)) return null
  if (traceId === noTrace || spanId === noSpan) return null
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 }
}

/** Whether one, in the form that everybody sends, says that nobody records its trace: told by its last letters. */
export const saysUntold = (text: string): boolean => text.length === 55 && text.endsWith('-00')

/** Writes one, in the version that everybody reads. */
export const writeTraceparent = ({ traceId, spanId, sampled }: Traceparent): string =>
  `00-${traceId}-${spanId}-0${sampled ? 1 : 0}`
