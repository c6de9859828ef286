import type { Archived } from '#src/database/archive.ts'

/**
 * The timeline's old months. What people wrote in it doesn't go along: an archive is out of reach for those who may have
 * it erased. Of `customer: the baby is ill` it keeps `customer`.
 */
export const timelineArchive = (keep: number): Archived => ({
  table: 'timeline',
  keep,
  before: (month) => [`update ${month} set detail = split_part(detail, ':', 1) where detail like '%:%'`],
})
