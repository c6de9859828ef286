import type { FiscalAnswer, FiscalItem, FiscalPaper } from './fiscal.ts'

/**
 * What Pakistan's Federal Board of Revenue is told of a receipt, by the fields of its POS integration (IMS), and what its
 * answers mean; without I/O. The fields are those of "Technical Specification for Data Sharing through Software Fiscal
 * Component from TIER 1 Retailer with FBR" (help.fbr.gov.pk).
 */

/** Its numbers for what an invoice is: a new one, or a credit note. */
const invoiceTypes = { invoice: 1, credit_note: 3 } as const
/** The same of an item whose printed price is taxed: the Third Schedule to the Sales Tax Act. */
const printedTypes = { invoice: 11, credit_note: 12 } as const
const paymentModes = { cash_on_delivery: 1, card: 2 } as const

/** A place of sale that is registered there, and the zone that its clock is read in. */
export interface PointOfSale {
  posId: number
  timeZone: string
}

/**
 * Why a receipt can't be told at all; null where it can: each item has a code of eight digits, as Pakistan's tariff has them.
 */
export function whyUnfit({ items, currency }: FiscalPaper): string | null {
  if (currency !== 'PKR') return `it is in ${currency}, and FBR knows PKR alone`
  const unfit = items.filter(({ tariffCode }) => !/^\d{8}$/.test(pctOf(tariffCode)))
  if (unfit.length === 0) return null
  const named = unfit.map(({ code, tariffCode }) => `${code} (${tariffCode || 'none'})`)
  return `no tariff code of eight digits: ${[...new Set(named)].slice(0, 20).join(', ')}`
}

/** A receipt in FBR's fields. The sums are those of the items; amounts are rupees, as JSON's numbers to the paisa. */
export function payloadOf(paper: FiscalPaper, { posId, timeZone }: PointOfSale) {
  const { reference, kind, of, issuedAt, items } = paper
  return {
    // FBR's own, which it fills in.
    InvoiceNumber: '',
    POSID: posId,
    USIN: reference,
    RefUSIN: of,
    DateTime: wallTime(issuedAt, timeZone),
    // Not mandatory, and so not told: they are a person's.
    BuyerNTN: '',
    BuyerCNIC: '',
    BuyerName: '',
    BuyerPhoneNumber: '',
    TotalSaleValue: rupees(paper.net),
    TotalTaxCharged: rupees(paper.tax),
    TotalQuantity: paper.quantity / 1_000,
    Discount: rupees(paper.discount),
    FurtherTax: 0,
    TotalBillAmount: rupees(paper.total),
    PaymentMode: paymentModes[paper.paymentMethod],
    InvoiceType: invoiceTypes[kind],
    Items: items.map((item) => itemOf(item, paper)),
  }
}

export type FbrPayload = ReturnType<typeof payloadOf>

const itemOf = (item: FiscalItem, { kind, of }: FiscalPaper) => ({
  ItemCode: item.code.slice(0, 50),
  ItemName: item.name.slice(0, 150).toWellFormed(),
  PCTCode: pctOf(item.tariffCode),
  Quantity: item.quantity / 1_000,
  TaxRate: item.taxRate / 100,
  SaleValue: rupees(item.net),
  Discount: rupees(item.discount),
  TaxCharged: rupees(item.tax),
  FurtherTax: 0,
  TotalAmount: rupees(item.total),
  InvoiceType: (item.isTaxedAsPrinted ? printedTypes : invoiceTypes)[kind],
  RefUSIN: of,
})

const pctOf = (tariffCode: string) => tariffCode.replaceAll('.', '')

/** Two decimals are exact in what JSON writes of them, far beyond what a basket comes to. */
const rupees = (paisa: number) => paisa / 100

/** `2026-01-31 18:05:00`, by a clock on the wall there. */
function wallTime(at: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  return format.format(at)
}

/** What of FBR's answers is looked at; a gateway before it answers otherwise. */
interface Said {
  InvoiceNumber?: unknown
  FBRInvoiceNumber?: unknown
  Code?: unknown
  Response?: unknown
  Errors?: unknown
}

/** What is said where FBR knows the receipt and doesn't tell its number. */
export const unnumbered = 'FBR has it already, and does not say under which number'

/**
 * What an answer means: registered; refused for good, as what was told is wrong; or null: neither, so it is asked again. That is
 * any that isn't of FBR but of a gateway, a proxy or a wrong address: a token that isn't valid is no fault of a receipt.
 */
export function answerOf(status: number, body: string): FiscalAnswer | null {
  const isAnswer = (status >= 200 && status < 300) || status === 400 || status === 409 || status === 422
  const said = isAnswer ? parsed(body) : null
  if (!said || said.Code === undefined || said.Code === null) return null
  const number = numberIn(said)
  const words = wordsOf(said)
  const isKnown = /duplicat|already\s+(?:exist|registered|posted|submitted|generated|received)/i.test(words)
  if (number !== null && ((status < 300 && String(said.Code) === '100') || isKnown))
    return { state: 'registered', number, qr: number, ...(isKnown && { known: true }) }
  // It says yes and not under which number, which it is to say when it is asked again.
  if (String(said.Code) === '100') return null
  return { state: 'rejected', reason: isKnown ? `${unnumbered}: ${words}` : words }
}

function parsed(body: string): Said | null {
  try {
    const said: unknown = JSON.parse(body)
    return typeof said === 'object' && said !== null ? said : null
  } catch {
    return null
  }
}

/** Refused ones come with "Not Available". */
function numberIn({ InvoiceNumber, FBRInvoiceNumber }: Said): string | null {
  const said = String(InvoiceNumber || FBRInvoiceNumber || '').trim()
  return /^[\w*./-]{8,60}$/.test(said) && /\d{4}/.test(said) ? said : null
}

/** FBR's own words, for people. */
const wordsOf = ({ Code, Response, Errors }: Said): string =>
  [Code, Response, Errors]
    .filter((part) => part !== undefined && part !== null && part !== '')
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    .join(' ')
    .replace(/\p{Cc}+/gu, ' ')
    .toWellFormed()
    .slice(0, 500)
