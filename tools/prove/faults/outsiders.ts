import type { Fault } from './fault.ts'
import { between, fault, until } from './harm.ts'

const ofNetworks = ['hang', 'refuse', 'slow', 'cut', 'lost answer']

/** What each of them can do wrong, by the word that its kind begins with. */
const known: Record<string, { name: string; faults: string[] }> = {
  provider: {
    name: 'payment provider',
    faults: [
      ...ofNetworks,
      ...[
        'out of order',
        'answer twice',
        'webhooks early',
        'webhooks late',
        'webhooks twice',
        'webhooks never',
      ],
    ],
  },
  mail: { name: 'mail server', faults: ofNetworks },
  sms: { name: 'SMS gateway', faults: ofNetworks },
  authority: { name: 'tax authority', faults: ofNetworks },
  receiver: { name: 'webhook receiver', faults: ofNetworks },
}

/** Those whom the mart talks to outside fail it. */
export const outsiders: Fault[] = Object.entries(known).flatMap(([word, { name, faults }]) =>
  faults.map((how) =>
    fault(
      `${word}-${how.replaceAll(' ', '-')}`,
      async (mart, random) => {
        const outsider = mart.outsiders.find((found) => found.name === name)
        outsider?.misbehave(how)
        return until(`${name}: ${how}`, between(random, 1_000, 12_000), () => outsider?.misbehave(null))
      },
      {
        weight: 0.5,
        hindrance: ({ outsiders }) =>
          outsiders.some((outsider) => outsider.name === name) ? null : `the mart has no ${name} outside`,
      },
    ),
  ),
)
