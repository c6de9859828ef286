import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import protobuf from 'protobufjs'
import { type Events, type EventType, type Topic, topics } from './events.ts'
import { withoutPersonalData } from './personal-data.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const root = new protobuf.Root()
root.resolvePath = (_, path) => (path.startsWith('google/') ? path : `${folder}${path}`)
root.loadSync(
  readdirSync(`${folder}mart`).map((name) => `mart/${name}/v1/${name}.proto`),
  { keepCase: false },
)
root.resolveAll()

const marker = 'Zarmina'

/** A message with the marker in every text that it has room for. */
function filled(type: protobuf.Type): Record<string, unknown> {
  return Object.fromEntries(
    type.fieldsArray.map((field) => {
      field.resolve()
      const value =
        field.resolvedType instanceof protobuf.Type
          ? filled(field.resolvedType)
          : field.type === 'string'
            ? marker
            : 1
      return [field.name, field.repeated ? [value] : value]
    }),
  )
}

/** Where the marker stands, by path; array elements as `[]`. */
function* marked(value: unknown, path: string): Generator<string> {
  if (value === marker) yield path
  else if (Array.isArray(value)) yield* marked(value[0], `${path}[]`)
  else if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) yield* marked(inner, path ? `${path}.${name}` : name)
}

/** Texts that say nothing of a person: ids, codes, names of products, states. */
const nobodys =
  /(^|\.)(id|\w+Id|sku|slug|number|status|currency|paymentMethod|method|provider|role|channel|template|cause|soldBy|brand|publicKey|productName|taxClass|tariffCode|ifShort|state|shortReason|request|answer|aisle|storage|invoice|kind|path|fiscalNumber|qrCode)$|(^|\.)(items|short|shortages|lines|fees|discounts)\[\]\.name$|^offer\.|^product\.(name|barcode)$|^user\.permissions\[\]$|^product\.(substitutes|categoryIds)\[\]$|^order\.coupons\[\]$|^order\.flags\[\]$|^document\.seller\.(name|address|taxNumber)$|^user\.revocation\.(keptSession|endedSessions\[\])$/

/** What the module's envelope carries under an event's name: a message of its own package, or one that modules share. */
function messageOf({ module, package: name }: Topic, event: string): protobuf.Type {
  const envelope = root.lookupType(`${name}.${module[0]?.toUpperCase()}${module.slice(1)}Event`)
  return envelope.fields[`${event[0]?.toLowerCase()}${event.slice(1)}`]?.resolve()
    .resolvedType as protobuf.Type
}

test('every text of every event is either nobody’s, or blanked with the person', (t) => {
  let events = 0
  for (const topic of topics)
    for (const event of topic.events) {
      const type = `${topic.package}.${event}` as EventType
      const whole = filled(messageOf(topic, event))
      t.deepEqual(
        [...marked(withoutPersonalData(type, whole as Events[EventType]), '')].filter(
          (path) => !nobodys.test(path),
        ),
        [],
        type,
      )
      for (const path of marked(whole, ''))
        if (nobodys.test(path)) t.notRegex(path, /^order\.(note|shipping)|^user\.(name|email|phone)/)
      events++
    }
  t.true(events > 20)
})

test('what is left of an event is what its handlers reckon with', (t) => {
  const whole = filled(
    root.lookupType('mart.order.v1.OrderCancelled'),
  ) as Events['mart.order.v1.OrderCancelled']
  const left = withoutPersonalData('mart.order.v1.OrderCancelled', whole)
  t.like(left, {
    cause: marker,
    reason: '',
    order: { id: marker, note: '', items: [{ name: marker, quantity: 1 }] },
  })
  t.is(left.order.shippingAddress.recipient, '')
})
