/** Milliseconds in which a signal that comes again is still the first: npm passes on what systemd had told all processes. */
const sameBreath = 1_000

/** Tells whether somebody who asks for the end again doesn't want to wait for it. Call it with each signal. */
export function secondSignal(clock: () => number = () => performance.now()): () => boolean {
  let first: number | null = null
  return () => {
    first ??= clock()
    return clock() - first > sameBreath
  }
}
