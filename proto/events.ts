import protobuf from 'protobufjs/minimal.js'
import { mart } from './generated/messages.js'

// int64 fields are amounts, counts and versions, all far below 2^53: plain numbers, not Long objects.
protobuf.util.Long = null as never
protobuf.configure()

/** The messages that may be absent: no token is revoked, a bank names no day, a publisher knows of none. */
type Absent = 'revocation' | 'respondBy' | 'payBy' | 'document'

/** A message with every field there, as decoding gives it: absent scalars are their zero values. */
export type Filled<T> = T extends Uint8Array
  ? T
  : T extends (infer Item)[]
    ? Filled<Item>[]
    : T extends object
      ? {
          [K in keyof T as K extends `$${string}` | Absent ? never : K]-?: Filled<NonNullable<T[K]>>
        } & {
          [K in keyof T as K extends Absent ? K : never]?: Filled<NonNullable<T[K]>> | null
        }
      : T

type EventsOf<Package extends string, Envelope> = {
  [K in keyof Envelope & string as K extends 'event' | `$${string}`
    ? never
    : `${Package}.${Capitalize<K>}`]: Filled<NonNullable<Envelope[K]>>
}

/** Every event by its full name, such as `mart.order.v1.OrderPlaced`, and what it carries. */
export type Events = EventsOf<'mart.user.v1', mart.user.v1.UserEvent.$Properties> &
  EventsOf<'mart.product.v1', mart.product.v1.ProductEvent.$Properties> &
  EventsOf<'mart.inventory.v1', mart.inventory.v1.InventoryEvent.$Properties> &
  EventsOf<'mart.order.v1', mart.order.v1.OrderEvent.$Properties> &
  EventsOf<'mart.payment.v1', mart.payment.v1.PaymentEvent.$Properties> &
  EventsOf<'mart.notification.v1', mart.notification.v1.NotificationEvent.$Properties>

export type EventType = keyof Events & string

/** A message of one type, filled: `Message<mart.types.v1.Money.$Properties>`. */
export type Money = Filled<mart.types.v1.Money.$Properties>
export type UserState = Filled<mart.user.v1.User.$Properties>
export type ProductState = Filled<mart.product.v1.Product.$Properties>
export type OfferState = Filled<mart.product.v1.Offer.$Properties>
export type OrderState = Filled<mart.order.v1.Order.$Properties>
export type OrderItemState = Filled<mart.order.v1.OrderItem.$Properties>
export type PaymentState = Filled<mart.payment.v1.Payment.$Properties>
export type PersonalDataPart = Filled<mart.types.v1.PersonalDataGathered.$Properties>
export type ReceiptMessage = Filled<mart.types.v1.ReceiptDocument.$Properties>
export type Timestamp = Filled<{ seconds?: number; nanos?: number }>

interface Envelope {
  encode(message: object): { finish(): Uint8Array }
  decode(bytes: Uint8Array): object
  toObject(message: never, options: object): { event?: string; [field: string]: unknown }
}

/**
 * A topic of the bus: who publishes to it, what is said there, how long it is kept (docs/events.md).
 * A state topic is compacted: its last record of a key is the whole state, and a tombstone (a record
 * without a value) says that the aggregate is gone.
 */
export interface Topic {
  name: string
  module: string
  package: string
  envelope: Envelope
  kind: 'state' | 'facts'
  /** Milliseconds that a fact is kept; state is kept for ever. */
  retention?: number
  /** Event names without their package. */
  events: string[]
  tombstone?: string
  /** The one field of the tombstone's message; by itself `<module>Id`. */
  key?: string
  /** Its keys are orders' ids. */
  aboutOrders?: true
}

const days = 24 * 60 * 60 * 1000

/** Where a module hands over what it holds of people who ask for it; by a topic of its own, as it is to go within a day. */
const personalData = (module: string, envelope: Envelope): Topic => ({
  name: `mart.${module}-personal-data.v1`,
  module,
  package: `mart.${module}.v1`,
  envelope,
  kind: 'facts',
  retention: 1 * days,
  events: ['PersonalDataGathered'],
})

