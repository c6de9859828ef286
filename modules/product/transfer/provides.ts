import { exportProducts } from './export-products.ts'
import { importBatch } from './import-batch.ts'
import { importProducts } from './import-products.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const transfer = { importProducts, importBatch, exportProducts }
