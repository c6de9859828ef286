import { retry } from './deciding/attempts.ts'
import { changeAnswered, changeAsked, changeOf, changeOverdue, endChanges } from './deciding/changes.ts'
import type { Outcome, World } from './deciding/outcome.ts'
import { refundAnswered, refundAsked, refundGivenUp } from './deciding/refunds.ts'
import {
  answered,
  authorizationEnding,
  callOff,
  captureAnswered,
  confirm,
  costs,
  deliver,
} from './deciding/taking.ts'
import type { Decision, Happened, Payment } from './payment.ts'

/**
 * The whole life of a payment: what comes of something that happened to it. Everything that captures,
 * refunds or cancels goes through here under the payment's row lock, so money moves once whatever runs
 * at once. What is repeated, late or out of order changes nothing.
 */
export function decide(payment: Payment, happened: Happened, world: World): Decision {
  const outcome: Outcome = {
    payment: { ...payment },
    changed: false,
    refused: null,
    flagged: [],
    entries: [],
    refunds: [],
    changes: [],
    calls: [],
    events: [],
    world,
  }
  happen(outcome, happened)
  const { world: _, ...decision } = outcome
  return decision
}

function happen(outcome: Outcome, happened: Happened): void {
  const { payment } = outcome
  switch (happened.type) {
    case 'provider answered': {
      const change = changeOf(outcome, happened.payment, happened.change)
      if (change) changeAnswered(outcome, change, happened.payment)
      else answered(outcome, happened.payment)
      break
    }
    case 'capture answered':
      captureAnswered(outcome, happened.payment)
      break
    case 'confirmation asked for':
      confirm(outcome, happened.token)
      break
    case 'retry asked for':
      retry(outcome)
      break
    case 'order called off':
      callOff(outcome, happened.reason, happened.costs)
      endChanges(outcome, 'the order was cancelled')
      break
    case 'order costs':
      costs(outcome, happened.costs, happened.reason, happened.lines)
      if (payment.packed) endChanges(outcome, 'the order is packed')
      break
    case 'order delivered':
      deliver(outcome, happened.costs)
      break
    case 'authorization ending':
      authorizationEnding(outcome, happened.renewable)
      break
    case 'change asked for':
      changeAsked(outcome, happened)
      break
    case 'change overdue':
      changeOverdue(outcome, happened.changeId)
      break
    case 'refund asked for':
      refundAsked(outcome, happened)
      break
    case 'refund answered':
      refundAnswered(outcome, happened.refundId, happened.refund)
      break
    case 'refund given up':
      refundGivenUp(outcome, happened.refundId)
  }
}
