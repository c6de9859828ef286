import pg from 'pg'

/**
 * Makes the database that a URL names where the server has none, by its `postgres` database. Throws
 * where that is neither there nor allowed.
 */
export async function ensureDatabase(url: string): Promise<void> {
  const admin = new URL(url)
  const name = decodeURIComponent(admin.pathname.slice(1))
  admin.pathname = '/postgres'
  const client = new pg.Client({
    connectionString: admin.href,
    connectionTimeoutMillis: 5_000,
    query_timeout: 60_000,
  })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`)
  } catch (error) {
    // Another replica was first.
    if ((error as { code?: string }).code !== '42P04' && (error as { code?: string }).code !== '23505')
      throw error
  } finally {
    await client.end()
  }
}
