import type { Caller } from './caller.ts'
import type { Tally } from './tally.ts'

/** An order's changes as its customer's page shows them. */
export interface Following {
  /** Resolves with the first of these statuses to come; null where the stream ends, is left, or after `timeout` milliseconds. */
  until(statuses: string[], timeout?: number): Promise<string | null>
  leave(): void
}

export const streamRoute = 'GET /v1/orders/{id}/stream'

/** From which statuses an order may come to each, as the contract has it. */
const before: Record<string, string[]> = {
  awaiting_payment: ['pending'],
  confirmed: ['pending', 'awaiting_payment'],
  packed: ['confirmed'],
  shipped: ['packed'],
  delivered: ['shipped'],
  rejected: ['pending'],
  cancelled: ['pending', 'awaiting_payment', 'confirmed', 'packed'],
  returned: ['shipped', 'delivered'],
}

/**
 * Opens an order's stream of events; the time to its first event is what is tallied. Every version must come once, in
 * order, and each status from one that leads to it.
 */
export async function follow(caller: Caller, tally: () => Tally, orderId: string): Promise<Following> {
  const began = performance.now()
  const stream = await caller.open(`/v1/orders/${orderId}/stream`, streamRoute)
  const seen: { version: number; status: string }[] = []
  let [open, left] = [true, false]
  let wake = () => {}

  function take(message: string): void {
    const data = /^data: (.*)$/m.exec(message)?.[1]
    if (!data) return
    const { version, status } = JSON.parse(data)
    const last = seen.at(-1)
    if (!last) tally().answered(streamRoute, '200 first event', performance.now() - began)
    else if (
      version !== last.version + 1 ||
      (status !== last.status && !before[status]?.includes(last.status))
    )
      tally().failed(
        streamRoute,
        `order ${orderId}: ${last.status} (${last.version}) → ${status} (${version})`,
      )
    seen.push({ version, status })
    wake()
  }

  async function read(): Promise<void> {
    let text = ''
    try {
      for await (const piece of stream.setEncoding('utf8')) {
        const messages = (text + piece).split('\n\n')
        text = messages.pop() ?? ''
        messages.forEach(take)
      }
    } catch (error) {
      if (!left) tally().failed(streamRoute, `order ${orderId}: the stream broke: ${error}`)
    }
    open = false
    wake()
  }
  void read()

  return {
    async until(statuses, timeout = 30_000) {
      let late = false
      const timer = setTimeout(() => {
        late = true
        wake()
      }, timeout)
      try {
        for (;;) {
          const found = seen.find(({ status }) => statuses.includes(status))
          if (found) return found.status
          if (!open || late) return null
          await new Promise<void>((resolve) => {
            wake = resolve
          })
        }
      } finally {
        clearTimeout(timer)
      }
    },
    leave() {
      left = true
      stream.destroy()
    },
  }
}
