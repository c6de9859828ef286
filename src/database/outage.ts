import { causesOf } from './error-code.ts'

/**
 * PostgreSQL's codes for a connection that is gone (08), a server that is at its limits (53), that goes down, comes up
 * or ends sessions (57P01–57P05, 25P03), whose disk fails (58), and one that only takes reads, as the old or the next
 * one does around a failover (25006); and the operating system's for a machine that can't be reached.
 */
const outage =
  /^(08...|25006|25P03|53...|57P0[1-5]|58...|ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|E(HOST|NET)(UNREACH|DOWN)|ERR_STREAM_DESTROYED)$/

const lost =
  /Connection terminated|connection error and is not queryable|Client was closed|connection ended|Query read timeout|^timeout expired$|ConnectionManager.getConnection was called after|pool is draining/i

/**
 * Whether an error says that the database can't be reached or is going down, rather than that what was
 * asked is wrong: the same may well work later, so nothing is parked or refused for it.
 */
export function isOutage(error: unknown): boolean {
  for (const { code, name, message } of causesOf(error)) {
    if (typeof code === 'string' && outage.test(code)) return true
    if (/^Sequelize(Connection|HostNot|AccessDenied|InvalidConnection|ConnectionAcquire)/.test(String(name)))
      return true
    if (lost.test(String(message))) return true
  }
  return false
}
