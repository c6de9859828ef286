import { LRUCache } from 'lru-cache'
import type { Answer } from './answer.ts'

/**
 * Answers that are the same for everyone who asks, kept as they are sent. A route names one with `cache`;
 * its module forgets all of them after each of its own commits that an answer could show.
 */
export interface ResponseCache {
  /** The answer that is kept. */
  known(key: string): Answer | undefined
  /** The same, at once; else what `make` gives, of which only one runs at a time for a key. */
  read(key: string, make: () => Promise<Answer>): Answer | Promise<Answer>
  /** After this nothing is given that was read before it. */
  forget(): void
}

/** What an entry takes beside its body and key, roughly. */
const overhead = 500

/**
 * Keeps at most about so many bytes of answers; 0 keeps none. None is older than `maxAge` (milliseconds), which is how
 * late another replica's change may be seen; changes in this process are seen at once.
 */
export function createResponseCache(options: {
  bytes: number
  maxAge: number
  /** Milliseconds, never going back. */
  clock?: () => number
}): ResponseCache {
  const { bytes, maxAge, clock = () => performance.now() } = options
  if (bytes === 0) return { known: () => undefined, read: (_key, make) => make(), forget() {} }
  const kept = new LRUCache<string, { body: string; answer: Answer; until: number }>({
    maxSize: bytes,
    sizeCalculation: ({ body }, key) => body.length + key.length + overhead,
  })
  let underWay = new Map<string, Promise<Answer>>()

  async function load(key: string, make: () => Promise<Answer>, flights: typeof underWay): Promise<Answer> {
    const until = clock() + maxAge
    try {
      const answer = await make()
      // A change that was committed meanwhile may not be in it, and made new flights.
      if (flights === underWay && answer.status === 200 && typeof answer.body === 'string')
        kept.set(key, { body: answer.body, answer, until })
      return answer
    } finally {
      flights.delete(key)
    }
  }

  const known = (key: string) => {
    const entry = kept.get(key)
    return entry && entry.until > clock() ? entry.answer : undefined
  }

  return {
    known,
    read(key, make) {
      const answer = known(key)
      if (answer) return answer
      let flight = underWay.get(key)
      if (!flight) {
        flight = load(key, make, underWay)
        underWay.set(key, flight)
      }
      return flight
    },
    forget() {
      kept.clear()
      underWay = new Map()
    },
  }
}
