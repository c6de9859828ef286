import { z } from 'zod'
import { money as toMoney } from '#src/money.ts'
import { id, money, quantity, timestamp } from '#src/schemas/fields.ts'
import { creditCauses, type ReceiptDocument } from '#src/slip/document.ts'
import { paperWidths } from '#src/slip/slip-html.ts'
import { receiptLanguages } from '#src/slip/wording.ts'
import { fiscalProviders, fiscalStates } from '../fiscal/fiscal.ts'
import type { FiscalStanding } from '../fiscal/fiscal-repository.ts'
import { paymentMethods } from '../order.ts'
import type { Receipt } from './receipt-repository.ts'

/** The forms of a receipt, and their types. */
export const formats = { json: 'application/json', html: 'text/html', pdf: 'application/pdf' } as const

export const ReceiptQuery = z.strictObject({
  format: z
    .enum(['json', 'html', 'pdf'])
    .optional()
    .meta({ description: 'In place of `Accept`, for a link' }),
  language: z
    .enum(receiptLanguages)
    .optional()
    .meta({ description: 'Of HTML and PDF, in place of `Accept-Language`' }),
  width: z.enum(paperWidths).default('a4').meta({ description: 'Of HTML and PDF: what it is printed on' }),
})

const ReceiptLine = z.strictObject({
  line: z.int().min(1),
  productId: id,
  sku: z.string(),
  name: z.string(),
  soldBy: z.enum(['piece', 'weight']),
  quantity,
  unitPrice: money,
  gross: money.meta({ description: 'Before discounts' }),
  discounts: z.array(z.strictObject({ name: z.string(), amount: money })),
  lineTotal: money,
  taxClass: z.string().optional(),
  tariffCode: z.string().optional().meta({ description: 'What customs and tax authorities know it by' }),
  retailPrice: money
    .optional()
    .meta({ description: 'The price that is printed on it, where that is what is taxed' }),
  tax: z
    .strictObject({ rate: z.int().min(0), amount: money })
    .meta({ description: 'Basis points, and the tax in it' }),
})

const Fiscal = z.strictObject({
  provider: z.enum(fiscalProviders),
  state: z.enum(fiscalStates),
  number: z.string().optional().meta({ description: "The tax authority's, once it is registered" }),
  qrCode: z.string().optional().meta({ description: 'What its QR code says' }),
  registeredAt: timestamp.optional(),
  reason: z.string().optional().meta({ description: 'Why it was refused; for staff' }),
})

const paper = {
  number: z.string().meta({ description: 'INV-2026-000001, CN-2026-000001: of each year without a gap' }),
  issuedAt: timestamp,
  lines: z.array(ReceiptLine),
  subtotal: money,
  discount: money,
  deliveryFee: money,
  fees: z.array(z.strictObject({ name: z.string(), amount: money })),
  tip: money.optional(),
  taxTotal: money.meta({ description: 'The tax that is in it' }),
  taxes: z.array(z.strictObject({ taxClass: z.string(), rate: z.int(), gross: money, amount: money })),
  total: money,
  fiscal: Fiscal.optional().meta({
    description: 'How it stands with the tax authority; absent where it is not registered with any',
  }),
}

const CreditNote = z
  .strictObject({
    ...paper,
    cause: z.enum(creditCauses),
    creditedBefore: money
      .optional()
      .meta({ description: 'What of its lines was given back on top before: it is no more to be credited' }),
  })
  .meta({ id: 'CreditNote' })

export const ReceiptAnswer = z
  .strictObject({
    ...paper,
    orderId: id,
    orderNumber: z.string(),
    paymentMethod: z.enum(paymentMethods),
    seller: z.strictObject({
      name: z.string(),
      address: z.string().optional(),
      taxNumber: z.string().optional(),
    }),
    creditNotes: z.array(CreditNote).meta({ description: 'What of it was given back, oldest first' }),
    balance: money.meta({ description: 'Its total less what was credited' }),
  })
  .meta({ id: 'Receipt', description: 'An invoice as it was issued, with its credit notes' })

/** How receipts stand with the tax authority, by their numbers; and whether staff see it. */
interface Registered {
  standing: ReadonlyMap<string, FiscalStanding>
  toStaff: boolean
}

/** The invoice of an order, and its credit notes. */
export function presentReceipt(
  invoice: Receipt,
  notes: Receipt[],
  registered: Registered,
): z.output<typeof ReceiptAnswer> {
  const { currency, orderNumber, paymentMethod, seller, total } = invoice.document
  const credited = notes.reduce((sum, { document }) => sum + document.total, 0)
  const { name, address, taxNumber } = seller
  return {
    ...presentPaper(invoice, registered),
    ...{ orderId: invoice.orderId, orderNumber, paymentMethod },
    seller: { name, ...(address && { address }), ...(taxNumber && { taxNumber }) },
    creditNotes: notes.map((note) => {
      const { cause = 'returned', creditedBefore } = note.document
      return {
        ...presentPaper(note, registered),
        cause,
        ...(creditedBefore && { creditedBefore: toMoney(creditedBefore, currency) }),
      }
    }),
    balance: toMoney(total - credited, currency),
  }
}

function presentPaper({ number, issuedAt, document }: Receipt, { standing, toStaff }: Registered) {
  const { currency, lines, subtotal, discount, deliveryFee, fees, tip, taxTotal, taxes, total } = document
  const amount = (minor: number) => toMoney(minor, currency)
  const stands = standing.get(number)
  return {
    number,
    issuedAt: issuedAt.toISOString(),
    lines: lines.map((line) => presentLine(line, amount)),
    ...{ subtotal: amount(subtotal), discount: amount(discount), deliveryFee: amount(deliveryFee) },
    fees: fees.map((fee) => ({ name: fee.name, amount: amount(fee.amount) })),
    ...(tip > 0 && { tip: amount(tip) }),
    taxTotal: amount(taxTotal),
    taxes: taxes.map((tax) => ({ ...tax, gross: amount(tax.gross), amount: amount(tax.amount) })),
    total: amount(total),
    ...(stands && { fiscal: presentStanding(stands, toStaff) }),
  }
}

const presentStanding = (
  { provider, state, number, qr, settledAt, reason }: FiscalStanding,
  toStaff: boolean,
) => ({
  ...{ provider, state },
  ...(number !== null && qr !== null && { number, qrCode: qr, registeredAt: settledAt?.toISOString() }),
  ...(reason !== null && toStaff && { reason }),
})

function presentLine(
  {
    unitPrice,
    gross,
    discounts,
    total,
    taxClass,
    retailPrice,
    taxRate,
    tax,
    ...line
  }: ReceiptDocument['lines'][number],
  amount: (minor: number) => { amount: number; currency: string },
) {
  return {
    ...line,
    ...{ unitPrice: amount(unitPrice), gross: amount(gross), lineTotal: amount(total) },
    discounts: discounts.map((off) => ({ name: off.name, amount: amount(off.amount) })),
    ...(taxClass && { taxClass }),
    ...(retailPrice !== undefined && { retailPrice: amount(retailPrice) }),
    tax: { rate: taxRate, amount: amount(tax) },
  }
}
