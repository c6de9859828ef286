import test from 'ava'
import fc from 'fast-check'
import type { Receipt } from '../receipts/receipt-repository.ts'
import { live, lives } from '../receipts/test-receipts.ts'
import { milk } from '../test-order.ts'
import { faultsIn, fbrPosId } from './fbr-double.ts'
import { answerOf, payloadOf, unnumbered, whyUnfit } from './fbr-payload.ts'
import { type FiscalPaper, paperOf } from './fiscal.ts'

const issuedAt = new Date('2026-01-31T19:05:07Z')
const codes = {
  byProduct: new Map([[milk.productId, '0401.2000']]),
  goods: '0804.5020',
  charges: '9808.0000',
}
const pointOfSale = { posId: Number(fbrPosId), timeZone: 'Asia/Karachi' }

interface Told {
  receipt: Receipt
  paper: FiscalPaper
}

/** The receipts of a life as they are told. */
function papersOf(life: Parameters<typeof live>[0]): Told[] {
  return live(life).issued.map(({ kind, document }, at) => {
    const number = kind === 'invoice' ? 'INV-2026-000001' : `CN-2026-00000${at}`
    const receipt: Receipt = { orderId: '', version: at, kind, number, issuedAt, document }
    return { receipt, paper: paperOf(receipt, kind === 'invoice' ? null : 'INV-2026-000001', codes) }
  })
}

test('an invoice in FBR’s fields: the goods by their codes, what is charged besides, nobody’s person', (t) => {
  const [{ paper }] = papersOf([2, 1_500, 3_000, []]) as [Told]
  const { Items, ...bill } = payloadOf(paper, pointOfSale)
  t.deepEqual(bill, {
    ...{ InvoiceNumber: '', POSID: 822922, USIN: 'INV-2026-000001', RefUSIN: null },
    DateTime: '2026-02-01 00:05:07',
    ...{ BuyerNTN: '', BuyerCNIC: '', BuyerName: '', BuyerPhoneNumber: '' },
    ...{ TotalSaleValue: 1_088.14, TotalTaxCharged: 186.86, TotalQuantity: 5.5, Discount: 30 },
    ...{ FurtherTax: 0, TotalBillAmount: 1_275, PaymentMode: 2, InvoiceType: 1 },
  })
  t.deepEqual(Items[0], {
    ...{ ItemCode: 'MILK-1L', ItemName: 'Milk 1 l', PCTCode: '04012000', Quantity: 2, TaxRate: 18 },
    ...{ SaleValue: 466.1, Discount: 30, TaxCharged: 83.9, FurtherTax: 0, TotalAmount: 550 },
    ...{ InvoiceType: 1, RefUSIN: null },
  })
  t.like(Items[1], { PCTCode: '08045020', Quantity: 1.5, TotalAmount: 525 })
  t.deepEqual(
    Items.slice(2).map(({ ItemCode, TaxRate, TotalAmount, PCTCode }) => [
      ItemCode,
      TaxRate,
      TotalAmount,
      PCTCode,
    ]),
    [
      ['CHARGES', 0, 50, '98080000'],
      ['CHARGES', 18, 150, '98080000'],
    ],
  )
})

test('property: items come to what the receipt says, to the paisa, and a credit note names its invoice', (t) => {
  fc.assert(
    fc.property(lives, (life) => {
      for (const { receipt, paper } of papersOf(life)) {
        const { document, kind } = receipt
        const payload = payloadOf(paper, pointOfSale)
        t.deepEqual(faultsIn(payload, new Map([['INV-2026-000001', {}]])), [])
        t.is(Math.round(payload.TotalBillAmount * 100), document.total)
        t.is(Math.round(payload.TotalTaxCharged * 100), document.taxTotal)
        t.is(Math.round(payload.Discount * 100), document.discount)
        t.is(payload.InvoiceType, kind === 'invoice' ? 1 : 3)
        for (const { RefUSIN } of [payload, ...payload.Items])
          t.is(RefUSIN, kind === 'invoice' ? null : 'INV-2026-000001')
        t.deepEqual(JSON.parse(JSON.stringify(payload)), payload, 'as it is sent')
      }
    }),
    { numRuns: 300 },
  )
})

