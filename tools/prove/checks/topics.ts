import { topics as allTopics, decodeEvent } from '#proto/events.ts'
import { readTopics } from '#src/testing/broker/read-topics.ts'
import type { History } from '../history.ts'
import type { ProvenMart } from '../stage/proven-mart.ts'
import type { Check } from './check.ts'
import { isPoisoned } from './poisoned.ts'
import { read } from './read.ts'

/** What a record says, as far as it is looked at. */
export interface Said {
  topic: string
  key: string
  id: string
  /** `OrderPlaced` */
  event: string
  /** Of the aggregate after it; null where the event has none. */
  version: number | null
  /** Of a refund. */
  refund?: string
  /** Of what is asked for besides what an order has: what comes again is known by it, whatever the order's version is by then. */
  request?: string
  /** The event that was handled when it was said; none where a request or a job said it. */
  cause?: string
}

const state = ['mart.user.v1', 'mart.product.v1', 'mart.stock.v1', 'mart.basket.v1']
const watched = [...state, 'mart.order.v1', 'mart.inventory.v1', 'mart.payment.v1']

/** What every subscriber hears: the topics themselves, without the mart's bus in between. */
export const topics: Check = {
  name: 'topics-in-order',
  says: 'of each key every topic says each thing in the order in which it became so, all that the timeline has and nothing besides; again only under the same id, and undisturbed not at all',
  async run(history, mart) {
    if (!mart.brokers) return { looked: 0, broken: [] }
    const all = withoutPapers(await heard(mart, mart.brokers)).filter(({ key }) => !isPoisoned(history, key))
    const said = mayRemind(history) ? withoutReminders(all) : all
    const timelines = await read<{ id: string; events: string[] }>(
      mart,
      'order',
      `select order_id as id, array_agg(event order by version) as events from timeline group by order_id`,
    )
    const broken = [
      ...brokenOrder(said),
      ...brokenEnds(said),
      ...handledTwice(said),
      ...(history.faults.length === 0 ? saidAgain(said) : []),
      ...brokenFacts(said, new Map(timelines.map(({ id, events }) => [id, events]))),
    ]
    return { looked: said.length, broken: [...broken, ...(await staleEnds(said, mart))] }
  },
}

/** What is said beside what became of an order: that an invoice or a credit note of it was given, and is registered. */
const papers = ['ReceiptIssued', 'ReceiptRegistered']

/** All but that. */
export const withoutPapers = (said: Said[]): Said[] => said.filter(({ event }) => !papers.includes(event))

/** What the mart says again, as it is, of an order whose answer it has waited for: no answer came for five minutes. */
const reminders = ['OrderPlaced', 'PaymentRequested', 'StockRequested', 'PaymentChangeRequested']
const remindedAfter = 5 * 60_000

/** Whether so long may have passed, by some clock. */
const mayRemind = ({ deeds, faults }: Pick<History, 'deeds' | 'faults'>): boolean =>
  (deeds.at(-1)?.at ?? 0) > remindedAfter || faults.some(({ kind }) => kind.includes('clock'))

/** All but reminders: what a job, and no event, said a second time of an order as it stands. */
export function withoutReminders(said: Said[]): Said[] {
  const first = new Map<string, string>()
  return said.filter(({ key, event, version, request, id, cause }) => {
    if (!reminders.includes(event)) return true
    const name = `${event} ${key} ${request ?? version}`
    if (!first.has(name)) first.set(name, id)
    return cause !== undefined || first.get(name) === id
  })
}

/** The first time that each thing was said; how often it was said again is nobody's concern, as its id is the same. */
function firsts(said: Said[]): Said[] {
  const seen = new Set<string>()
  return said.filter(({ topic, id }) => {
    const name = `${topic} ${id}`
    return seen.has(name) ? false : seen.add(name)
  })
}

/** Versions that fall, or are said twice under two ids. */
export function brokenOrder(said: Said[]): string[] {
  const newest = new Map<string, number>()
  return firsts(said).flatMap(({ topic, key, event, version, id }) => {
    if (version === null) return []
    const before = newest.get(`${topic} ${key}`) ?? 0
    newest.set(`${topic} ${key}`, Math.max(before, version))
    return version > before
      ? []
      : [`${topic}: ${event} ${id} of ${key} says version ${version} after ${before}`]
  })
}

/** Of a state topic the last record of a key is what whoever comes later knows: nothing older may be said again after it. */
export function brokenEnds(said: Said[]): string[] {
  const ends = new Map<string, { newest: number; last: Said }>()
  for (const it of said) {
    if (it.version === null || !state.includes(it.topic)) continue
    const name = `${it.topic} ${it.key}`
    ends.set(name, { newest: Math.max(ends.get(name)?.newest ?? 0, it.version), last: it })
  }
  return [...ends.values()].flatMap(({ newest, last: { topic, key, id, version } }) =>
    version === newest
      ? []
      : [`${topic}: the last record of ${key}, ${id}, says version ${version} again, after ${newest}`],
  )
}

/** What is said of an aggregate because of an event is said once, as the event is handled once: else its handler ran twice, and twice committed. */
export function handledTwice(said: Said[]): string[] {
  const ids = new Map<string, Set<string>>()
  for (const { topic, key, event, id, cause } of said) {
    if (cause === undefined) continue
    const name = `${topic}: ${event} of ${key} because of ${cause}`
    ids.set(name, (ids.get(name) ?? new Set()).add(id))
  }
  return [...ids].flatMap(([name, { size }]) => (size > 1 ? [`${name} was said ${size} times`] : []))
}

