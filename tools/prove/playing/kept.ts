type Body = Record<string, unknown>

/** Fields of answers that checks ask for. Everything else is let go, so that a long run fits into memory. */
const orderFields = ['id', 'customerId', 'status', 'version', 'paymentMethod', 'cancelReason', 'slot']
const productFields = ['id', 'version', 'status']
const keptFields: [operation: RegExp, fields: string[]][] = [
  [
    /^(POST \/v1\/(orders|cart\/checkout)|(GET|PATCH) \/v1\/orders\/\{id\}|POST \/v1\/orders\/\{id\}\/\w+)$/,
    orderFields,
  ],
  [/\/v1\/payments\/\{id\}(\/confirm)?$/, ['id', 'orderId', 'status']],
  [/\/refunds$/, ['id', 'paymentId', 'status', 'amount']],
  [/\/v1\/inventory\/\{productId\}$/, ['productId', 'available', 'onHand', 'reserved']],
  [/\/adjustments$/, ['id', 'productId', 'delta', 'onHandAfter']],
  [/\/v1\/products(\/\{idOrSlug\})?$/, productFields],
  [/\/v1\/(users\/me|auth\/register)$/, ['id', 'version']],
]

/** And of what is in a list. */
const listedFields: Record<string, string[]> = {
  'GET /v1/products': ['id', 'version'],
  'GET /v1/orders': ['id', 'customerId'],
  'GET /v1/payments': ['id', 'orderId'],
}

/** What of an answer's body is kept in the history. */
export function keptOf(operation: string, status: number, body: unknown): unknown {
  if (body === null || typeof body !== 'object') return null
  if (status >= 400) return pick(body as Body, ['title', 'detail', 'errors'])
  const { items } = body as { items?: unknown }
  const listed = listedFields[operation]
  if (listed && Array.isArray(items)) return { items: items.map((item: Body) => pick(item, listed)) }
  const fields = keptFields.find(([pattern]) => pattern.test(operation))?.[1]
  if (!fields) return null
  const kept = pick(body as Body, fields)
  const total = (body as { total?: { amount?: number } }).total?.amount
  const lines =
    fields === orderFields && Array.isArray(items)
      ? items.map((item: Body) => pick(item, ['productId', 'quantity']))
      : null
  return { ...kept, ...(fields === orderFields && { total, lines }) }
}

/** What of a request's body is kept: all that says what was asked for, and nothing of what only identifies people. */
export function keptInput(body: unknown): unknown {
  if (body === null || typeof body !== 'object') return typeof body === 'string' ? body.slice(0, 200) : body
  const { shippingAddress: _, password: __, ...rest } = body as Body
  return rest
}

const pick = (body: Body, fields: string[]): Body =>
  Object.fromEntries(fields.flatMap((field) => (field in body ? [[field, body[field]]] : [])))
