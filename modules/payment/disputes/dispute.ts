import type { ProviderName } from '../providers/provider.ts'

/** A chargeback as it is kept. */
export interface Dispute {
  id: string
  paymentId: string
  orderId: string
  provider: ProviderName
  reference: string
  amount: number
  currency: string
  reason: string
  status: string
  closed: boolean
  respondBy: Date | null
  openedAt: Date
}
