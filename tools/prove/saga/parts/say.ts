import { type Event, type Listener, listeners, type Strand } from '../world.ts'

/** Which events each listens to, as the modules' subscriptions say. */
const heard: Record<Listener, readonly Event['type'][]> = {
  stockOfOrder: ['OrderPlaced', 'OrderCancelled', 'OrderShipped', 'OrderDeliveryFailed', 'OrderReturned'],
  paymentOfOrder: [
    'PaymentRequested',
    'OrderConfirmed',
    'OrderPacked',
    'OrderDelivered',
    'OrderCancelled',
    'OrderReturned',
  ],
  customerOfOrder: ['OrderConfirmed', 'OrderCancelled'],
  orderOfStock: ['StockReserved', 'StockRejected'],
  orderOfPayment: ['PaymentAuthorized', 'PaymentCaptured', 'PaymentFailed', 'PaymentRefunded'],
}

/** Puts an event into the queue of everybody who listens to it: the outbox and the bus are one here, since both only delay. */
export function say(draft: Strand, event: Event): void {
  for (const listener of listeners)
    if (heard[listener].includes(event.type)) draft.queues[listener].waiting.push({ event, again: false })
}
