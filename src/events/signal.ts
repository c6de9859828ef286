/** A flag that can be waited for: raised by whoever has work, lowered by the one who looks for it. */
export interface Signal {
  raise(): void
  lower(): void
  isUp(): boolean
  /** Resolves when the flag is up, at once if it is, or after `timeout` milliseconds. */
  raised(timeout: number): Promise<void>
}

/** A flag that is down. */
export function createSignal(): Signal {
  let up = false
  let tell: (() => void) | null = null
  return {
    raise() {
      up = true
      tell?.()
    },
    lower() {
      up = false
    },
    isUp: () => up,
    raised(timeout) {
      if (up) return Promise.resolve()
      return new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          tell = null
          resolve()
        }
        const timer = setTimeout(done, timeout)
        tell = done
      })
    },
  }
}
