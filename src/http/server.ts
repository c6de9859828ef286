import type { RequestListener } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Config } from '#config/config.ts'
import type { Figures } from '#src/metrics/figures.ts'
import type { Health } from '#src/runtime/health.ts'
import type { TokenVerifier } from '#src/tokens/verifier.ts'
import { createDoor } from '../ports/door.ts'
import { accessLog } from './access-log.ts'
import { createApp } from './app.ts'
import { createBodies } from './body.ts'
import { endpointOf, type RouteContext } from './endpoint.ts'
import { metrics, probes } from './operations.ts'
import { pageEndpoint } from './pages.ts'
import type { Endpoint } from './request-context.ts'

/** What the edge is made of. */
export interface HttpOptions {
  modules: RouteContext[]
  config: Pick<Config, 'env' | 'http'>
  log: Logger
  verifier: TokenVerifier
  health: () => Promise<Health>
  figures: Figures
  /** What is shown where `config.http.docs` says. */
  documentation: Endpoint[]
}

/** The ports of a process. */
export interface Http {
  /** For a server of one's own. */
  callback: RequestListener
  /**
   * Listens; port 0 takes a free one. At `adminUrl` are the figures where `config.http.adminPort` keeps them from the main
   * port. A StartError where a port is taken.
   */
  listen(port: number, host: string): Promise<{ url: string; port: number; adminUrl: string }>
  /**
   * Answers 503 at `/readyz`, and serves on for so many milliseconds, so that a gateway has the time to see it and send
   * requests elsewhere. Towards the end answers close their connections.
   */
  retire(pause: number): Promise<void>
  /**
   * Takes no more connections, lets requests under way finish, ends event streams and idle connections.
   * What isn't done within that many milliseconds (8 s) is cut off.
   */
  stop(within?: number): Promise<void>
}

/** Milliseconds, of a retirement, in which answers close their connections: half of one that is shorter than two. */
const closing = 1_000

/** What is otherwise at the port of those who look after the mart. */
const ofAdmins = { corsOrigins: '', maxConnections: 100 }

/** The HTTP edge: every module's routes and the process's own, each port an application of its own (app.ts). */
export function createHttp(options: HttpOptions): Http {
  const { modules, config, log, verifier, health, figures, documentation } = options
  const { adminPort, adminHost, docs } = config.http
  let going = false
  const settings = {
    verifier,
    bodies: createBodies(config.http),
    log,
    checkAnswers: config.http.checkAnswers,
  }
  const logAccess = accessLog(log, figures)
  function doorFor(name: 'main' | 'admin', endpoints: Endpoint[], http = config.http) {
    const app = { endpoints, config: { env: config.env, http }, accessLog: logAccess, log }
    return createDoor({
      name,
      application: (stopping) => createApp({ ...app, stopping }).callback(),
      settings: http,
      figures,
      log,
    })
  }

  const probing = probes({ health, isStopping: () => going })
  const apart = adminPort !== 0
  const forAdmins = [metrics(figures), ...(docs === 'admin' ? documentation : [])]
  const main = doorFor('main', [
    ...probing,
    ...(apart ? [] : forAdmins),
    ...(docs === 'main' ? documentation : []),
    ...modules.flatMap(({ module }) => module.pages.map(pageEndpoint)),
    ...modules.flatMap((context) =>
      context.module.routes.map((route) => endpointOf(route, context, settings)),
    ),
  ])
  const admin = apart ? doorFor('admin', [...probing, ...forAdmins], { ...config.http, ...ofAdmins }) : null
  const doors = admin ? [main, admin] : [main]

  return {
    callback: main.callback,
    async listen(port, host) {
      // First, so that nobody is served by a mart that then doesn't start.
      const figuresAt = await admin?.listen(adminPort, adminHost)
      try {
        const there = await main.listen(port, host)
        return { ...there, adminUrl: figuresAt?.url ?? there.url }
      } catch (error) {
        await admin?.stop(0)
        throw error
      }
    },
    async retire(pause) {
      if (pause <= 0) return
      going = true
      const last = Math.min(closing, pause / 2)
      await delay(pause - last)
      for (const door of doors) door.closeConnections()
      await delay(last)
    },
    async stop(within = 8_000) {
      going = true
      await Promise.all(doors.map((door) => door.stop(within)))
    },
  }
}
