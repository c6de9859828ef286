/** PostgreSQL's classes for a connection that is gone or a server that goes down: 08*, 57P01–57P03, 53300. */
const outage = /^(08...|57P0[123]|53300|ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT|ENOTFOUND)$/

/**
 * Whether an error says that the database can't be reached or is going down, rather than that what was
 * asked is wrong: the same may well work later, so nothing is parked or refused for it.
 */
export function isOutage(error: unknown): boolean {
  for (let at = error as Record<string, unknown> | null, depth = 0; at && depth < 5; depth++) {
    if (typeof at.code === 'string' && outage.test(at.code)) return true
    const name = String(at.name)
    if (/^Sequelize(Connection|HostNot|AccessDenied|InvalidConnection|ConnectionAcquire)/.test(name))
      return true
    if (
      /Connection terminated|connection error and is not queryable|Client was closed|connection ended|ConnectionManager.getConnection was called after/i.test(
        String(at.message),
      )
    )
      return true
    at = (at.parent ?? at.cause) as typeof at
  }
  return false
}
