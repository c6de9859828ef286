import type { Permission } from '#src/http/permissions.ts'

/**
 * Who may call what: for every operation of every module what a request that is in order is answered, by who
 * asks. `tools/contract/who-may.test.ts` asks them all; an operation that isn't listed here fails it. A token that has
 * expired, or that another key signed, is a 401 at every operation.
 *
 * `customer` asks for what is theirs, `other` is a customer who asks for the same things: where they would see
 * whose it is, they hear that there is no such thing (404).
 */
export interface Answers {
  nobody: number
  customer: number
  other: number
  /** Staff with every permission but the one that is wanted; where none is, with none. */
  without: number
  /** Staff with that one alone; where none is wanted, with all. */
  staff: number
  admin: number
  /** One with that permission alone; where none is wanted, with all. */
  machine: number
  /** What staff and machines need. */
  permission?: Permission
}

const all = (status: number) => ({
  ...{ nobody: status, customer: status, other: status, without: status },
  ...{ staff: status, admin: status, machine: status },
})
const open = (status: number): Answers => all(status)
const anyUser = (status: number): Answers => ({ ...all(status), nobody: 401, machine: 403 })
const customers = (status: number): Answers => ({
  ...all(403),
  ...{ nobody: 401, customer: status, other: status },
})
const owner = (status: number): Answers => ({ ...all(404), nobody: 401, customer: status, machine: 403 })
const customersOr = (permission: Permission, status: number): Answers => ({
  ...all(status),
  ...{ nobody: 401, without: 403, permission },
})
const ownerOr = (permission: Permission, status: number): Answers => ({
  ...customersOr(permission, status),
  other: 404,
})
const ownerOrStaff = (status: number): Answers => ({
  ...all(status),
  ...{ nobody: 401, other: 404, without: 403 },
})
const staff = (permission: Permission, status: number): Answers => ({
  ...all(status),
  ...{ nobody: 401, customer: 403, other: 403, without: 403, permission },
})
const ownersAlone = (status: number): Answers => ({ ...customers(status), other: 404 })
const admin = (status: number): Answers => ({ ...all(403), nobody: 401, admin: status })

