import test from 'ava'
import { loadConfig } from '#config/config.ts'
import { makesVolumes, trialValues, urlsThrough } from './values.ts'

test('the front door stands where Kong would, by its own image and command', (t) => {
  const options = { image: 'imtiaz-mart:one', volumes: false }
  const kong = (frontDoor: string | null) =>
    (trialValues({ ...options, frontDoor }).gateway as { kong: Record<string, unknown> }).kong
  t.like(kong('localhost:5000/door:2'), {
    image: { repository: 'localhost:5000/door', tag: '2' },
    command: ['node', 'deploy/front-door.ts'],
  })
  t.deepEqual(Object.keys(kong(null)), ['replicas', 'resources'])
})

test('the shop sets its shoppers no limit that the order service knows', (t) => {
  const { services } = trialValues({ image: 'a:1', frontDoor: null, volumes: false }) as {
    services: { order: { settings: Record<string, string> } }
  }
  const { order } = loadConfig([], { NODE_ENV: 'test', ...services.order.settings })
  const { codLimit, codLimitNew, codOpenOrders, unpaidOrders } = order
  t.deepEqual([codLimit, codLimitNew, codOpenOrders, unpaidOrders], [0, 0, 0, 0])
})

test('volumes are claimed where a class is the default one', (t) => {
  const annotations = (value: string) => ({ 'storageclass.kubernetes.io/is-default-class': value })
  const classes = (...items: object[]) => JSON.stringify({ items })
  t.false(makesVolumes(classes()))
  t.false(makesVolumes(classes({ metadata: {} }, { metadata: { annotations: annotations('false') } })))
  t.true(makesVolumes(classes({ metadata: {} }, { metadata: { annotations: annotations('true') } })))
  const trial = (volumes: boolean) => trialValues({ image: 'a:1', frontDoor: null, volumes })
  t.like(trial(false), { postgresql: { volume: { size: '' } }, kafka: { volume: { size: '' } } })
  t.like(trial(true), { postgresql: { volume: { size: '2Gi' } }, kafka: { volume: { size: '2Gi' } } })
})

test("a database's URL leads through a port here, with its role, password and settings", (t) => {
  const urls = {
    user: 'postgres://mart:p%40ss@mart-user-db/mart',
    order: 'postgres://mart:x@mart-order-db.shop.svc:6000/mart?sslmode=disable',
  }
  const asked: [string, number][] = []
  const through = urlsThrough(urls, (host, port) => {
    asked.push([host, port])
    return 40_000 + asked.length
  })
  t.deepEqual(through, {
    USER_DATABASE_URL: 'postgres://mart:p%40ss@127.0.0.1:40001/mart',
    ORDER_DATABASE_URL: 'postgres://mart:x@127.0.0.1:40002/mart?sslmode=disable',
  })
  t.deepEqual(asked, [
    ['mart-user-db', 5432],
    ['mart-order-db.shop.svc', 6000],
  ])
})
