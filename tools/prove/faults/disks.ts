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
        // A server that could not write ends itself, at once or a while after. PostgreSQL is found where it still runs;
        // a broker whose disk failed it takes nothing more, and is started anew by whoever made room.
        if (what === 'kafka') await mart.kafka?.kill()
        if (what !== 'log') await mart[what]?.start()
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