export const whoMay: Record<string, Answers> = {
  'GET /.well-known/jwks.json': open(200),
  // No contact is set here.
  'GET /.well-known/security.txt': open(404),
  // Whoever they say they are, they show no key.
  'POST /v1/auth/token': open(401),
  'POST /v1/auth/register': open(201),
  'POST /v1/auth/login': open(200),
  'POST /v1/auth/refresh': open(200),
  'POST /v1/auth/logout': open(204),
  // A token that was never mailed: whoever brings one is let in, and told that it is no good.
  'POST /v1/auth/verify-email': open(422),
  'POST /v1/auth/verify-email/resend': open(202),
  'POST /v1/auth/reset-password': open(422),
  'POST /v1/auth/forgot-password': open(202),

  'GET /v1/users/me': anyUser(200),
  'PATCH /v1/users/me': anyUser(200),
  'DELETE /v1/users/me': anyUser(204),
  'POST /v1/users/me/password': anyUser(204),
  'GET /v1/users/me/sessions': anyUser(200),
  'DELETE /v1/users/me/sessions/{id}': owner(204),
  'POST /v1/users/me/mfa': anyUser(201),
  // Whoever has none is let in, and told so.
  'POST /v1/users/me/mfa/confirm': anyUser(409),
  'DELETE /v1/users/me/mfa': anyUser(409),
  'GET /v1/users/me/export': anyUser(202),
  // They have no phone in their profiles.
  'POST /v1/users/me/phone/verify': anyUser(409),
  'GET /v1/users/me/addresses': anyUser(200),
  'POST /v1/users/me/addresses': anyUser(201),
  'PUT /v1/users/me/addresses/{id}': owner(200),
  'DELETE /v1/users/me/addresses/{id}': owner(204),
  'GET /v1/users': staff('support', 200),
  'GET /v1/users/api-keys': admin(200),
  'POST /v1/users/api-keys': admin(201),
  'DELETE /v1/users/api-keys/{id}': admin(204),
  'GET /v1/users/{id}': staff('support', 200),
  'PATCH /v1/users/{id}': admin(200),
  'GET /v1/users/audit': admin(200),

  'GET /v1/products': open(200),
  'GET /v1/products/{idOrSlug}': open(200),
  'POST /v1/products': staff('catalogue', 201),
  'PATCH /v1/products/{id}': staff('catalogue', 200),
  'DELETE /v1/products/{id}': staff('catalogue', 204),
  'POST /v1/products/import': staff('catalogue', 200),
  'GET /v1/products/export': staff('catalogue', 200),
  'GET /v1/products/synonyms': staff('catalogue', 200),
  'PUT /v1/products/synonyms': staff('catalogue', 200),
  'GET /v1/products/audit': admin(200),
  'GET /v1/categories': open(200),
  'POST /v1/categories': staff('catalogue', 201),
  'PATCH /v1/categories/{id}': staff('catalogue', 200),
  'DELETE /v1/categories/{id}': staff('catalogue', 204),

  // All may look; who keeps offers sees more.
  'GET /v1/offers': open(200),
  'POST /v1/offers': staff('offers', 201),
  'PATCH /v1/offers/{id}': staff('offers', 200),
  'DELETE /v1/offers/{id}': staff('offers', 204),
  'GET /v1/tax-rates': open(200),
  'POST /v1/tax-rates': admin(200),

  'GET /v1/inventory': staff('stock', 200),
  'GET /v1/inventory/{productId}': open(200),
  'PUT /v1/inventory/{productId}': staff('stock', 200),
  'PATCH /v1/inventory/{productId}': staff('stock', 200),
  'POST /v1/inventory/{productId}/adjustments': staff('stock', 201),
  'GET /v1/inventory/{productId}/movements': staff('stock', 200),
  'GET /v1/inventory/audit': admin(200),

  'GET /v1/cart': customers(200),
  'PUT /v1/cart/items/{productId}': customers(200),
  'DELETE /v1/cart/items/{productId}': customers(204),
  'PUT /v1/cart/coupons/{code}': customers(200),
  'DELETE /v1/cart/coupons/{code}': customers(204),
  'POST /v1/cart/checkout': customers(201),
  'POST /v1/orders/quote': customers(200),
  'POST /v1/orders': customers(201),
  'GET /v1/orders': customersOr('orders', 200),
  'GET /v1/orders/{id}': ownerOrStaff(200),
  'GET /v1/orders/{id}/timeline': ownerOrStaff(200),
  'GET /v1/orders/{id}/receipt': ownerOrStaff(200),
  'GET /v1/orders/{id}/stream': ownerOrStaff(200),
  'PATCH /v1/orders/{id}': ownerOr('orders', 200),
  'POST /v1/orders/{id}/cancel': ownerOr('orders', 200),
  'POST /v1/orders/{id}/pack': staff('picking', 200),
  'POST /v1/orders/{id}/ship': staff('delivery', 200),
  'POST /v1/orders/{id}/deliver': staff('delivery', 200),
  'POST /v1/orders/{id}/attempt': staff('delivery', 200),
  'POST /v1/orders/{id}/return': staff('orders', 200),
  'POST /v1/runs': staff('delivery', 201),
  'GET /v1/runs': staff('delivery', 200),
  'GET /v1/runs/mine': staff('delivery', 200),
  'GET /v1/runs/{id}': staff('delivery', 200),
  'DELETE /v1/runs/{id}': staff('delivery', 204),
  'DELETE /v1/runs/{id}/stops/{orderId}': staff('delivery', 204),
  'GET /v1/picks': staff('picking', 200),
  'POST /v1/orders/{id}/pick': staff('picking', 200),
  'DELETE /v1/orders/{id}/pick': staff('picking', 200),
  'PUT /v1/orders/{id}/lines/{line}/picked': staff('picking', 200),
  'POST /v1/picks/waves': staff('picking', 201),
  'GET /v1/picks/waves/{id}': staff('picking', 200),
  'GET /v1/orders/{id}/lines/{line}/substitutes': staff('picking', 200),
  'POST /v1/orders/{id}/lines/{line}/substitutes': staff('picking', 202),
  'DELETE /v1/orders/{id}/lines/{line}/substitutes/{n}': staff('picking', 200),
  'POST /v1/orders/{id}/lines/{line}/substitutes/{n}/accept': ownersAlone(200),
  'POST /v1/orders/{id}/lines/{line}/substitutes/{n}/reject': ownersAlone(200),
  'GET /v1/orders/reports/sales': staff('reports', 200),
  'GET /v1/orders/reports/picking': staff('reports', 200),
  'GET /v1/orders/audit': admin(200),

  'GET /v1/zones': open(200),
  'POST /v1/zones': staff('delivery', 201),
  'PATCH /v1/zones/{id}': staff('delivery', 200),
  'DELETE /v1/zones/{id}': staff('delivery', 204),
  'PUT /v1/zones/{id}/timetable': staff('delivery', 200),
  'GET /v1/slots': open(200),
  'PATCH /v1/slots/{id}': staff('delivery', 200),
  'POST /v1/slots/{id}/hold': customers(201),
  'DELETE /v1/slots/{id}/hold': customers(204),

  'GET /v1/payments': customersOr('refunds', 200),
  'GET /v1/payments/couriers': staff('delivery', 200),
  'GET /v1/payments/couriers/{id}': staff('delivery', 200),
  'POST /v1/payments/couriers/{id}/handovers': staff('delivery', 201),
  'POST /v1/payments/couriers/{id}/bankings': staff('delivery', 201),
  'GET /v1/payments/disputes': staff('refunds', 200),
  'GET /v1/payments/reconciliation': staff('refunds', 200),
  'GET /v1/payments/{id}': ownerOr('refunds', 200),
  'POST /v1/payments/{id}/confirm': owner(200),
  'POST /v1/payments/{id}/retry': owner(200),
  'POST /v1/payments/{id}/refunds': staff('refunds', 201),
  'GET /v1/payments/{id}/refunds': staff('refunds', 200),
  'GET /v1/payments/{id}/transactions': staff('refunds', 200),
  // Stripe isn't configured here; where it is, its signature decides.
  'POST /v1/payments/webhooks/stripe': open(404),
  'GET /v1/payments/audit': admin(200),

  'GET /v1/notifications': anyUser(200),
  'POST /v1/notifications/{id}/read': owner(200),
  'POST /v1/notifications/read-all': anyUser(204),
  'GET /v1/notifications/stream': anyUser(200),
  'GET /v1/notifications/preferences': anyUser(200),
  'PUT /v1/notifications/preferences': anyUser(200),
  // By a mail's token; one that was never mailed is no good.
  'GET /v1/notifications/unsubscribe': open(422),
  'POST /v1/notifications/unsubscribe': open(422),
  // Twilio isn't set up here; where it is, its signature decides.
  'POST /v1/notifications/sms/status': open(404),
  'GET /v1/notifications/deliveries': staff('support', 200),
  'POST /v1/notifications/deliveries/{id}/retry': staff('support', 202),
  'GET /v1/notifications/webhooks': admin(200),
  'POST /v1/notifications/webhooks': admin(201),
  'GET /v1/notifications/webhooks/{id}': admin(200),
  'PATCH /v1/notifications/webhooks/{id}': admin(200),
  'DELETE /v1/notifications/webhooks/{id}': admin(204),
  'GET /v1/notifications/webhooks/{id}/deliveries': admin(200),
  'POST /v1/notifications/webhooks/{id}/deliveries/{n}/retry': admin(202),
  'GET /v1/notifications/audit': admin(200),
}
