import test from 'ava'
import { z } from 'zod'
import { subscriptionsFor } from '#src/events/subscription.ts'
import { routesFor } from '#src/http/route.ts'
import { counter } from '#src/metrics/figure.ts'
import { defineModule, type Room, type Runtime } from './module.ts'

const { get } = routesFor<Runtime>()
const on = subscriptionsFor<Runtime>()

const spec = {
  name: 'shop',
  description: 'A module of two rooms',
  migrations: new URL('./', import.meta.url),
  provides: {},
}

/** A room with one of each, all called so. */
const roomOf = (name: string, type: Parameters<typeof on>[0]): Room<Runtime> => ({
  routes: [
    get(`/v1/${name}`, {
      summary: name,
      who: 'anyone',
      answers: { 200: z.object({}) },
      run: () => ({}),
    }),
  ],
  pages: [{ path: `/${name}`, file: new URL('./page.html', import.meta.url) }],
  subscriptions: [on(type, () => {})],
  jobs: [{ name, every: 1_000, run: async () => {} }],
  announces: [{ name, page: async () => [] }],
  gauges: [{ gauges: [], read: async () => [] }],
  figures: [counter({ name, help: name })],
})
const shelves = roomOf('shelves', 'mart.product.v1.ProductCreated')
const reservations = roomOf('reservations', 'mart.order.v1.OrderPlaced')
const own = roomOf('own', 'mart.user.v1.UserErased')

test('a module has the parts of its rooms in their order, then its own', (t) => {
  const module = defineModule({ ...spec, rooms: [shelves, reservations], ...own })
  const names = ['shelves', 'reservations', 'own']
  t.deepEqual(
    module.routes.map(({ path }) => path),
    names.map((name) => `/v1/${name}`),
  )
  t.deepEqual(
    module.pages.map(({ path }) => path),
    names.map((name) => `/${name}`),
  )
  t.deepEqual(
    module.subscriptions.map(({ type }) => type as string),
    ['mart.product.v1.ProductCreated', 'mart.order.v1.OrderPlaced', 'mart.user.v1.UserErased'],
  )
  for (const parts of [module.jobs, module.announces, module.figures])
    t.deepEqual(
      parts.map(({ name }) => name),
      names,
    )
})

test('a module without rooms, and a room without parts, have none', (t) => {
  const module = defineModule({ ...spec, rooms: [{}] })
  const { routes, pages, subscriptions, jobs, announces, gauges, figures } = module
  for (const parts of [routes, pages, subscriptions, jobs, announces, gauges, figures]) t.deepEqual(parts, [])
})

test('two rooms may listen to the same event', (t) => {
  const again: Room<Runtime> = { subscriptions: shelves.subscriptions }
  t.is(defineModule({ ...spec, rooms: [shelves, again] }).subscriptions.length, 2)
})

test('what would be lost under the same name as another of the module is refused', (t) => {
  const without = {
    routes: [],
    pages: [],
    subscriptions: [],
    jobs: [],
    announces: [],
    gauges: [],
    figures: [],
  }
  for (const part of ['jobs', 'announces', 'figures'] as const) {
    const name = 'shelves'
    const again = { ...without, [part]: shelves[part] }
    t.throws(() => defineModule({ ...spec, rooms: [shelves, again] }), {
      message: `module shop has ${name} twice among its ${part}`,
    })
    t.throws(() => defineModule({ ...spec, ...again, rooms: [shelves] }), undefined, `${part}, its own`)
  }
})
