import type { Declaration, Route, Service } from './declaration.ts'

/** Where a request goes. */
export interface Match {
  service: Service
  route: Route
}

/** What finds a request's route. */
export interface Router {
  /** By method and normalised path; null where Kong would say 404. */
  find(method: string, path: string): Match | null
  /** All that match with the same right to it: more than one would be decided by chance. */
  findAll(method: string, path: string): Match[]
}

interface Entry {
  service: Service
  route: Route
  /** Null for all of them. */
  methods: Set<string> | null
  regex: RegExp | null
  path: string
}

/**
 * Routes as Kong's router does in its flavour `traditional_compatible`. All routes here say paths, so what remains of
 * its order is: one that says methods too before one that doesn't, a regex before a prefix, the higher
 * `regex_priority` before the lower, the longer prefix before the shorter. A regex is anchored at its start only.
 */
export function createRouter({ services }: Pick<Declaration, 'services'>): Router {
  const entries: Entry[] = services
    .flatMap((service) =>
      service.routes.flatMap((route) => route.paths.map((path) => entryOf(service, route, path))),
    )
    .sort(byPriority)

  function findAll(method: string, path: string): Match[] {
    const found: (Match & { entry: Entry })[] = []
    for (const entry of entries) {
      if (found[0] && byPriority(found[0].entry, entry) !== 0) break
      if (entry.methods && !entry.methods.has(method)) continue
      if (!(entry.regex ? entry.regex.test(path) : path.startsWith(entry.path))) continue
      // One route may have several paths that match: that is no choice.
      if (found.some(({ route }) => route === entry.route)) continue
      found.push({ service: entry.service, route: entry.route, entry })
    }
    return found.map(({ entry: _, ...match }) => match)
  }

  return { findAll, find: (method, path) => findAll(method, path)[0] ?? null }
}

function entryOf(service: Service, route: Route, path: string): Entry {
  const regex = path.startsWith('~') ? new RegExp(`^${path.slice(1)}`) : null
  return { service, route, methods: route.methods ? new Set(route.methods) : null, regex, path }
}

function byPriority(a: Entry, b: Entry): number {
  if ((a.methods === null) !== (b.methods === null)) return a.methods ? -1 : 1
  if ((a.regex === null) !== (b.regex === null)) return a.regex ? -1 : 1
  if (a.regex) return b.route.regex_priority - a.route.regex_priority
  return b.path.length - a.path.length
}