export const topics: Topic[] = [
  {
    name: 'mart.user.v1',
    module: 'user',
    package: 'mart.user.v1',
    envelope: mart.user.v1.UserEvent,
    kind: 'state',
    events: ['UserRegistered', 'UserChanged', 'UserErased', 'ApiKeyEnded'],
    tombstone: 'UserErased',
  },
  {
    name: 'mart.user-mail.v1',
    module: 'user',
    package: 'mart.user.v1',
    envelope: mart.user.v1.UserEvent,
    kind: 'facts',
    retention: 1 * days,
    events: [
      'EmailVerificationRequested',
      'PasswordResetRequested',
      'PasswordChanged',
      'EmailChanged',
      'PhoneVerificationRequested',
      'SignedInFromNewDevice',
      'SecondFactorChanged',
    ],
  },
  {
    name: 'mart.product.v1',
    module: 'product',
    package: 'mart.product.v1',
    envelope: mart.product.v1.ProductEvent,
    kind: 'state',
    events: ['ProductCreated', 'ProductChanged', 'ProductArchived'],
  },
  {
    name: 'mart.offer.v1',
    module: 'product',
    package: 'mart.product.v1',
    envelope: mart.product.v1.ProductEvent,
    kind: 'state',
    events: ['OfferChanged', 'OfferDeleted'],
    tombstone: 'OfferDeleted',
    key: 'offerId',
  },
  {
    name: 'mart.tax-rate.v1',
    module: 'product',
    package: 'mart.product.v1',
    envelope: mart.product.v1.ProductEvent,
    kind: 'state',
    events: ['TaxRatesChanged'],
  },
  {
    name: 'mart.stock.v1',
    module: 'inventory',
    package: 'mart.inventory.v1',
    envelope: mart.inventory.v1.InventoryEvent,
    kind: 'state',
    events: ['StockLevelChanged'],
  },
  {
    name: 'mart.inventory.v1',
    module: 'inventory',
    package: 'mart.inventory.v1',
    envelope: mart.inventory.v1.InventoryEvent,
    kind: 'facts',
    aboutOrders: true,
    retention: 30 * days,
    events: [
      'StockReserved',
      'StockRejected',
      'StockReleased',
      'StockShipped',
      'StockRestocked',
      'StockAdded',
      'StockDenied',
      'StockSettled',
      'StockBroughtBack',
    ],
  },
  {
    name: 'mart.order.v1',
    module: 'order',
    package: 'mart.order.v1',
    envelope: mart.order.v1.OrderEvent,
    kind: 'facts',
    aboutOrders: true,
    retention: 30 * days,
    events: [
      'OrderPlaced',
      'PaymentRequested',
      'OrderConfirmed',
      'OrderRejected',
      'OrderCancelled',
      'OrderPacked',
      'OrderShipped',
      'OrderDelivered',
      'OrderReturned',
      'OrderChanged',
      'OrderSlotClosed',
      'StockRequested',
      'OrderPickingStarted',
      'OrderPickingGivenBack',
      'SubstituteProposed',
      'SubstituteAnswered',
      'OrderDeliveryFailed',
      'OrderLinesReturned',
      'PaymentChangeRequested',
      'ReceiptIssued',
      'ReceiptRegistered',
    ],
  },
  {
    name: 'mart.basket.v1',
    module: 'order',
    package: 'mart.order.v1',
    envelope: mart.order.v1.OrderEvent,
    kind: 'state',
    events: ['ProductInBasketsChanged'],
  },
  {
    name: 'mart.payment.v1',
    module: 'payment',
    package: 'mart.payment.v1',
    envelope: mart.payment.v1.PaymentEvent,
    kind: 'facts',
    aboutOrders: true,
    retention: 30 * days,
    events: [
      'PaymentActionRequired',
      'PaymentAuthorized',
      'PaymentCaptured',
      'PaymentFailed',
      'PaymentCancelled',
      'PaymentRefunded',
      'RefundFailed',
      'DisputeOpened',
      'DisputeClosed',
      'AuthorizationEnding',
      'CaptureFailed',
      'PaymentChangeAuthorized',
      'PaymentChangeFailed',
    ],
  },
  {
    name: 'mart.notification.v1',
    module: 'notification',
    package: 'mart.notification.v1',
    envelope: mart.notification.v1.NotificationEvent,
    kind: 'facts',
    retention: 30 * days,
    events: ['NotificationDelivered', 'NotificationFailed'],
  },
  {
    name: 'mart.user-personal-data.v1',
    module: 'user',
    package: 'mart.user.v1',
    envelope: mart.user.v1.UserEvent,
    kind: 'facts',
    retention: 1 * days,
    events: ['PersonalDataRequested'],
  },
  personalData('product', mart.product.v1.ProductEvent),
  personalData('inventory', mart.inventory.v1.InventoryEvent),
  personalData('order', mart.order.v1.OrderEvent),
  personalData('payment', mart.payment.v1.PaymentEvent),
  personalData('notification', mart.notification.v1.NotificationEvent),
]

