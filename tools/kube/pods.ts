/** What of `kubectl get pods --output json` is looked at. */
interface PodJson {
  metadata: {
    name: string
    uid: string
    labels?: Record<string, string>
    deletionTimestamp?: string
    ownerReferences?: { kind: string }[]
  }
  spec: { nodeName?: string; containers: { image: string }[] }
  status: {
    phase: string
    conditions?: { type: string; status: string }[]
    containerStatuses?: { restartCount: number }[]
  }
}

/** A pod, as far as it matters here. */
export interface Pod {
  name: string
  uid: string
  /** Of the chart's label `app.kubernetes.io/component`: a service's name, or the gateway's. */
  component: string
  node: string | null
  images: string[]
  /** It gets requests: it runs, is ready, and isn't about to end. */
  ready: boolean
  restarts: number
}

/** The pods in what kubectl said that belong to a Deployment or StatefulSet; a Job's come to an end by themselves. */
export function readPods(json: string): Pod[] {
  const { items } = JSON.parse(json) as { items: PodJson[] }
  return items
    .filter(({ metadata }) => !metadata.ownerReferences?.some(({ kind }) => kind === 'Job'))
    .map(({ metadata, spec, status }) => ({
      name: metadata.name,
      uid: metadata.uid,
      component: metadata.labels?.['app.kubernetes.io/component'] ?? '',
      node: spec.nodeName ?? null,
      images: spec.containers.map(({ image }) => image),
      ready:
        metadata.deletionTimestamp === undefined &&
        status.phase === 'Running' &&
        status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true,
      restarts: Math.max(0, ...(status.containerStatuses ?? []).map(({ restartCount }) => restartCount)),
    }))
}

/** One pod of each component, the first by name: those to be killed. */
export function oneOfEach(pods: Pod[]): Pod[] {
  const first = new Map<string, Pod>()
  for (const pod of pods.toSorted((a, b) => a.name.localeCompare(b.name)))
    if (!first.has(pod.component)) first.set(pod.component, pod)
  return [...first.values()]
}

/** What is posted to a pod's `eviction`, as `kubectl drain` does: it is refused (429) while a budget forbids it. */
export const evictionOf = (namespace: string, name: string) => ({
  apiVersion: 'policy/v1',
  kind: 'Eviction',
  metadata: { name, namespace },
})

/** Whether what kubectl said is a budget's refusal: to be asked again, as a drain does. */
export const isRefusedByBudget = (said: string) => /disruption budget|TooManyRequests/i.test(said)

/**
 * The node to drain, where another can take its pods: the ready one, open to pods, that has most of these.
 * Null for a cluster of one node, whose pods are evicted all the same.
 */
export function nodeToDrain(nodesJson: string, pods: Pod[]): string | null {
  const { items } = JSON.parse(nodesJson) as {
    items: {
      metadata: { name: string }
      spec: { unschedulable?: boolean; taints?: { effect: string }[] }
      status: { conditions?: { type: string; status: string }[] }
    }[]
  }
  const open = items
    .filter(
      ({ spec, status }) =>
        !spec.unschedulable &&
        !spec.taints?.some(({ effect }) => effect !== 'PreferNoSchedule') &&
        status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
    )
    .map(({ metadata }) => metadata.name)
  if (open.length < 2) return null
  const has = (name: string) => pods.filter(({ node }) => node === name).length
  return open.toSorted((a, b) => has(b) - has(a) || a.localeCompare(b))[0] ?? null
}

/**
 * Whether each Deployment has as many pods that get requests as it is to have, all of its latest form, and none besides.
 * `pods`: those of them that there are. A pod that was just killed is missed at once, not when its Deployment says so.
 */
export function isSettled(deploymentsJson: string, pods: Pod[]): boolean {
  const { items } = JSON.parse(deploymentsJson) as {
    items: {
      metadata: { generation: number; labels?: Record<string, string> }
      spec: { replicas: number }
      status: {
        observedGeneration?: number
        replicas?: number
        updatedReplicas?: number
        readyReplicas?: number
      }
    }[]
  }
  return (
    items.length > 0 &&
    items.every(({ metadata, spec, status }) => {
      const ours = pods.filter(
        ({ component }) => component === metadata.labels?.['app.kubernetes.io/component'],
      )
      return (
        status.observedGeneration === metadata.generation &&
        [status.replicas, status.updatedReplicas, status.readyReplicas].every((n) => n === spec.replicas) &&
        ours.length === spec.replicas &&
        ours.every(({ ready }) => ready)
      )
    })
  )
}