/** Of a hundred records, how many may be there twice although nothing was done to the mart: a busy machine makes a broker slow. */
const againAtMost = 5

/** Undisturbed, one relay carries an outbox, and says each thing once. */
export function saidAgain(said: Said[]): string[] {
  const again = said.length - firsts(said).length
  return again * 100 <= said.length * againAtMost
    ? []
    : [
        `of ${said.length} records ${again} were said again, though nothing was done to the mart: an outbox has several relays`,
      ]
}

/** Entries of a timeline that no other module is told of by the order's own topic. */
const untold = [
  'PaymentRefunded',
  'PersonalDataErased',
  'OrderFlagged',
  'LinePicked',
  'PutOnRun',
  'TakenOffRun',
  'NextStop',
]

/** What others are told of an entry that says to people what it is about. */
const toldAs: Record<string, string> = {
  ChangeAsked: 'StockRequested',
  ChangeRefused: 'OrderChanged',
  PickingGivenBack: 'OrderPickingGivenBack',
}

/** What a line of a timeline is told as. Who takes over what somebody has in hand is nobody's news; who takes what is free is. */
function factsOf(event: string, before: string[]): string | string[] {
  if (event === 'PickingTakenOver') {
    const last = before.findLast((it) => it.includes('Picking'))
    return last === 'PickingGivenBack' ? 'OrderPickingStarted' : []
  }
  return untold.includes(event) ? [] : (toldAs[event] ?? event)
}

/** What is said of orders is what their timelines have, and money moves once. */
export function brokenFacts(said: Said[], timelines: Map<string, string[]>): string[] {
  const told = new Map<string, string[]>()
  const once = new Map<string, string>()
  const broken: string[] = []
  for (const { topic, key, event, refund, id } of firsts(said)) {
    if (topic === 'mart.order.v1') told.set(key, [...(told.get(key) ?? []), event])
    const fact =
      event === 'PaymentCaptured'
        ? `${event} ${key}`
        : event === 'PaymentRefunded'
          ? `${event} ${refund}`
          : null
    if (fact === null) continue
    if (once.has(fact)) broken.push(`${fact} is said by ${once.get(fact)} and by ${id}`)
    once.set(fact, id)
  }
  for (const [id, events] of timelines) {
    const facts = events.flatMap((event, at) => factsOf(event, events.slice(0, at)))
    const heard = told.get(id) ?? []
    if (facts.join() !== heard.join())
      broken.push(`order ${id} went ${facts.join(', ')}; its topic says ${heard.join(', ') || 'nothing'}`)
  }
  for (const id of told.keys())
    if (!timelines.has(id)) broken.push(`mart.order.v1 speaks of the order ${id}, which nobody knows`)
  return broken
}

const owners = [
  ['mart.product.v1', 'product', 'select id::text as key, version from product'],
  ['mart.user.v1', 'user', 'select id::text as key, version from users where erased_at is null'],
  ['mart.basket.v1', 'order', 'select product_id::text as key, version from basketed'],
] as const

/** The last that a state topic says of a key is how it stands. */
async function staleEnds(said: Said[], mart: ProvenMart): Promise<string[]> {
  const broken: string[] = []
  for (const [topic, module, text] of owners) {
    const last = new Map(said.filter((it) => it.topic === topic).map(({ key, version }) => [key, version]))
    for (const { key, version } of await read<{ key: string; version: number }>(mart, module, text))
      if (last.get(key) !== version)
        broken.push(
          `${topic}: ${key} is at version ${version}, its last record at ${last.get(key) ?? 'none'}`,
        )
  }
  const erased = await read<{ id: string }>(mart, 'user', 'select id from users where erased_at is not null')
  const last = new Map(said.filter((it) => it.topic === 'mart.user.v1').map(({ key, event }) => [key, event]))
  for (const { id } of erased)
    if (last.get(id) !== 'UserErased' && last.has(id))
      broken.push(`mart.user.v1: ${id} is erased, the last record is ${last.get(id)}`)
  return broken
}

/** All that the topics say. Tombstones have no version. */
async function heard(mart: ProvenMart, brokers: string): Promise<Said[]> {
  const prefix = mart.env.KAFKA_TOPIC_PREFIX ?? ''
  const known = new Set(allTopics.map(({ name }) => name))
  const said: Said[] = []
  await readTopics(
    brokers,
    watched.map((name) => prefix + name),
    ({ topic: full, key, value, headers }) => {
      const topic = full.slice(prefix.length)
      if (!known.has(topic)) return
      const decoded = decode(topic, value, key)
      if (!decoded) return
      const { type, data } = decoded
      said.push({
        topic,
        key,
        id: headers.ce_id ?? '',
        ...(headers.ce_causationid && { cause: headers.ce_causationid }),
        event: type.split('.').at(-1) as string,
        ...versionOf(data),
      })
    },
  )
  return said
}

/** Null of what doesn't decode: what poison there is, nobody said. */
function decode(topic: string, value: Uint8Array | null, key: string) {
  try {
    return decodeEvent(topic, value, key)
  } catch {
    return null
  }
}

function versionOf(data: object): { version: number | null; refund?: string; request?: string } {
  const { order, product, user, version, refundId, request } = data as {
    order?: { version: number }
    product?: { version: number }
    user?: { version: number }
    version?: number
    refundId?: string
    request?: string
  }
  const known = (order ?? product ?? user)?.version ?? version ?? null
  return { version: known, ...(refundId && { refund: refundId }), ...(request && { request }) }
}
