import { hash } from 'node:crypto'
import { notFound } from '#src/http/problem.ts'
import { reply, routesFor } from '#src/http/route.ts'
import { slipOf } from '#src/slip/slip.ts'
import { slipHtml } from '#src/slip/slip-html.ts'
import { receiptLanguages } from '#src/slip/wording.ts'
import { marksOf } from '../fiscal/fiscal-marks.ts'
import { nowhere, type Order } from '../order.ts'
import { OrderId } from '../order-answer.ts'
import type { Deps } from '../provides.ts'
import { formats, presentReceipt, ReceiptAnswer, ReceiptQuery } from './schemas.ts'

const { get } = routesFor<Deps>()

const types = Object.values(formats)

export const routes = [
  get('/v1/orders/{id}/receipt', {
    summary: 'The invoice of an order, and its credit notes',
    description:
      'Once it is packed; 404 before. JSON, or a page or a PDF to print, by `Accept` or `format`. What was packed before invoices were issued has none.',
    who: 'customer or staff',
    params: OrderId,
    query: ReceiptQuery,
    answers: { 200: { json: ReceiptAnswer, or: [formats.html, formats.pdf] } },
    run: async ({ findOrder, receipts, fiscal, tongues }, { params, query, caller, prefers }) => {
      const order = await findOrder(params.id, caller)
      const issued = await receipts.ofOrders([order.id])
      const [invoice, ...notes] = issued
      if (!invoice) throw notFound('receipt')
      const standing = await fiscal.ofOrder(order.id)
      const vary = { Vary: 'Accept, Accept-Language' }
      const type = query.format ? formats[query.format] : (prefers.type(types) ?? formats.json)
      if (type === formats.json)
        return reply({
          body: presentReceipt(invoice, notes, { standing, toStaff: caller.role !== 'customer' }),
          headers: vary,
        })
      const spoken = prefers.language([...receiptLanguages])
      const code = query.language ?? receiptLanguages.find((one) => one === spoken) ?? receiptLanguages[0]
      const slip = slipOf(issued, recipientOf(order), marksOf(standing), tongues[code])
      if (!slip) throw notFound('receipt')
      if (type === formats.pdf) {
        // Loaded by the first who wants one: what sets type takes its time and room at a start.
        const { slipPdf } = await import('#src/slip/slip-pdf.ts')
        const body = await slipPdf(slip, query.width)
        const inline = `inline; filename="${invoice.number}.pdf"`
        return reply({ type, body, headers: { ...vary, 'Content-Disposition': inline } })
      }
      const page = slipHtml(slip, query.width)
      return reply({
        ...{ type: `${type}; charset=utf-8`, body: page },
        headers: { ...vary, 'Content-Security-Policy': policyOf(page) },
      })
    },
  }),
]

/** Nothing runs on it and nothing is loaded; only its very own style counts. */
function policyOf(page: string): string {
  const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? []
  const own = `'sha256-${hash('sha256', style, 'base64')}'`
  return `default-src 'none'; style-src ${own}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}

/** Who was erased is named on no receipt. */
const recipientOf = ({ shippingAddress }: Order) =>
  shippingAddress.recipient === nowhere.recipient && shippingAddress.line1 === nowhere.line1
    ? null
    : shippingAddress
