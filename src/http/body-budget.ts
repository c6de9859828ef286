/** A body that is counted, from its first byte until its request is answered. */
export interface CountedBody {
  /** It holds so many bytes now. Where that is too much for all together, the largest that is still coming in is given up. */
  grow(bytes: number): void
  /** It is there: it counts on, but is not given up any more. */
  complete(): void
  /** It counts no more. */
  release(): void
}

/** What counts the bodies of a process. */
export interface BodyBudget {
  /** Begins to count a body. `giveUp` is called where it has to make room; it is released then. */
  open(giveUp: () => void): CountedBody
  /** Bytes that are counted now. */
  held(): number
}

/**
 * What all bodies of a process may hold together, in bytes. Where that is passed the largest of those that are still
 * coming in goes, of equals the oldest: whoever holds much for long makes room for whoever asks for little.
 */
export function createBodyBudget(most: number): BodyBudget {
  const comingIn = new Set<{ bytes: number; drop: () => void }>()
  let held = 0

  const makeRoom = () => {
    while (held > most && comingIn.size > 0) {
      let largest = null
      for (const body of comingIn) if (!largest || body.bytes > largest.bytes) largest = body
      largest?.drop()
    }
  }

  return {
    held: () => held,
    open(giveUp) {
      const body = {
        bytes: 0,
        drop() {
          release()
          giveUp()
        },
      }
      comingIn.add(body)
      const release = () => {
        comingIn.delete(body)
        held -= body.bytes
        body.bytes = 0
      }
      return {
        grow(bytes) {
          held += bytes - body.bytes
          body.bytes = bytes
          makeRoom()
        },
        complete: () => void comingIn.delete(body),
        release,
      }
    },
  }
}
