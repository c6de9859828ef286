import type { PersonalData } from '#src/runtime/personal-data.ts'

const erased = 'erasure-repository'

export const personalData: PersonalData = {
  payments: {
    method: null,
    provider: null,
    provider_ref: null,
    client_secret: null,
    status: null,
    currency: null,
    flags: null,
    capture: null,
    former: null,
    origin: null,
  },
  transactions: {
    kind: null,
    currency: null,
    provider: null,
    provider_reference: null,
    key: null,
    detail: `${erased}: of refunds, whose reasons people write`,
  },
  refunds: {
    reason: erased,
    status: null,
    failure: null,
    provider_reference: null,
    lines: null,
    payment_reference: null,
  },
  payment_changes: {
    request: null,
    status: null,
    provider_ref: null,
    client_secret: null,
    replaced: null,
    reason: null,
  },
  courier_orders: {
    currency: null,
    status: null,
    reason: `${erased}: why less, or more, was collected`,
  },
  courier_cash: { currency: null },
  courier_movements: { kind: null, reference: null },
  disputes: { provider: null, provider_reference: null, currency: null, reason: null, status: null },
  provider_calls: { key: null, provider: null, kind: null, request: null, cause: null, last_error: null },
  provider_events: { provider: null, id: null, type: null, payload: erased },
  sandbox_payments: {
    reference: null,
    key: null,
    client_secret: null,
    status: null,
    currency: null,
    reason: null,
    capture: null,
  },
  sandbox_refunds: { key: null, reference: null, payment_reference: null },
  sandbox_events: { payment_reference: null },
}