test('goods that are taxed by their printed price are of the Third Schedule', (t) => {
  const [{ receipt }] = papersOf([1, 500, 0, []]) as [Told]
  const [first, ...rest] = receipt.document.lines as [(typeof receipt.document.lines)[0]]
  const document = { ...receipt.document, lines: [{ ...first, retailPrice: 30_000 }, ...rest] }
  const typesOf = (kind: Receipt['kind']) =>
    payloadOf(paperOf({ ...receipt, kind, document }, null, codes), pointOfSale).Items.map(
      ({ InvoiceType }) => InvoiceType,
    )
  t.deepEqual(typesOf('invoice').slice(0, 2), [11, 1])
  t.deepEqual(typesOf('credit_note').slice(0, 2), [12, 3])
})

test('what has no code of eight digits, or is in another currency, is not told at all', (t) => {
  const [{ receipt, paper }] = papersOf([1, 500, 0, []]) as [Told]
  t.is(whyUnfit(paper), null)
  const without = paperOf(receipt, null, {
    ...codes,
    goods: '',
    byProduct: new Map([[milk.productId, '0401']]),
  })
  t.is(whyUnfit(without), 'no tariff code of eight digits: MILK-1L (0401), MANGO (none)')
  t.regex(whyUnfit({ ...paper, currency: 'USD' }) ?? '', /PKR/)
  const [line, ...rest] = receipt.document.lines as [(typeof receipt.document.lines)[0]]
  const document = { ...receipt.document, lines: [{ ...line, tariffCode: '0402.1000' }, ...rest] }
  const own = paperOf({ ...receipt, document }, null, codes)
  t.is(own.items[0]?.tariffCode, '0402.1000', 'what the line says itself comes first')
})

const yes = { InvoiceNumber: '8229222026013119050001', Code: '100', Response: 'Fine', Errors: null }
const registered = { state: 'registered', number: yes.InvoiceNumber, qr: yes.InvoiceNumber } as const
const known = { ...registered, known: true } as const
const rejected = (reason: string) => ({ state: 'rejected', reason }) as const

for (const [says, status, body, means] of [
  ['a number is a number', 200, yes, registered],
  ['its code may be a number, too', 200, { ...yes, Code: 100 }, registered],
  [
    'and its number under another name',
    200,
    { Code: '100', FBRInvoiceNumber: yes.InvoiceNumber },
    registered,
  ],
  ['yes without a number is asked again', 200, { ...yes, InvoiceNumber: 'Not Available' }, null],
  [
    'what it has already it tells the number of',
    200,
    { ...yes, Code: '101', Response: 'USIN already exists' },
    known,
  ],
  ['also as a conflict', 409, { ...yes, Code: '101', Errors: 'Duplicate USIN' }, known],
  [
    'what it has already under a number that it does not tell is for people',
    200,
    { ...yes, Code: '101', InvoiceNumber: 'Not Available', Response: 'Duplicate USIN' },
    rejected(`${unnumbered}: 101 Duplicate USIN`),
  ],
  [
    'bad data is refused, in its words',
    200,
    { InvoiceNumber: 'Not Available', Code: '102', Response: 'Invalid data received', Errors: ['PCTCode'] },
    rejected('102 Invalid data received ["PCTCode"]'),
  ],
  ['a code that says no, with a number', 200, { ...yes, Code: '102', Response: 'No' }, rejected('102 No')],
  ['as a bad request as well', 400, { Code: '102', Response: 'No' }, rejected('102 No')],
  ['a token that is not valid is no fault of a receipt', 401, { ...yes, Code: '102' }, null],
  ['nor is one for something else', 403, { fault: { code: 900908 } }, null],
  ['a wrong address', 404, { Code: '102' }, null],
  ['too many', 429, { Code: '102' }, null],
  ['a server that fails', 500, yes, null],
  ['a gateway’s no', 400, { fault: { code: 900800 } }, null],
  ['a page', 200, '<html>', null],
  ['nothing', 200, '', null],
  ['null', 200, 'null', null],
  ['something else', 200, '[]', null],
] as const)
  test(`an answer: ${says}`, (t) => {
    t.deepEqual(answerOf(status, typeof body === 'string' ? body : JSON.stringify(body)), means)
  })
