import { createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { Writable } from 'node:stream'
import jwt from 'jsonwebtoken'
import { loadConfig } from '#config/config.ts'
import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Cause } from '#src/events/event.ts'
import type { Route } from '#src/http/route.ts'
import { createHttp, type Http } from '#src/http/server.ts'
import { createLog } from '#src/log/log.ts'
import { createFigures } from '#src/metrics/figures.ts'
import { docsEndpoints } from '#src/openapi/docs.ts'
import type { Health } from '#src/runtime/health.ts'
import { defineModule } from '#src/runtime/module.ts'
import type { Revocations } from '#src/tokens/revocations.ts'
import { inOneForm } from '#src/tokens/token-form.ts'
import { claimsOf, createVerifier, type TokenSubject, tokenType } from '#src/tokens/verifier.ts'

/** What a test sees of an answer; the body parsed where it is JSON. */
export interface Seen {
  status: number
  headers: Headers
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of every shape
  body: any
}

/** The HTTP edge alone, with routes of a test's own and no database. */
export interface TestEdge {
  url: string
  adminUrl: string
  port: number
  http: Http
  /** The lines logged so far. */
  lines: Record<string, unknown>[]
  /** What each transaction that was opened was caused by. */
  causes: (Cause | undefined)[]
  call(
    method: string,
    path: string,
    options?: RequestInit & { token?: string; json?: unknown },
  ): Promise<Seen>
  token(caller: TokenSubject, more?: jwt.SignOptions): string
  /** Sends bytes as they are and resolves with all that comes back, when the server closes. */
  raw(bytes: string): Promise<string>
}

/** A private key of the test's own, and a token that is signed with it. */
export function signer() {
  const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString()
  const token = (caller: TokenSubject, more: jwt.SignOptions = {}) =>
    inOneForm(
      jwt.sign({ ...claimsOf(caller), sid: randomUUID(), epoch: 0 }, pair.privateKey, {
        header: { alg: 'ES256', typ: tokenType },
        issuer: 'imtiaz-mart',
        audience: 'imtiaz-mart',
        expiresIn: 60,
        ...more,
      }),
    )
  return { publicKey, token }
}

export async function testEdge(
  routes: Route<never>[],
  options: {
    health?: () => Promise<Health>
    env?: Record<string, string>
    /** Stands in for the database. */
    db?: Partial<Database>
    isRevoked?: Revocations['isRevoked']
    /** By which tokens expire. */
    now?: () => Date
  } = {},
): Promise<TestEdge> {
  const { publicKey, token } = signer()
  const config = loadConfig([], { NODE_ENV: 'test', LOG_LEVEL: 'info', ...options.env })
  const lines: Record<string, unknown>[] = []
  const log = createLog(
    config,
    new Writable({
      write: (line, _encoding, done) => {
        lines.push(JSON.parse(String(line)))
        done()
      },
    }),
  )
  const causes: (Cause | undefined)[] = []
  const db = {
    async transaction<T>(work: (tx: Tx) => Promise<T>, cause?: Cause) {
      causes.push(cause)
      return work({ cause } as Tx)
    },
    ...options.db,
  } as Database
  const module = defineModule({
    name: 'fake',
    description: 'Routes of a test',
    migrations: new URL('file:///nowhere/'),
    provides: {},
    routes: routes as never[],
    subscriptions: [],
  })
  const http = createHttp({
    modules: [{ module, deps: { db }, db }],
    config,
    log,
    verifier: createVerifier({
      keyOf: () => createPublicKey(publicKey),
      issuer: config.jwt.issuer,
      audience: config.jwt.audience,
      isRevoked: options.isRevoked,
      now: options.now,
    }),
    health: options.health ?? (async () => ({ ready: true, degraded: false, checks: { database: 'ok' } })),
    figures: createFigures(),
    documentation: docsEndpoints([module], config),
  })
  const { url, port, adminUrl } = await http.listen(0, '127.0.0.1')
  return {
    url,
    adminUrl,
    port,
    http,
    lines,
    causes,
    token,
    async call(method, path, { token: bearer, json, headers, ...rest } = {}) {
      const response = await fetch(url + path, {
        method,
        headers: {
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
          ...(headers as Record<string, string>),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        ...rest,
      })
      const text = await response.text()
      const isJson = /json/.test(response.headers.get('content-type') ?? '') && text !== ''
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: isJson ? JSON.parse(text) : null,
      }
    },
    raw: (bytes) =>
      new Promise((resolve, reject) => {
        let heard = ''
        const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
        socket.setEncoding('latin1')
        socket.on('data', (chunk) => (heard += chunk))
        socket.on('close', () => resolve(heard))
        socket.on('error', reject)
      }),
  }
}
