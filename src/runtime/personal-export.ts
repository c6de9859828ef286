import { createPublicKey, type KeyObject } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { EventType, PersonalDataPart } from '#proto/events.ts'
import type { Queryable, Statement } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import { event } from '#src/events/event.ts'
import { contextOf, seal, unseal } from '#src/keys/sealing.ts'

/**
 * What a module holds of a person, for the person: lists by name, each a statement of the person's id (`$1`) and the most
 * rows (`$2`), a row being an `item` of JSON. Columns that no person has a use for (hashes, copies) are left out.
 */
export type PersonalLists = Record<string, Statement<{ item: unknown }>>

/** Who asks for their data, by which export, and the key (X25519, raw, base64url) that it is sealed for. */
export interface PersonalDataRequest {
  userId: string
  exportId: string
  publicKey: string
}

type Gathered = Extract<EventType, `${string}.PersonalDataGathered`>

/** Of one list; what is beyond is named in `truncated`. */
const mostItems = 5_000
/** Characters of one part: a record of the bus holds 1 MiB. */
const partLength = 500_000

/** The document of one module: its lists. */
export async function personalDocument(
  lists: PersonalLists,
  userId: string,
  db: Queryable,
): Promise<Record<string, unknown>> {
  const document: Record<string, unknown> = {}
  const truncated: string[] = []
  for (const [name, statement] of Object.entries(lists)) {
    const rows = await db.query(statement, [userId, mostItems + 1])
    document[name] = rows.slice(0, mostItems).map(({ item }) => item)
    if (rows.length > mostItems) truncated.push(name)
  }
  return truncated.length > 0 ? { ...document, truncated } : document
}

/** Hands over what a module holds of who asked, sealed for them: nobody reads it on the bus. */
export const handOver =
  (type: Gathered, lists: PersonalLists) =>
  async (asked: PersonalDataRequest, tx: Tx): Promise<void> => {
    const { userId, exportId } = asked
    const json = JSON.stringify(await personalDocument(lists, userId, tx))
    const packed = (await promisify(gzip)(json)).toString('base64')
    const sealed = seal(publicKeyOf(asked.publicKey), packed, contextOf(type, exportId))
    const parts = Math.ceil(sealed.length / partLength)
    for (let part = 0; part < parts; part++) {
      const piece = sealed.slice(part * partLength, (part + 1) * partLength)
      tx.say(event(type, userId, { userId, exportId, part, parts, sealed: piece } satisfies PersonalDataPart))
    }
  }

/** A document's JSON, of its parts put together. Throws where it was sealed for another key or export. */
export async function openDocument(
  type: string,
  exportId: string,
  sealed: string,
  privateKey: KeyObject,
): Promise<string> {
  const packed = unseal(privateKey, sealed, contextOf(type, exportId))
  return (await promisify(gunzip)(Buffer.from(packed, 'base64'))).toString()
}

const publicKeyOf = (x: string) => createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x }, format: 'jwk' })
