import { METHODS } from 'node:http'
import Router from '@koa/router'
import { Problem } from './problem.ts'
import type { Endpoint, Middleware, State } from './request-context.ts'

/**
 * Leads to the endpoint of a path and method. Static paths win over parameters whatever order they were declared in, and
 * for every method: `/v1/products/export` is no product's. Since a router tries its routes one after the other, there is
 * one router for each first two segments of a path (`/v1/orders`): a dozen routes to try rather than a hundred.
 * Throws on a route declared twice.
 */
export function createRouter(endpoints: Endpoint[]): Middleware {
  const routers = new Map<string, Router<State>>()
  for (const same of byShape(endpoints)) {
    const [{ path: first }] = same
    const router = routers.get(placeOf(first)) ?? new Router({ sensitive: true, strict: true })
    routers.set(placeOf(first), router)
    for (const endpoint of same)
      router.register(koaPath(endpoint.path), [endpoint.method], [
        found(endpoint),
        ...endpoint.middleware,
      ] as never)
    router.register(koaPath(first), METHODS, otherMethod(same) as never)
  }
  const routes = new Map(
    [...routers].map(([place, router]) => [place, router.routes() as unknown as Middleware]),
  )
  return (ctx) => (routes.get(placeOf(ctx.path)) ?? nothingThere)(ctx, nothingThere)
}

const nothingThere = (): never => {
  throw new Problem(404, 'There is nothing at this address.')
}

const found =
  (endpoint: Endpoint): Middleware =>
  (ctx, next) => {
    ctx.state.endpoint = endpoint
    return next()
  }

/** Answers OPTIONS, and refuses the methods that a path doesn't take. */
function otherMethod(endpoints: Endpoint[]): Middleware {
  const methods = endpoints.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
  const allow = [...methods, 'OPTIONS'].sort().join(', ')
  return (ctx) => {
    if (ctx.method !== 'OPTIONS')
      throw new Problem(405, `This takes ${allow}.`, { headers: { Allow: allow } })
    ctx.set({ Allow: allow, 'Cache-Control': 'no-store' })
    ctx.status = 204
  }
}

/** The endpoints of each path, parameters' names aside; segment by segment a static one comes before a parameter. */
function byShape(endpoints: Endpoint[]): [Endpoint, ...Endpoint[]][] {
  const shapes = new Map<string, [Endpoint, ...Endpoint[]]>()
  for (const endpoint of endpoints) {
    // No character comes after it.
    const shape = endpoint.path.replaceAll(/\{\w+\}/g, '\uffff')
    const same = shapes.get(shape)
    if (same?.some(({ method }) => method === endpoint.method))
      throw new Error(`${endpoint.method} ${endpoint.path} is declared twice`)
    if (same) same.push(endpoint)
    else shapes.set(shape, [endpoint])
  }
  return [...shapes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, same]) => same)
}

/** `/v1/orders/{id}` as the router spells it: `/v1/orders/:id` */
const koaPath = (path: string) => path.replaceAll(/\{(\w+)\}/g, ':$1')

/** `/v1/orders/{id}/cancel` → `/v1/orders` */
const placeOf = (path: string) => path.split('/', 3).join('/')
