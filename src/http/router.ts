import Router, { type Layer } from '@koa/router'
import type { Endpoint } from './request-context.ts'

/** What a path and method lead to. */
export interface Found {
  endpoint: Endpoint
  params: Record<string, string>
}

export interface Table {
  /** The endpoint, or the methods that the path does allow, or null for a path that there isn't. */
  find(method: string, path: string): Found | string[] | null
}

/**
 * The endpoints by path. Static paths win over parameters whatever order they were declared in, and for every
 * method. Since a router tries its routes one after the other, there is one router for each first two segments of
 * a path (`/v1/orders`): a dozen routes to try rather than a hundred. Throws on a route declared twice.
 */
export function createTable(endpoints: Endpoint[]): Table {
  const routers = new Map<string, Router>()
  const byLayer = new Map<Layer, Endpoint>()
  const shapes = new Map<Layer, string>()
  const shapeOf = (layer: Layer) => shapes.get(layer)
  const seen = new Set<string>()
  for (const endpoint of [...endpoints].sort(bySpecificity)) {
    const shape = endpoint.path.replaceAll(/\{\w+\}/g, '{}')
    const name = `${endpoint.method} ${shape}`
    if (seen.has(name)) throw new Error(`${endpoint.method} ${endpoint.path} is declared twice`)
    seen.add(name)
    const place = placeOf(endpoint.path)
    const router = routers.get(place) ?? new Router({ sensitive: true, strict: true })
    routers.set(place, router)
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1')
    const layer = router.register(path, [endpoint.method], async () => {}) as Layer
    byLayer.set(layer, endpoint)
    shapes.set(layer, shape)
  }

  function find(method: string, path: string): Found | string[] | null {
    const router = routers.get(placeOf(path))
    if (!router) return null
    const matched = router.match(path, method)
    // What is spelt out most of all that match: `/v1/products/export` is no product's, whatever the method.
    const first = matched.path[0]
    if (!first) return null
    const layer = matched.pathAndMethod[0]
    if (layer && shapeOf(layer) === shapeOf(first)) {
      const params = layer.params(path, layer.captures(path))
      return { endpoint: byLayer.get(layer) as Endpoint, params }
    }
    const same = matched.path.filter((other) => shapeOf(other) === shapeOf(first))
    return [...new Set(same.flatMap((other) => other.methods)), 'OPTIONS'].sort()
  }
  return { find }
}

/** `/v1/orders/{id}/cancel` → `/v1/orders` */
function placeOf(path: string): string {
  const first = path.indexOf('/', 1)
  if (first < 0) return path
  const second = path.indexOf('/', first + 1)
  return second < 0 ? path : path.slice(0, second)
}

/** Segment by segment a static one comes before a parameter. */
function bySpecificity(a: Endpoint, b: Endpoint): number {
  return rank(a.path) < rank(b.path) ? -1 : rank(a.path) > rank(b.path) ? 1 : 0
}

const rank = (path: string) =>
  path
    .split('/')
    .map((segment) => (segment.startsWith('{') ? '1' : '0'))
    .join('')
