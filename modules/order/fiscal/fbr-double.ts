import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { FbrPayload } from './fbr-payload.ts'

/** What FBR may do with a receipt, beside taking it; `after`: it has registered it first, if it had to. */
const behaviours = {
  takes: (answer) => json(answer, 200),
  'takes it slowly': (answer) => setTimeout(() => json(answer, 200), 300),
  'fails at once': ({ response }) => response.writeHead(500).end('<html>Server Error</html>'),
  'has too many': ({ response }) => response.writeHead(429).end('{"fault":{"code":900802}}'),
  'is another page': ({ response }) => response.writeHead(200).end('<html>Maintenance</html>'),
  'does not know the token': ({ response }) =>
    response.writeHead(401).end('{"fault":{"code":900901,"message":"Invalid Credentials"}}'),
  'sends elsewhere': ({ response }) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
  hangs: () => {},
  'drops the line': ({ response }) => response.socket?.destroy(),
  'fails after it took it': ({ response }) => response.writeHead(502).end('{"fault":{"code":101503}}'),
  'hangs after it took it': () => {},
  'drops the line after it took it': ({ response }) => response.socket?.destroy(),
  'breaks off its answer': ({ response }) => {
    response.writeHead(200, { 'content-length': '200' })
    response.write('{"InvoiceNumber":"82')
    setTimeout(() => response.socket?.destroy(), 5)
  },
} satisfies Record<string, (answer: Answer) => unknown>

export type Behaviour = keyof typeof behaviours
/** All of them. */
export const allBehaviours = Object.keys(behaviours) as Behaviour[]

/** Those that have registered nothing. */
const untaken = new Set<Behaviour>([
  'fails at once',
  'has too many',
  'is another page',
  'does not know the token',
  'sends elsewhere',
  'hangs',
  'drops the line',
])

interface Answer {
  response: ServerResponse
  body: object
}

const json = ({ response, body }: Answer, status: number) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

/**
 * For tests: FBR's POS integration over HTTP. It keeps what it registered, gives a USIN one number for ever, checks what it is
 * told as strictly as is published, and does as `script` says, request by request.
 */
export interface FbrDouble {
  url: string
  /** By USIN; `at`: `performance.now()`. */
  registered: Map<string, { number: string; payload: FbrPayload; at: number }>
  /** All that it was told, in turn. */
  asked: FbrPayload[]
  script: Behaviour[]
  /** How it answers a USIN that it has. */
  duplicates: 'as before' | 'by its number' | 'without a number'
  /** USINs that it will not have, and its words. */
  refuses: Map<string, string>
  close(): Promise<void>
}

export const fbrToken = 'fbr-token-for-tests'
export const fbrPosId = '822922'

export async function fbrDouble(): Promise<FbrDouble> {
  const server = createServer(async (request, response) => {
    response.on('error', () => {})
    const payload = await payloadIn(request)
    if (!payload) return response.writeHead(400).end()
    if (request.headers.authorization !== `Bearer ${fbrToken}`)
      return behaviours['does not know the token']({ response, body: {} })
    double.asked.push(payload)
    const behaviour = double.script.shift() ?? 'takes'
    const body = untaken.has(behaviour) ? {} : taken(payload)
    behaviours[behaviour]({ response, body })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  function taken(payload: FbrPayload): object {
    const before = double.registered.get(payload.USIN)
    if (before) return known(before.number)
    const words = double.refuses.get(payload.USIN) ?? faultsIn(payload, double.registered).join('; ')
    if (words) return refusal(words)
    const number = `${fbrPosId}${payload.DateTime.replace(/\D/g, '')}${String(double.registered.size + 1).padStart(4, '0')}`
    double.registered.set(payload.USIN, { number, payload, at: performance.now() })
    return fine(number)
  }

  function known(number: string): object {
    if (double.duplicates === 'as before') return fine(number)
    const words = { Code: '101', Response: 'USIN already exists.', Errors: null }
    return { InvoiceNumber: double.duplicates === 'by its number' ? number : 'Not Available', ...words }
  }

  const double: FbrDouble = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/imsp/v1/api/Live/PostData`,
    registered: new Map(),
    asked: [],
    script: [],
    duplicates: 'by its number',
    refuses: new Map(),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return double
}

const fine = (number: string) => ({
  ...{ InvoiceNumber: number, Code: '100', Errors: null },
  Response: 'Fiscal Invoice Number generated successfully.',
})

const refusal = (words: string) => ({
  ...{ InvoiceNumber: 'Not Available', Code: '102', Response: 'Invalid data received', Errors: words },
})

async function payloadIn(request: IncomingMessage): Promise<FbrPayload | null> {
  try {
    return JSON.parse(await text(request))
  } catch {
    return null
  }
}

const paisa = (rupees: number) => Math.round(rupees * 100)

/** What FBR would not have of it. */
export function faultsIn(payload: FbrPayload, known: ReadonlyMap<string, unknown>): string[] {
  const faults: string[] = []
  const must = (holds: boolean, fault: string) => holds || faults.push(fault)
  const items = payload.Items
  const sum = (field: 'SaleValue' | 'TaxCharged' | 'TotalAmount' | 'Discount') =>
    items.reduce((sum, item) => sum + paisa(item[field]), 0)
  must(payload.POSID === Number(fbrPosId), 'POSID')
  must(payload.InvoiceNumber === '', 'InvoiceNumber')
  must(payload.USIN.length > 0 && payload.USIN.length <= 50, 'USIN')
  must(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(payload.DateTime), 'DateTime')
  must([1, 2].includes(payload.PaymentMode), 'PaymentMode')
  must(items.length > 0, 'Items')
  must(paisa(payload.TotalSaleValue) === sum('SaleValue'), 'TotalSaleValue')
  must(paisa(payload.TotalTaxCharged) === sum('TaxCharged'), 'TotalTaxCharged')
  must(paisa(payload.TotalBillAmount) === sum('TotalAmount'), 'TotalBillAmount')
  must(paisa(payload.Discount) === sum('Discount'), 'Discount')
  const quantity = items.reduce((sum, item) => sum + Math.round(item.Quantity * 1_000), 0)
  must(Math.round(payload.TotalQuantity * 1_000) === quantity, 'TotalQuantity')
  const isCredit = payload.InvoiceType === 3
  must(isCredit || payload.InvoiceType === 1, 'InvoiceType')
  must(isCredit ? known.has(String(payload.RefUSIN)) : payload.RefUSIN === null, 'RefUSIN')
  for (const item of items) {
    must(/^\d{8}$/.test(item.PCTCode), `PCTCode of ${item.ItemCode}`)
    must(item.ItemCode.length > 0 && item.ItemCode.length <= 50, 'ItemCode')
    must(item.ItemName.length > 0 && item.ItemName.length <= 150, 'ItemName')
    must(
      paisa(item.SaleValue) + paisa(item.TaxCharged) === paisa(item.TotalAmount),
      `TotalAmount of ${item.ItemCode}`,
    )
    must((isCredit ? [3, 12] : [1, 11]).includes(item.InvoiceType), `InvoiceType of ${item.ItemCode}`)
    must(item.RefUSIN === payload.RefUSIN, `RefUSIN of ${item.ItemCode}`)
  }
  return faults
}
