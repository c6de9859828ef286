import { splitImage } from './arguments.ts'

/** What the chart is told for a mart that brings all that it stands on: for a trial, and for proofs. */
export function trialValues(options: {
  image: string
  /** In Kong's place; null for Kong itself. */
  frontDoor: string | null
  /** Whether the cluster makes volumes when they are claimed; else what is in the databases ends with their pod. */
  volumes: boolean
}): Record<string, unknown> {
  const { image, frontDoor, volumes } = options
  const size = volumes ? '2Gi' : ''
  return {
    image: imageOf(image),
    shape: 'six',
    publicUrl: 'http://localhost:8000',
    sandboxPayments: true,
    mailpit: { enabled: true },
    secrets: { mode: 'make' },
    settings: { SEED: 'demo' },
    // It is run from here.
    audit: { kind: 'none' },
    // Two of each, as a shop has them, on a node that has two CPUs for all of it.
    serviceDefaults: { replicas: 2, resources: { requests: { cpu: '20m', memory: '128Mi' } } },
    // A handful of shoppers order as a town does, and nobody brings them anything.
    services: {
      order: {
        settings: { COD_LIMIT: '0', COD_LIMIT_NEW: '0', COD_OPEN_ORDERS: '0', UNPAID_ORDERS: '0' },
      },
    },
    postgresql: { mode: 'trial', volume: { size }, resources: { requests: { cpu: '20m' } } },
    kafka: { mode: 'trial', volume: { size }, resources: { requests: { cpu: '50m' } } },
    gateway: {
      kind: 'kong',
      kong: {
        replicas: 2,
        resources: { requests: { cpu: '20m', memory: '128Mi' } },
        ...(frontDoor ? { image: imageOf(frontDoor), command: ['node', 'deploy/front-door.ts'] } : {}),
      },
    },
  }
}

const imageOf = (image: string) => {
  const { name, tag } = splitImage(image)
  return { repository: name, tag }
}

/** Whether pods that claim volumes get them: a class is the default one. */
export function makesVolumes(storageClassesJson: string): boolean {
  const { items } = JSON.parse(storageClassesJson) as {
    items: { metadata: { annotations?: Record<string, string> } }[]
  }
  return items.some(
    ({ metadata }) => metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true',
  )
}

/**
 * The databases of the mart as they are reached through ports here: for each module its variable and the URL, with its
 * server's address put in place by `portOf`.
 */
export function urlsThrough(
  urls: Record<string, string>,
  portOf: (host: string, port: number) => number,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(urls).map(([module, url]) => {
      const there = new URL(url)
      const port = portOf(there.hostname, Number(there.port || 5432))
      there.host = `127.0.0.1:${port}`
      return [`${module.toUpperCase()}_DATABASE_URL`, there.href]
    }),
  )
}
