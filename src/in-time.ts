/**
 * What the work comes to; where it takes longer than that many milliseconds, what `late` makes of it, which may throw.
 * The work goes on then, and what becomes of it is nobody's. Made often, so without an `AbortSignal`, whose abort costs an
 * error with its stack.
 */
export async function inTime<T, Late = T>(
  milliseconds: number,
  work: Promise<T>,
  late: () => Late | Promise<Late>,
): Promise<T | Late> {
  const over = Promise.withResolvers<void>()
  const timer = setTimeout(over.resolve, milliseconds)
  work.catch(() => {})
  try {
    return await Promise.race([work, over.promise.then(late)])
  } finally {
    clearTimeout(timer)
  }
}
