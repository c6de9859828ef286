import { type FlakyProxy, flakyProxy } from '#src/testing/flaky-proxy.ts'
import type { Outsider } from '../proven-mart.ts'

/** A stand-in for somebody outside, with what it is to be ended by. */
export interface StandIn extends Outsider {
  close(): Promise<void>
}

/** Milliseconds that each piece of a slow one's answer takes. */
const slowness = 1_500

/** What anybody can do wrong whom one talks to over a network. */
const ofNetworks: Record<string, (proxy: FlakyProxy) => void> = {
  hang: (proxy) => proxy.silence(),
  refuse(proxy) {
    proxy.refuse()
    proxy.reset()
  },
  slow: (proxy) => proxy.slow(slowness),
  cut: (proxy) => proxy.reset(),
  // It hears, and does it, and nobody hears that it did.
  'lost answer': (proxy) => proxy.deafen('to client'),
}

/**
 * Puts a proxy before a stand-in at a port of loopback, so that it fails as networks do, and in `own` ways, which are
 * told when they begin and when they are over.
 */
export async function behindProxy(
  name: string,
  port: number,
  standIn: {
    taken: Outsider['taken']
    close(): Promise<void>
    own?: Record<string, (isOn: boolean, proxy: FlakyProxy) => void>
  },
): Promise<{ outsider: StandIn; port: number }> {
  const proxy = await flakyProxy({ host: '127.0.0.1', port })
  const { own = {}, taken } = standIn
  let now: string | null = null
  const outsider: StandIn = {
    name,
    faults: [...new Set([...Object.keys(ofNetworks), ...Object.keys(own)])],
    misbehave(how) {
      if (now !== null) own[now]?.(false, proxy)
      proxy.heal()
      now = how
      if (how === null) return
      if (own[how]) own[how](true, proxy)
      else if (ofNetworks[how]) ofNetworks[how](proxy)
      else throw new Error(`${name} knows no fault ${how}`)
    },
    taken,
    async close() {
      await proxy.close()
      await standIn.close()
    },
  }
  return { outsider, port: proxy.port }
}
