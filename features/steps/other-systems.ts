import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { After, type DataTable, Given, Then, When } from '@cucumber/cucumber'
import { Webhook } from 'standardwebhooks'
import { until as untilTrue } from '#src/testing/until.ts'
import { until } from '../../tools/mart/client.ts'
import { expectStatus, type Shop } from '../support/world.ts'

const all = '/v1/notifications/webhooks'

/** Another system of a scenario: what it was told, by id, as one that verifies and remembers. */
interface Erp {
  id: string
  secret: string
  server: Server
  away: boolean
  told: Map<string, { type: string; data: { order: { id: string } } }>
}

const erps = new WeakMap<Shop, Erp>()

function erpOf(shop: Shop): Erp {
  const erp = erps.get(shop)
  assert.ok(erp, 'no ERP is entered')
  return erp
}

async function startErp(): Promise<Erp> {
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    if (erp.away) return response.writeHead(503).end()
    const headers = request.headers as Record<string, string>
    const event = new Webhook(erp.secret).verify(body, headers) as never
    if (!erp.told.has(headers['webhook-id'] as string)) erp.told.set(headers['webhook-id'] as string, event)
    response.writeHead(204).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const erp: Erp = { id: '', secret: '', server, away: false, told: new Map() }
  return erp
}

Given('an ERP is entered, to be told of orders', async function (this: Shop) {
  const erp = await startErp()
  erps.set(this, erp)
  const url = `http://127.0.0.1:${(erp.server.address() as AddressInfo).port}/`
  const events = ['order.placed', 'order.confirmed', 'order.packed', 'order.shipped', 'order.delivered']
  const { body } = expectStatus(await this.staff.post(all, { url, events, description: 'the ERP' }), 201)
  Object.assign(erp, { id: body.id, secret: body.secret })
})

After(async function (this: Shop) {
  const erp = erps.get(this)
  if (!erp) return
  await this.staff.delete(`${all}/${erp.id}`)
  erp.server.close()
})

const toldOf = (shop: Shop) =>
  [...erpOf(shop).told.values()].filter(({ data }) => data.order.id === shop.order.id).map(({ type }) => type)

Then('the ERP is told of her order', async function (this: Shop, table: DataTable) {
  const types = table.raw().flat()
  await untilTrue(() => toldOf(this).length >= types.length)
  assert.deepEqual(toldOf(this), types)
})

When('the ERP is away', function (this: Shop) {
  erpOf(this).away = true
})

Then('the ERP has not been told that her order was packed', async function (this: Shop) {
  const erp = erpOf(this)
  await until(
    () => this.staff.get(`${all}/${erp.id}/deliveries`),
    ({ body }) => /"outcome":"refused"/.test(JSON.stringify(body)),
    'a try has failed',
  )
  assert.ok(!toldOf(this).includes('order.packed'))
})

// An hour is long for a scenario: an admin has what waits sent at once.
When('the ERP is back after an hour', async function (this: Shop) {
  const erp = erpOf(this)
  erp.away = false
  for (const active of [false, true])
    expectStatus(await this.staff.patch(`${all}/${erp.id}`, { active }), 200)
})
