import type { PaymentProvider } from './provider.ts'

/** Cash on delivery: people move the money, so a refund is recorded as given and there is nobody to ask. */
export const cashProvider = (now: () => Date): PaymentProvider => ({
  createPayment: async (_, { orderId }) => ({
    reference: cashReference(orderId),
    status: 'processing',
    at: now(),
  }),
  cancel: async (_, { reference }) => ({ reference, status: 'cancelled', at: now() }),
  refund: async (_, { refundId }) => ({ reference: `cash-${refundId}`, status: 'succeeded', at: now() }),
  find: async () => null,
  findRefund: async () => null,
  made: async () => [],
  refundsOf: async () => [],
  books: async () => null,
})

/** Cash has no provider that would give a payment a reference: it is told by its order. */
export const cashReference = (orderId: string): string => `cash-${orderId}`
