import { z } from 'zod'
import { id } from '#src/schemas/fields.ts'
import { categoryName } from '../product-fields.ts'
import type { Category } from './category-repository.ts'

export const NewCategory = z
  .strictObject({ name: categoryName, parentId: id.nullable().default(null) })
  .meta({ id: 'NewCategory' })

export const CategoryChange = z
  .strictObject({ name: categoryName, parentId: id.nullable() })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'must change something')
  .meta({ id: 'CategoryChange', minProperties: 1 })

export const CategoryAnswer = z
  .strictObject({ id, slug: z.string(), name: z.string(), parentId: id.nullable() })
  .meta({ id: 'Category' })

export const presentCategory = ({ id, slug, name, parentId }: Category): z.output<typeof CategoryAnswer> => ({
  id,
  slug,
  name,
  parentId,
})
