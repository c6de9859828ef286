import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { NumberedReceipt } from '#src/slip/document.ts'
import type { Registration } from '#src/slip/fiscal-mark.ts'

/** A receipt that was issued: of whose order, as it stood in which version. */
export interface KeptReceipt extends NumberedReceipt {
  orderId: string
  customerId: string
  version: number
}

/** That one of them is registered with the tax authority. */
export interface RegisteredReceipt {
  orderId: string
  number: string
  registration: Registration
}

/** A receipt as it is to be mailed. */
export type ReceiptToMail = NumberedReceipt & { registration: Registration | null }

// Heard twice it is kept once; and of who is gone nothing is.
const keep = sql(
  'receipt.keep',
  `insert into receipts (order_id, number, customer_id, version, issued_at, document, kept_at)
   select "orderId", number, "customerId", version, "issuedAt", document, $2
   from jsonb_to_recordset($1::jsonb) as r ("orderId" uuid, number text, "customerId" uuid, version integer,
     "issuedAt" timestamptz, document jsonb)
   where not exists (select from contacts c where c.user_id = r."customerId" and c.erased)
   on conflict do nothing`,
)

// What isn't here was mailed, or isn't known.
const register = sql(
  'receipt.register',
  `update receipts r set registration = heard.registration
   from jsonb_to_recordset($1::jsonb) as heard ("orderId" uuid, number text, registration jsonb)
   where r.order_id = heard."orderId" and r.number = heard.number`,
)

const ofOrder = sql<ReceiptToMail>(
  'receipt.of_order',
  `select number, issued_at as "issuedAt", document, registration from receipts where order_id = $1
   order by version, document ? 'cause', number`,
)

const forget = sql<{ count: number }>(
  'receipt.forget',
  `with old as (
     delete from receipts where (order_id, number) in (
       select order_id, number from receipts where kept_at < $1 order by kept_at limit $2)
     returning 1
   ) select count(*) from old`,
)

export type ReceiptRepository = ReturnType<typeof receiptRepository>

/** Receipts until they are mailed. SQL, as a batch of them is kept in one statement. */
export const receiptRepository = ({ db }: { db: Database }) => ({
  /** Those that are new. */
  keep: (receipts: KeptReceipt[], at: Date, tx: Tx): void => tx.write(keep, [JSON.stringify(receipts), at]),

  /** Those of them that are here bear that from now on. */
  register: (registered: RegisteredReceipt[], tx: Tx): void =>
    tx.write(register, [JSON.stringify(registered)]),

  /** The invoice first, then its credit notes as they were issued; none where they are not known. */
  ofOrder: (orderId: string): Promise<ReceiptToMail[]> => db.query(ofOrder, [orderId]),

  /** Up to `limit` from before `cutoff`; how many there were. */
  forget: async (cutoff: Date, limit: number): Promise<number> =>
    (await db.query(forget, [cutoff, limit]))[0]?.count ?? 0,
})
