import { isDeepStrictEqual } from 'node:util'
import { parseAllDocuments } from 'yaml'

type Labels = Record<string, string>
interface Selector {
  matchLabels?: Labels
}
interface Probe {
  httpGet?: { path: string; port: string | number }
  tcpSocket?: { port: string | number }
}
interface Variable {
  name: string
  value?: string
  valueFrom?: { secretKeyRef?: { name: string; key: string; optional?: boolean } }
}
export interface Container {
  name: string
  image: string
  imagePullPolicy?: string
  command?: string[]
  args?: string[]
  env?: Variable[]
  ports?: { name: string; containerPort: number }[]
  securityContext?: Record<string, unknown>
  resources?: { requests?: Labels; limits?: Labels }
  volumeMounts?: { name: string; mountPath: string; readOnly?: boolean }[]
  startupProbe?: Probe
  readinessProbe?: Probe
  livenessProbe?: Probe
}
interface Volume {
  name: string
  emptyDir?: { sizeLimit?: string }
  secret?: { secretName: string; defaultMode?: number; items?: { key: string }[] }
  projected?: { sources: { serviceAccountToken?: { expirationSeconds: number } }[] }
}
interface PodSpec {
  containers: Container[]
  initContainers?: Container[]
  volumes?: Volume[]
  securityContext?: Record<string, unknown>
  automountServiceAccountToken?: boolean
  serviceAccountName?: string
  enableServiceLinks?: boolean
  hostNetwork?: boolean
  hostPID?: boolean
  hostIPC?: boolean
  terminationGracePeriodSeconds?: number
  topologySpreadConstraints?: { topologyKey: string; labelSelector: Selector }[]
}
interface Template {
  metadata: { labels: Labels }
  spec: PodSpec
}
interface Peer {
  podSelector?: Selector
  namespaceSelector?: Selector
  ipBlock?: { cidr: string; except?: string[] }
}
interface Rule {
  from?: Peer[]
  to?: Peer[]
  ports?: { port: number }[]
}

/** One object that Kubernetes is given. */
export interface Manifest {
  apiVersion: string
  kind: string
  metadata: { name: string; labels?: Labels; annotations?: Labels }
  // Each kind has a shape of its own.
  // biome-ignore lint/suspicious/noExplicitAny: what is read of it is looked at by the tests
  spec: any
  [more: string]: unknown
}

/** What runs, by whatever kind of object. */
export interface Pod {
  /** `order`, `order-migrate`, `kong`. */
  name: string
  kind: string
  owner: Manifest
  labels: Labels
  spec: PodSpec
}

/** The objects in what `helm template` prints. Throws where it is no YAML, or says a key twice. */
export const manifestsIn = (text: string): Manifest[] =>
  parseAllDocuments(text, { uniqueKeys: true }).flatMap((document) => {
    if (document.errors.length > 0) throw document.errors[0]
    return document.toJS() ? [document.toJS() as Manifest] : []
  })

/** Everything that runs containers. */
export const podsIn = (manifests: Manifest[]): Pod[] =>
  manifests.flatMap((owner) => {
    const template: Template | undefined =
      owner.kind === 'CronJob' ? owner.spec.jobTemplate.spec.template : owner.spec?.template
    if (!template?.spec?.containers) return []
    const { labels } = template.metadata
    const component = labels['app.kubernetes.io/component'] ?? '?'
    const name = labels['imtiaz-mart/role'] === 'migrates' ? `${component}-migrate` : component
    return [{ name, kind: owner.kind, owner, labels, spec: template.spec }]
  })

export const containersOf = ({ spec }: Pod): Container[] => [
  ...(spec.initContainers ?? []),
  ...spec.containers,
]

export const chosen = (labels: Labels, selector: Selector = {}): boolean =>
  Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value)

/** What a pod lacks of being hardened, a line each. `openshift`: the cluster chooses its user. */
export function softSpots(pod: Pod, { openshift = false } = {}): string[] {
  const { spec } = pod
  const user = (spec.securityContext ?? {}) as {
    runAsUser?: number
    fsGroup?: number
    seccompProfile?: object
  }
  const holds = (context: Record<string, unknown> | undefined, wanted: Record<string, unknown>) =>
    Object.entries(wanted).flatMap(([key, value]) =>
      isDeepStrictEqual(context?.[key], value) ? [] : [`${key} is ${JSON.stringify(context?.[key])}`],
    )
  const found = [
    ...holds(spec.securityContext, { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } }),
    ...holds(spec as unknown as Record<string, unknown>, {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      hostNetwork: undefined,
      hostPID: undefined,
      hostIPC: undefined,
    }),
  ]
  if (openshift ? 'runAsUser' in user || 'fsGroup' in user : !(Number(user.runAsUser) > 0))
    found.push(`runAsUser is ${user.runAsUser}`)
  for (const container of containersOf(pod)) {
    const { name, image, resources, volumeMounts = [] } = container
    const wrong = holds(container.securityContext, {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
      privileged: undefined,
      runAsUser: undefined,
    })
    if (!/(:v?\d[\w.-]*|:trial|@sha256:[0-9a-f]{64})$/.test(image)) wrong.push(`image is ${image}`)
    if (!resources?.requests?.cpu || !resources.requests.memory || !resources.limits?.memory)
      wrong.push('no resources')
    for (const { name: volume, mountPath, readOnly } of volumeMounts)
      if (mountPath.startsWith('/secrets') && !readOnly) wrong.push(`${volume} is not read-only`)
    if (!volumeMounts.some(({ mountPath }) => mountPath === '/tmp')) wrong.push('no /tmp')
    found.push(...wrong.map((what) => `${name}: ${what}`))
  }
  for (const { name, emptyDir, secret } of spec.volumes ?? []) {
    if (emptyDir && name !== 'data' && !emptyDir.sizeLimit) found.push(`${name} has no limit`)
    if (secret && secret.defaultMode !== 0o440) found.push(`${name} may be read by ${secret.defaultMode}`)
  }
  return found
}

