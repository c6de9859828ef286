import type { Logger } from 'pino'
import { fiscalMarkOf } from '#src/slip/fiscal-mark.ts'
import { slipOf } from '#src/slip/slip.ts'
import { receiptLanguages, type Tongues } from '#src/slip/wording.ts'
import type { TemplateName } from '../letters/templates.ts'
import type { Languages } from '../wording/languages.ts'
import type { ReceiptRepository, ReceiptToMail } from './receipt-repository.ts'

interface Needs {
  receipts: ReceiptRepository
  languages: Languages
  tongues: Tongues
  log: Logger
}

/** What goes with a mail as a file of its own. */
export interface Attachment {
  filename: string
  contentType: string
  content: Buffer
}

/** Of which message, to be read in what language; null where its reader chose none. */
interface Writing {
  template: TemplateName
  orderId: string | null
  language: string | null
}

/** Lines of an invoice and its credit notes that are set for a mail: far more than an order may have, and still no 100 kB. */
const mostLines = 1_000

/**
 * The paper of a delivered order as a PDF, set as it is sent: invoice and credit notes as they were issued, in the reader's
 * language, with what they bear of the tax authority by then. It names nobody, as whoever reads the mail need not be who the
 * order went to. None where the receipt isn't known: the mail goes without.
 */
export const attachReceipt =
  ({ receipts, languages, tongues, log }: Needs) =>
  async ({ template, orderId, language }: Writing): Promise<Attachment[]> => {
    if (template !== 'order_delivered' || orderId === null) return []
    const issued = await receipts.ofOrder(orderId)
    const [invoice] = issued
    // A credit note alone is of an invoice that was issued before receipts were heard of.
    if (!invoice || invoice.document.cause) return []
    const spoken = languages.of(language).code
    const code = receiptLanguages.find((one) => one === spoken) ?? receiptLanguages[0]
    try {
      const slip = slipOf(issued, null, marksOf(issued), tongues[code])
      const lines = slip?.papers.reduce((sum, { lines }) => sum + lines.length, 0) ?? 0
      if (!slip || lines > mostLines) throw new Error(`its receipt has ${lines} lines`)
      // Loaded by the first mail that has one: what sets type takes its time and room at a start.
      const { slipPdf } = await import('#src/slip/slip-pdf.ts')
      const content = await slipPdf(slip, 'a4')
      return [{ filename: `${invoice.number}.pdf`, contentType: 'application/pdf', content }]
    } catch (error) {
      // The news is worth more than the paper, which is to be had over HTTP as well.
      log.error({ err: error, orderId }, 'receipt could not be set for its mail')
      return []
    }
  }

/** What those bear that are registered by now, by their numbers. */
const marksOf = (issued: ReceiptToMail[]) =>
  new Map(
    issued.flatMap(({ number, registration }) =>
      registration ? [[number, fiscalMarkOf(registration)] as const] : [],
    ),
  )

export type AttachReceipt = ReturnType<typeof attachReceipt>
