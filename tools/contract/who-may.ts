/**
 * Who may call what: for every operation of every module what a request that is in order is answered, by who
 * asks. `tools/contract/who-may.test.ts` asks them all; an operation that isn't listed here fails it. A token that has
 * expired, or that another key signed, is a 401 at every operation.
 *
 * `customer` asks for what is theirs, `other` is a customer who asks for the same things: where they would see
 * whose it is, they hear that there is no such thing (404).
 */
export type Answers = [nobody: number, customer: number, other: number, staff: number, admin: number]

const open = (status: number): Answers => [status, status, status, status, status]
const anyUser = (status: number): Answers => [401, status, status, status, status]
const customers = (status: number): Answers => [401, status, status, 403, 403]
const owner = (status: number): Answers => [401, status, 404, 404, 404]
const ownerAndStaff = (status: number): Answers => [401, status, 404, status, status]
const staff = (status: number): Answers => [401, 403, 403, status, status]
const admin = (status: number): Answers => [401, 403, 403, 403, status]

export const whoMay: Record<string, Answers> = {
  'GET /.well-known/jwks.json': open(200),
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
  'GET /v1/users/me/export': anyUser(202),
  // They have no phone in their profiles.
  'POST /v1/users/me/phone/verify': anyUser(409),
  'GET /v1/users/me/addresses': anyUser(200),
  'POST /v1/users/me/addresses': anyUser(201),
  'PUT /v1/users/me/addresses/{id}': owner(200),
  'DELETE /v1/users/me/addresses/{id}': owner(204),
  'GET /v1/users': admin(200),
  'GET /v1/users/{id}': admin(200),
  'PATCH /v1/users/{id}': admin(200),
  'GET /v1/users/audit': admin(200),

  'GET /v1/products': open(200),
  'GET /v1/products/{idOrSlug}': open(200),
  'POST /v1/products': staff(201),
  'PATCH /v1/products/{id}': staff(200),
  'DELETE /v1/products/{id}': staff(204),
  'POST /v1/products/import': staff(200),
  'GET /v1/products/export': staff(200),
  'GET /v1/products/synonyms': staff(200),
  'PUT /v1/products/synonyms': staff(200),
  'GET /v1/products/audit': admin(200),
  'GET /v1/categories': open(200),
  'POST /v1/categories': staff(201),
  'PATCH /v1/categories/{id}': staff(200),
  'DELETE /v1/categories/{id}': staff(204),

  'GET /v1/inventory': staff(200),
  'GET /v1/inventory/{productId}': open(200),
  'PUT /v1/inventory/{productId}': staff(200),
  'PATCH /v1/inventory/{productId}': staff(200),
  'POST /v1/inventory/{productId}/adjustments': staff(201),
  'GET /v1/inventory/{productId}/movements': staff(200),
  'GET /v1/inventory/audit': admin(200),

  'GET /v1/cart': customers(200),
  'PUT /v1/cart/items/{productId}': customers(200),
  'DELETE /v1/cart/items/{productId}': customers(204),
  'POST /v1/cart/checkout': customers(201),
  'POST /v1/orders': customers(201),
  'GET /v1/orders': anyUser(200),
  'GET /v1/orders/{id}': ownerAndStaff(200),
  'GET /v1/orders/{id}/timeline': ownerAndStaff(200),
  'GET /v1/orders/{id}/stream': ownerAndStaff(200),
  'PATCH /v1/orders/{id}': ownerAndStaff(200),
  'POST /v1/orders/{id}/cancel': ownerAndStaff(200),
  'POST /v1/orders/{id}/pack': staff(200),
  'POST /v1/orders/{id}/ship': staff(200),
  'POST /v1/orders/{id}/deliver': staff(200),
  'POST /v1/orders/{id}/return': staff(200),
  'GET /v1/orders/audit': admin(200),

  'GET /v1/payments': anyUser(200),
  'GET /v1/payments/disputes': staff(200),
  'GET /v1/payments/reconciliation': staff(200),
  'GET /v1/payments/{id}': ownerAndStaff(200),
  'POST /v1/payments/{id}/confirm': owner(200),
  'POST /v1/payments/{id}/refunds': staff(201),
  'GET /v1/payments/{id}/refunds': staff(200),
  'GET /v1/payments/{id}/transactions': staff(200),
  // Stripe isn't configured here; where it is, its signature decides.
  'POST /v1/payments/webhooks/stripe': open(404),
  'GET /v1/payments/audit': admin(200),

  'GET /v1/notifications': anyUser(200),
  'POST /v1/notifications/{id}/read': owner(200),
  'GET /v1/notifications/preferences': anyUser(200),
  'PUT /v1/notifications/preferences': anyUser(200),
  // By a mail's token; one that was never mailed is no good.
  'GET /v1/notifications/unsubscribe': open(422),
  'POST /v1/notifications/unsubscribe': open(422),
  // Twilio isn't set up here; where it is, its signature decides.
  'POST /v1/notifications/sms/status': open(404),
  'GET /v1/notifications/deliveries': staff(200),
  'POST /v1/notifications/deliveries/{id}/retry': staff(202),
  'GET /v1/notifications/audit': admin(200),
}
