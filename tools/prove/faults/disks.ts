import type { ProvenMart } from '../stage/proven-mart.ts'
import { between, fault, until } from './harm.ts'

const full = (what: keyof ProvenMart['disks'], under: string) =>
  fault(
    `disk-full-${what}`,
    async (mart, random) => {
      const disk = mart.disks[what]
      await disk?.fill()
      return until(`the disk under ${under} is full`, between(random, 2_000, 8_000), async () => {
        await disk?.empty()
        // A server that could not write may have ended itself.
        const server = what === 'log' ? null : mart[what]
        if (server && server.pid() === null) await server.start()
      })
    },
    {
      hindrance: (mart) => {
        if (what === 'kafka' && !mart.kafka) return 'the mart talks over no Kafka'
        return mart.disks[what] ? null : 'this process may not mount a small file system (it has to be root)'
      },
    },
  )

/** File systems that take nothing more. */
export const disks = [full('postgres', 'PostgreSQL'), full('kafka', 'Kafka'), full('log', 'the log')]
