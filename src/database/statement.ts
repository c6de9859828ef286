/**
 * A named SQL statement with bound parameters ($1, $2 …). The name makes PostgreSQL parse and plan it
 * once per connection.
 */
export interface Statement<Row> {
  name: string
  text: string
  /** Only for the compiler: what a row looks like. */
  row?: Row
}

/** `const byId = sql<ProductRow>('product.by_id', 'select … where id = $1')`; names are unique in a module. */
export function sql<Row = Record<string, unknown>>(name: string, text: string): Statement<Row> {
  return { name, text }
}

/** What a statement can be run on: the database (each statement by itself) or a transaction. */
export interface Queryable {
  /** One round trip; the rows. bigint and numeric columns come as numbers, timestamptz as Date, jsonb parsed. */
  query<Row>(statement: Statement<Row>, values?: unknown[]): Promise<Row[]>
}
