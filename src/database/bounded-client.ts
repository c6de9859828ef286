import pg from 'pg'

/** The time-outs of a connection, in milliseconds. */
export interface Bounds {
  /**
   * A connection on which PostgreSQL hasn't answered for so long is given up, with all statements on it. More than
   * `statementTimeout`, so that a statement that is merely slow is cancelled and its connection lives on.
   */
  queryTimeout: number
  /** PostgreSQL cancels a statement after this. */
  statementTimeout: number
  /** PostgreSQL gives up waiting for a lock after this. */
  lockTimeout: number
  /** PostgreSQL ends a session that is idle within a transaction for so long. */
  idleInTransactionTimeout: number
  /** TCP keep-alive: silence after which either side probes the other. */
  keepAlive: number
  /** Connecting takes so long at most. */
  connectTimeout: number
}

/** Milliseconds within which a connection is closed in order; then it is cut. */
const endTimeout = 1_000

/** A connection was given up because nothing came over it. It counts as an outage. */
export class Silent extends Error {
  override name = 'Silent'
  readonly code = 'ETIMEDOUT'
}

/**
 * A connection that waits for no answer for ever. `pg` by itself waits on a silent peer until the kernel gives up, which
 * takes a quarter of an hour, or for ever where something in between keeps the connection open. A late answer would be
 * taken for that of the next statement, so a connection that was silent is never used again.
 */
export class BoundedClient extends pg.Client {
  /**
   * When the last answer came, or the first statement after that was sent: `performance.now()`. Infinity while the
   * connection is being made: that has a time-out of its own.
   */
  heardAt = Number.POSITIVE_INFINITY
  /** Whether statements wait for their answers. */
  busy = false
  readonly #limit: number
  readonly #onSilence: (client: BoundedClient) => void
  #watch: NodeJS.Timeout | null = null
  /** Why the connection ended: later statements fail with this, rather than with `pg`'s message that it has ended. */
  #lost: Error | null = null

  constructor(
    config: pg.ClientConfig,
    bounds: Bounds,
    /** Called when it is given up for its silence: other connections may be dead as well. */
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
    // Without a listener Node would end the process. Statements under way fail by themselves, the next one with #lost.
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

  /** Cuts it at once: statements under way fail with this error. */
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
    // setImmediate: first read what has come in. That this process was held up doesn't make the peer a silent one.
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

/** The time-outs as settings of the session in PostgreSQL and of the socket here. */
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
