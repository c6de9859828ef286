import { exportProducts } from './export-products.ts'
import { importBatch } from './import-batch.ts'
import { importProducts } from './import-products.ts'

export const transfer = { importProducts, importBatch, exportProducts }
