/** Milliseconds that a body may take. */
export interface BodyTimeout {
  /** For something to come. */
  idle: number
  /** For all of it. */
  whole: number
}

/**
 * Calls `late` once, where nothing was heard for `idle` or it is not over after `whole`. While `busy` says that it is we who
 * don't listen, silence is not counted. One timer, which is not touched by what is heard.
 */
export function limitTime(
  { idle, whole }: BodyTimeout,
  late: () => void,
  busy: () => boolean = () => false,
): { heard(): void; over(): void } {
  const began = performance.now()
  let last = began
  let isOver = false
  const left = () => {
    const now = performance.now()
    if (busy()) last = now
    return Math.min(last + idle, began + whole) - now
  }
  const look = () => {
    if (isOver) return
    const more = left()
    if (more > 0) timer = setTimeout(look, Math.ceil(more))
    // After a stall of our own, what has come meanwhile is heard first.
    else setImmediate(() => (left() > 0 ? look() : end()))
  }
  const end = () => {
    if (!isOver) late()
  }
  let timer = setTimeout(look, Math.min(idle, whole))
  return {
    heard() {
      last = performance.now()
    },
    over() {
      isOver = true
      clearTimeout(timer)
    },
  }
}
