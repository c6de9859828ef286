import pg from 'pg'

/** What a connection may take, in milliseconds. */
export interface Bounds {
  /**
   * PostgreSQL answers a statement within this, or the connection is given up with all that is on it. More than
   * `statementTimeout`, so that a statement that is merely slow is cancelled and its connection lives on.
   */
  queryTimeout: number
  /** PostgreSQL cancels a statement after this. */
  statementTimeout: number
  /** PostgreSQL gives up waiting for a lock after this. */
  lockTimeout: number
  /** PostgreSQL ends a session whose transaction nobody goes on with. */
  idleInTransactionTimeout: number
  /** Silence after which either side asks the other's machine whether it is still there. */
  keepAlive: number
  /** To be connected. */
  connectTimeout: number
}

/** Milliseconds within which a connection is closed in order; then it is cut. */
const endTimeout = 1_000

/** The connection is lost without a word: taken for an outage. */
export class Silent extends Error {
  override name = 'Silent'
  readonly code = 'ETIMEDOUT'
}

/**
 * A connection that waits for nothing for ever. `pg` by itself waits on a peer that has gone silent until the kernel
 * gives up, which is a quarter of an hour, and never where something in between keeps the connection open. Since a
 * late answer would be taken for that of the next statement, a connection that was silent is never used again.
 */
export class BoundedClient extends pg.Client {
  /** When the last answer came, or the first statement after that was sent: `performance.now()`. */
  heardAt = 0
  /** Whether statements are on their way. */
  busy = false
  readonly #limit: number
  readonly #onSilence: (client: BoundedClient) => void
  #watch: NodeJS.Timeout | null = null
  /** Why the connection ended: what is asked by it later fails with that, rather than with `pg`'s word that it has. */
  #lost: Error | null = null

  constructor(
    config: pg.ClientConfig,
    bounds: Bounds,
    /** Called when it is given up for its silence: others may have gone the same way. */
    onSilence: (client: BoundedClient) => void = () => {},
  ) {
    super({ ...config, ...sessionOf(bounds, config) })
    this.#limit = bounds.queryTimeout
    this.#onSilence = onSilence
    const { connection } = this as unknown as { connection: NodeJS.EventEmitter }
    connection.on('readyForQuery', () => {
      this.heardAt = performance.now()
    })
    this.on('drain', () => {
      this.busy = false
    })
    this.once('end', () => clearTimeout(this.#watch ?? undefined))
    // Whoever waits for an answer is told; between statements the next to ask is, and Node would end the process.
    this.on('error', (error) => {
      this.#lost ??= error
    })
  }

  // biome-ignore lint/suspicious/noExplicitAny: passed on as it comes, in any of pg's five ways
  override query(...args: any[]): any {
    if (!this.busy) {
      this.busy = true
      this.heardAt = performance.now()
      this.#watch ??= this.#look(this.#limit)
    }
    const asked = (super.query as (...args: unknown[]) => unknown)(...args)
    const why = this.#lost
    return why && asked instanceof Promise ? asked.catch(() => Promise.reject(why)) : asked
  }

  /** Ends it at once: what is on its way fails with this error. */
  giveUp(error: Error): void {
    const { stream } = (this as unknown as { connection: { stream: { destroy(error: Error): void } } })
      .connection
    stream.destroy(error)
  }

  // biome-ignore lint/suspicious/noExplicitAny: with a callback or without
  override end(...args: any[]): any {
    const late = setTimeout(
      () => this.giveUp(new Silent('PostgreSQL did not close the connection in time')),
      endTimeout,
    )
    late.unref()
    this.once('end', () => clearTimeout(late))
    return (super.end as (...args: unknown[]) => unknown)(...args)
  }

  /** One timer for all statements of a connection: one for each would cost as much as the sending. */
  #look(within: number): NodeJS.Timeout {
    // After what has come in meanwhile is read: a process that was held up is not a silent peer.
    const timer = setTimeout(() => setImmediate(() => this.#check()), within)
    timer.unref()
    return timer
  }

  #check(): void {
    this.#watch = null
    if (!this.busy) return
    const left = this.#limit - (performance.now() - this.heardAt)
    if (left > 0) {
      this.#watch = this.#look(left)
      return
    }
    this.giveUp(new Silent(`PostgreSQL did not answer within ${this.#limit} ms: the connection is given up`))
    this.#onSilence(this)
  }
}

/** What PostgreSQL is told of the bounds, and the kernel at this end. */
function sessionOf(bounds: Bounds, { options }: pg.ClientConfig): pg.ClientConfig {
  const seconds = Math.max(1, Math.round(bounds.keepAlive / 1_000))
  const parameters = {
    // A peer that has died is known after some three times the silence; PostgreSQL then ends its session, and with it
    // go its locks.
    tcp_keepalives_idle: seconds,
    tcp_keepalives_interval: Math.max(1, Math.round(seconds / 2)),
    tcp_keepalives_count: 3,
    tcp_user_timeout: seconds * 2_000,
  }
  const told = Object.entries(parameters).map(([name, value]) => `-c ${name}=${value}`)
  return {
    statement_timeout: bounds.statementTimeout,
    lock_timeout: bounds.lockTimeout,
    idle_in_transaction_session_timeout: bounds.idleInTransactionTimeout,
    connectionTimeoutMillis: bounds.connectTimeout,
    keepAlive: true,
    keepAliveInitialDelayMillis: bounds.keepAlive,
    options: [options, ...told].filter(Boolean).join(' '),
  }
}
