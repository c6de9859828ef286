import type { DepsOf } from '#src/runtime/module.ts'
import { answers } from './answers.ts'
import { catalogue } from './catalogue/provides.ts'
import { categories } from './categories/provides.ts'
import { finding } from './finding/provides.ts'
import { products } from './product-repository.ts'
import { transfer } from './transfer/provides.ts'

export const provides = { answers, products, ...catalogue, ...categories, ...finding, ...transfer }

export type Deps = DepsOf<typeof provides>
