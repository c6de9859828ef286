import type { SoldBy } from '#src/quantity.ts'

/** What stands on an invoice and on a credit note. All amounts are minor units of its currency. */

/** Who sells: as an invoice has to say it. */
export interface Seller {
  name: string
  address: string
  taxNumber: string
}

/** Why money goes back: goods came back, the order was called off after it was packed, or it was given on top. */
export const creditCauses = ['returned', 'cancelled', 'goodwill'] as const
export type CreditCause = (typeof creditCauses)[number]

/** So much of a product, and what it cost. */
export interface ReceiptLine {
  line: number
  productId: string
  sku: string
  name: string
  soldBy: SoldBy
  /** Pieces or grams. */
  quantity: number
  /** Per piece, or per kilogram. */
  unitPrice: number
  gross: number
  discounts: { name: string; amount: number }[]
  total: number
  taxClass: string
  /** What customs and tax authorities know it by; absent from receipts of before, and where nobody has said it. */
  tariffCode?: string
  /** Per piece or kilogram: the price that is printed on it, where that is what is taxed. */
  retailPrice?: number
  /** Basis points. */
  taxRate: number
  tax: number
}

/** What is taxed by a rate: so much, with its tax, and the tax in it. */
export interface ReceiptTax {
  taxClass: string
  /** Basis points. */
  rate: number
  gross: number
  amount: number
}

/** What stands on a receipt. */
export interface ReceiptDocument {
  orderNumber: string
  currency: string
  paymentMethod: 'card' | 'cash_on_delivery'
  seller: Seller
  lines: ReceiptLine[]
  subtotal: number
  discount: number
  deliveryFee: number
  fees: { name: string; amount: number }[]
  tip: number
  taxes: ReceiptTax[]
  taxTotal: number
  total: number
  /** Of a credit note alone. */
  cause?: CreditCause
  /** What of its lines and fees was credited before, on top: it goes back once. */
  creditedBefore?: number
}

/** A receipt with its number, as people read it: `INV-2026-000001`. */
export interface NumberedReceipt {
  number: string
  issuedAt: Date
  document: ReceiptDocument
}
