import type { Readable } from 'node:stream'
import { z } from 'zod'
import { isConflictOfTransactions } from '#src/database/error-code.ts'
import { reply, routesFor } from '#src/http/route.ts'
import type { Deps } from '../provides.ts'
import type { ImportFormat } from './import-lines.ts'
import { ImportReport } from './schemas.ts'

const { get, post } = routesFor<Deps>()

const mostBytes = 64 * 1024 * 1024

export const routes = [
  post('/v1/products/import', {
    summary: 'Bring in a file of products, by SKU',
    description:
      'CSV with the header `sku,name,brand,category,price,currency,soldBy,barcode,description,imageUrl,stock,maxPerOrder,ageLimit,taxClass,retailPrice,tariffCode` ' +
      '(`sku`, `name`, `category` and `price` must be there, in any order), or the same as JSON objects, one a line. ' +
      'Files of other shops and of spreadsheets are read as well, as docs/feeding-the-shop.md says: other names of columns, ' +
      'separators `,` `;` `|` and tab, UTF-16 and Windows-1252, prices and codes as people write them. ' +
      'A value that was read in another way than it stands is named in `warnings`, one that cannot be read in `errors`. ' +
      'New SKUs are created, known ones updated where the line differs, and brought back where archived; ' +
      'a category is a path such as `Dairy > Milk`, made where missing; `imageUrl` may hold several; ' +
      'stock counts for new products only. ' +
      'A bad line fails alone, and the first 1000 are listed; after a quote that is never closed, or 10,000 bad lines, nothing more is read, and the last error says so. ' +
      'In CSV an apostrophe before = + - @, a tab or a line end at the beginning of a field is none of its text (two are one). ' +
      'Two files are imported at once; a third is answered 503 with Retry-After. Where a SKU comes twice the later line wins.',
    who: 'staff:catalogue',
    body: { streamed: ['text/csv', 'application/x-ndjson'], limit: mostBytes },
    answers: { 200: ImportReport },
    run: ({ importProducts, db }, { body, headers, requestId }) => {
      const type = headers['content-type'] ?? ''
      const format = type.split(';', 1)[0]?.trim().toLowerCase() as ImportFormat
      const charset = /;\s*charset="?([^\s";]+)/i.exec(type)?.[1]
      return importProducts({ bytes: body as Readable, format, charset }, inTransactions(db, requestId))
    },
  }),

  get('/v1/products/export', {
    summary: 'All products for sale as CSV',
    description:
      'In the format of the import, which reads it back as it was. With `escape=spreadsheet` a field that a spreadsheet would take for a formula ' +
      '(it begins with = + - @, a tab or a line end) has an apostrophe before it; without, only one that begins with apostrophes and then such a character has one more.',
    who: 'staff:catalogue',
    query: z.strictObject({ escape: z.enum(['spreadsheet']).optional() }),
    answers: { 200: { content: 'text/csv; charset=utf-8' } },
    run: ({ exportProducts }, { query }) =>
      reply({
        body: exportProducts({ forSpreadsheets: query.escape === 'spreadsheet' }),
        headers: { 'Content-Disposition': 'attachment; filename="products.csv"' },
      }),
  }),
]

/** Each batch commits by itself; one that another transaction was in the way of is done again. */
function inTransactions(db: Deps['db'], correlationId: string) {
  return async <T>(work: Parameters<typeof db.transaction<T>>[0]): Promise<T> => {
    for (let left = 3; ; left--) {
      try {
        return await db.transaction(work, { correlationId })
      } catch (error) {
        if (left === 0 || !isConflictOfTransactions(error)) throw error
      }
    }
  }
}
