import type { orderMart } from '../test-mart.ts'

/** For tests: the shop's date now, and reports of it as staff who may see them. */
export function reader(mart: Awaited<ReturnType<typeof orderMart>>) {
  const token = mart.token({ id: mart.staffId, role: 'staff', permissions: ['reports'] })
  const today = () => new Intl.DateTimeFormat('sv', { timeZone: mart.config.timeZone }).format(new Date())
  const ask = (report: string, query: string, accept = 'application/json') =>
    mart.request('GET', `/v1/orders/reports/${report}?${query}`, { token, headers: { accept } })
  /** Today's rows, by whatever. */
  const rows = async (by: string, report = 'sales') =>
    (await ask(report, `from=${today()}&to=${today()}&by=${by}`)).body.items
  return { today, ask, rows }
}
