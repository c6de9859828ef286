/** Operations that no move calls, and why. A test holds it against the OpenAPI document: what is new is played, or stands here. */
export const leftOut: Record<string, string> = {
  'GET /.well-known/jwks.json': 'says the same at every hour; the services ask for it themselves',
  'GET /.well-known/security.txt': 'a setting, and no state',
  'POST /v1/auth/verify-email':
    'wants the token of a letter, which is sealed in the databases: tools/promises/mail-links.test.ts',
  'POST /v1/auth/reset-password': 'wants the token of a letter: tools/promises/mail-links.test.ts',
  'POST /v1/auth/forgot-password': 'answers the same whatever it does; letters are limited by the hour',
  'POST /v1/auth/verify-email/resend': 'answers the same whatever it does; letters are limited by the hour',
  'POST /v1/users/me/mfa': 'codes of one moment, which a clock that jumps makes wrong by right',
  'POST /v1/users/me/mfa/confirm': 'as above',
  'DELETE /v1/users/me/mfa': 'as above',
  'POST /v1/users/me/phone/verify': 'wants the code of a text, and few are sent to one number',
  'POST /v1/users/me/password':
    'ends the sessions of both apps of who plays: tools/promises/revocations.test.ts',
  'DELETE /v1/users/me/sessions/{id}': 'as above',
  'GET /v1/notifications/unsubscribe': 'wants the token of a letter',
  'POST /v1/notifications/unsubscribe': 'wants the token of a letter',
  'POST /v1/notifications/deliveries/{id}/retry':
    'sends a letter again, which the check that each comes once would call broken',
  'POST /v1/notifications/webhooks/{id}/deliveries/{n}/retry':
    'sends an event again out of its order, as it should',
  'POST /v1/notifications/sms/status': "Twilio's: its stand-in calls it",
  'POST /v1/payments/webhooks/stripe': "Stripe's: its stand-in calls it",
}