/** What each pod is given of Secrets: `signing` → [`user`], by their names after the release's. */
export function holdersOf(pods: Pod[], release: string): Record<string, string[]> {
  const holders: Record<string, Set<string>> = {}
  const gives = (secret: string, pod: string) => {
    const what = secret.startsWith(`${release}-`) ? secret.slice(release.length + 1) : secret
    holders[what] ??= new Set()
    holders[what].add(pod)
  }
  for (const pod of pods) {
    for (const { secret } of pod.spec.volumes ?? []) if (secret) gives(secret.secretName, pod.name)
    for (const { env = [] } of containersOf(pod))
      for (const { valueFrom } of env)
        if (valueFrom?.secretKeyRef) gives(valueFrom.secretKeyRef.name, pod.name)
  }
  return Object.fromEntries(Object.entries(holders).map(([what, names]) => [what, [...names].sort()]))
}

const place = ({ podSelector, namespaceSelector, ipBlock }: Peer): string => {
  if (ipBlock) return ipBlock.cidr === '0.0.0.0/0' ? 'world' : ipBlock.cidr
  const labels = { ...namespaceSelector?.matchLabels, ...podSelector?.matchLabels }
  return Object.values(labels).join('/') || 'cluster'
}

/**
 * Who may speak with whom by the NetworkPolicies, sorted: `order > order-db:5432`, `payment > world:443`,
 * `monitoring > order:8001`. Between two pods of the release both ends have to allow it. `halves`: what one end allows
 * and the other does not. `open`: pods that no policy keeps from receiving, or from sending.
 */
export function arrowsIn(manifests: Manifest[]): { arrows: string[]; halves: string[]; open: string[] } {
  const pods = podsIn(manifests)
  const policies = manifests.filter(({ kind }) => kind === 'NetworkPolicy')
  const said = { out: new Set<string>(), in: new Set<string>() }
  const arrows = new Set<string>()
  const open: string[] = []
  for (const pod of pods) {
    const own = policies.filter(({ spec }) => chosen(pod.labels, spec.podSelector))
    for (const type of ['Ingress', 'Egress'])
      if (!own.some(({ spec }) => spec.policyTypes.includes(type))) open.push(`${pod.name} ${type}`)
    const ends = (peer: Peer) =>
      peer.podSelector && !peer.namespaceSelector
        ? pods
            .filter(({ labels }) => chosen(labels, peer.podSelector))
            .map(({ name }) => ({ name, inside: true }))
        : []
    const outside = (peer: Peer, found: unknown[]) =>
      found.length > 0 ? [] : [{ name: place(peer), inside: false }]
    const both = (peers: Peer[] | undefined) =>
      peers
        ? peers.flatMap((peer) => {
            const found = ends(peer)
            return [...found, ...outside(peer, found)]
          })
        : [{ name: 'anywhere', inside: false }]
    for (const { spec } of own) {
      for (const { to, ports = [{ port: 0 }] } of (spec.egress ?? []) as Rule[])
        for (const { name, inside } of both(to))
          for (const { port } of ports)
            if (inside) said.out.add(`${pod.name} > ${name}:${port}`)
            else arrows.add(`${pod.name} > ${name}:${port}`)
      for (const { from, ports = [{ port: 0 }] } of (spec.ingress ?? []) as Rule[])
        for (const { name, inside } of both(from))
          for (const { port } of ports)
            if (inside) said.in.add(`${name} > ${pod.name}:${port}`)
            else arrows.add(`${name} > ${pod.name}:${port}`)
    }
  }
  for (const arrow of said.out) if (said.in.has(arrow)) arrows.add(arrow)
  const halves = [...said.out, ...said.in].filter((arrow) => !arrows.has(arrow))
  return { arrows: [...arrows].sort(), halves, open }
}