const topicOfType = new Map<string, Topic>(
  topics.flatMap((topic) => topic.events.map((event) => [`${topic.package}.${event}`, topic] as const)),
)
const topicOfName = new Map(topics.map((topic) => [topic.name, topic]))

/** The topic that events of this type are published to. Throws on a type that no topic lists. */
export function topicOf(type: string): Topic {
  const topic = topicOfType.get(type)
  if (!topic) throw new Error(`no topic lists the event ${type}`)
  return topic
}

/** Whether the keys of a topic are orders' ids. */
export const aboutOrders = (topic: string): boolean => topicOfName.get(topic)?.aboutOrders === true

/** Every event type of this build, by its full name. */
export const eventTypes: string[] = [...topicOfType.keys()]

/** Whether this build knows the type at all, whoever listens to it. */
export const knowsEvent = (type: string): boolean => topicOfType.has(type)

/** The bytes on the wire: the module's envelope; null for a tombstone. */
export function encodeEvent<T extends EventType>(type: T, data: Events[T]): Uint8Array | null {
  const topic = topicOf(type)
  const name = type.slice(topic.package.length + 1)
  if (name === topic.tombstone) return null
  return topic.envelope.encode({ [name[0]?.toLowerCase() + name.slice(1)]: data }).finish()
}

/**
 * What a record says: its event's full name and data, filled; null where it is one that this build doesn't know (a
 * newer publisher): another event in the envelope, or a tombstone in a topic that has none. Throws where the bytes
 * don't decode.
 */
export function decodeEvent(
  topicName: string,
  bytes: Uint8Array | null,
  key: string,
): { type: EventType; data: Events[EventType] } | null {
  const topic = topicOfName.get(topicName)
  if (!topic) throw new Error(`unknown topic ${topicName}`)
  if (bytes === null) {
    if (!topic.tombstone) return null
    return { type: `${topic.package}.${topic.tombstone}` as EventType, data: tombstoneData(topic, key) }
  }
  const decoded = topic.envelope.toObject(topic.envelope.decode(bytes) as never, {
    defaults: true,
    arrays: true,
    oneofs: true,
    longs: Number,
  })
  if (!decoded.event) return null
  const name = decoded.event
  return {
    type: `${topic.package}.${name[0]?.toUpperCase()}${name.slice(1)}` as EventType,
    data: decoded[name] as Events[EventType],
  }
}

/** A tombstone says its key alone; its message's one field is that key. */
function tombstoneData(topic: Topic, key: string): Events[EventType] {
  return { [topic.key ?? `${topic.module}Id`]: key } as never
}

/** Date to google.protobuf.Timestamp. */
export function toTimestamp(at: Date): Timestamp {
  const ms = at.getTime()
  const seconds = Math.floor(ms / 1000)
  return { seconds, nanos: (ms - seconds * 1000) * 1_000_000 }
}

/** google.protobuf.Timestamp to Date, milliseconds. */
export function fromTimestamp(at: Timestamp): Date {
  return new Date(at.seconds * 1000 + Math.floor(at.nanos / 1_000_000))
}
