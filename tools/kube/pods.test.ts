import test from 'ava'
import { isRefusedByBudget, isSettled, nodeToDrain, oneOfEach, type Pod, readPods } from './pods.ts'

const pod = (name: string, more: object = {}, status: object = {}) => ({
  metadata: {
    name,
    uid: `uid-${name}`,
    labels: { 'app.kubernetes.io/component': name.split('-')[0] },
    ...more,
  },
  spec: { nodeName: 'a', containers: [{ image: 'imtiaz-mart:one' }] },
  status: {
    phase: 'Running',
    conditions: [{ type: 'Ready', status: 'True' }],
    containerStatuses: [{ restartCount: 0 }, { restartCount: 2 }],
    ...status,
  },
})
const list = (...items: object[]) => JSON.stringify({ items })

test('a pod is ready where it runs, is ready, and is not about to end', (t) => {
  const pods = readPods(
    list(
      pod('order-1'),
      pod('order-2', { deletionTimestamp: '2026-11-26T10:00:00Z' }),
      pod('order-3', {}, { conditions: [{ type: 'Ready', status: 'False' }] }),
      pod('order-4', {}, { phase: 'Pending', conditions: undefined, containerStatuses: undefined }),
    ),
  )
  t.deepEqual(
    pods.map(({ name, ready, restarts }) => [name, ready, restarts]),
    [
      ['order-1', true, 2],
      ['order-2', false, 2],
      ['order-3', false, 2],
      ['order-4', false, 0],
    ],
  )
  t.like(pods[0], { component: 'order', node: 'a', uid: 'uid-order-1', images: ['imtiaz-mart:one'] })
})

test("a Job's pods are none of the mart's", (t) => {
  const pods = readPods(list(pod('migrate-1', { ownerReferences: [{ kind: 'Job' }] }), pod('user-1')))
  t.deepEqual(
    pods.map(({ name }) => name),
    ['user-1'],
  )
})

test('one of each service is chosen, always the same', (t) => {
  const pods = readPods(list(pod('order-2'), pod('user-1'), pod('order-1')))
  t.deepEqual(
    oneOfEach(pods).map(({ name }) => name),
    ['order-1', 'user-1'],
  )
})

test("a budget's refusal is known by what kubectl says", (t) => {
  t.true(
    isRefusedByBudget(
      "Error from server (TooManyRequests): error when evicting pod: Cannot evict pod as it would violate the pod's disruption budget.",
    ),
  )
  t.false(isRefusedByBudget('Error from server (NotFound): pods "order-1" not found'))
})

const node = (name: string, spec: object = {}, ready = 'True') => ({
  metadata: { name },
  spec,
  status: { conditions: [{ type: 'Ready', status: ready }] },
})
const on = (name: string) => ({ node: name }) as Pod

test('drained is the node with most pods, where another can take them', (t) => {
  const pods = [on('b'), on('b'), on('a'), on('c'), on('c'), on('c')]
  t.is(nodeToDrain(list(node('a'), node('b'), node('c', { unschedulable: true })), pods), 'b')
  t.is(nodeToDrain(list(node('a'), node('b')), [on('a'), on('b')]), 'a')
  for (const other of [
    node('b', { taints: [{ effect: 'NoSchedule' }] }),
    node('b', { unschedulable: true }),
    node('b', {}, 'False'),
  ])
    t.is(nodeToDrain(list(node('a'), other), [on('a')]), null)
})

test('a release is settled where every Deployment has all its pods, of its latest form, ready, and none besides', (t) => {
  const order = (spec: object = {}, status: object = {}) => ({
    metadata: { generation: 3, labels: { 'app.kubernetes.io/component': 'order' } },
    spec: { replicas: 2, ...spec },
    status: { observedGeneration: 3, replicas: 2, updatedReplicas: 2, readyReplicas: 2, ...status },
  })
  const two = readPods(list(pod('order-1'), pod('order-2'), pod('kong-1')))
  t.true(isSettled(list(order()), two))
  t.false(isSettled(list(), two))
  for (const status of [
    { observedGeneration: 2 },
    { replicas: 3 },
    { updatedReplicas: 1 },
    { readyReplicas: 1 },
    { readyReplicas: undefined },
  ])
    t.false(isSettled(list(order({}, status)), two))
  // What the Deployment doesn't know yet.
  t.false(isSettled(list(order()), two.slice(1)))
  t.false(isSettled(list(order()), readPods(list(pod('order-1'), pod('order-2'), pod('order-3')))))
  const ending = pod('order-2', { deletionTimestamp: '2026-11-26T10:00:00Z' })
  t.false(isSettled(list(order()), readPods(list(pod('order-1'), ending))))
})
