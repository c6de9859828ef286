import type { ReceiptMessage } from '#proto/events.ts'
import type { SoldBy } from '#src/quantity.ts'
import type { ReceiptDocument, ReceiptLine } from './document.ts'

/** What of a document its message leaves out, as the event that it is in says it beside. */
export type Beside = Pick<
  ReceiptDocument,
  'orderNumber' | 'currency' | 'paymentMethod' | 'total' | 'taxTotal'
> & {
  /** Empty of an invoice. */
  cause: string
}

/** What stands on a receipt, as events carry it. */
export const toReceiptMessage = (document: ReceiptDocument): ReceiptMessage => {
  const { seller, lines, subtotal, discount, deliveryFee, fees, tip, taxes, creditedBefore = 0 } = document
  return {
    seller,
    lines: lines.map(toLineMessage),
    subtotal,
    discount,
    deliveryFee,
    fees,
    tip,
    taxes,
    creditedBefore,
  }
}

/** The document that was said: the same to the paisa, nothing is reckoned again. */
export function fromReceiptMessage(message: ReceiptMessage, { cause, ...beside }: Beside): ReceiptDocument {
  const { lines, creditedBefore, ...rest } = message
  return {
    ...rest,
    ...beside,
    lines: lines.map(fromLineMessage),
    ...(cause && { cause: cause as NonNullable<ReceiptDocument['cause']> }),
    ...(creditedBefore > 0 && { creditedBefore }),
  }
}

const toLineMessage = ({
  tariffCode = '',
  retailPrice = 0,
  ...line
}: ReceiptLine): ReceiptMessage['lines'][number] => ({
  ...line,
  tariffCode,
  retailPrice,
})

const fromLineMessage = ({
  soldBy,
  tariffCode,
  retailPrice,
  ...line
}: ReceiptMessage['lines'][number]): ReceiptLine => ({
  ...line,
  soldBy: soldBy as SoldBy,
  ...(tariffCode && { tariffCode }),
  ...(retailPrice > 0 && { retailPrice }),
})
