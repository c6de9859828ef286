import { z } from 'zod'

export const PersonalData = z.looseObject({ exportedAt: z.iso.datetime({ offset: true }) }).meta({
  id: 'PersonalData',
  description: 'All that each module holds of a person: lists by module and name.',
})

export const Gathering = z
  .strictObject({ status: z.literal('gathering'), missing: z.array(z.string()) })
  .meta({ id: 'Gathering', description: 'The modules that have not handed over yet. Ask again.' })
