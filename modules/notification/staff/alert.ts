import type { Permission } from '#src/http/permissions.ts'

/** What staff are told of, each named as its letter is, and what one has to be permitted to be told. Admins are told all. */
export const permissionOf = {
  low_stock: 'stock',
  refund_failed: 'refunds',
  dispute_opened: 'refunds',
  // Who packs it in time needs nobody to be asked for money.
  authorization_ending: 'orders',
  capture_failed: 'refunds',
  unpicked: 'picking',
} as const satisfies Record<string, Permission>

export type AlertKind = keyof typeof permissionOf

export const alertKinds = Object.keys(permissionOf) as AlertKind[]

/** What was heard of a subject: that there is something to deal with, or no longer. */
export interface News {
  /** A product's id, a refund's, a dispute's, a payment's, an order's. */
  subject: string
  /** Grows with what happens to the subject: what isn't newer than what was heard before changes nothing. */
  version: number
  open: boolean
  /** There is something to deal with from then on, where that isn't at once. */
  from?: Date
}

/** What staff are to deal with, or have dealt with. */
export interface Alert {
  version: number
  open: boolean
  /** Since when it stands, or stood; it may be a time to come. */
  openedAt: Date
  /** Null while staff are still to be told. */
  toldAt: Date | null
}

/**
 * The alert after some news; null where they change nothing. One that stands goes on standing, told or not; one that was
 * dealt with and happens again is to be told anew. Of what isn't told yet, the time from which it stands may move.
 */
export function hear(was: Alert | null, { version, open, from }: News, at: Date): Alert | null {
  if (was && version <= was.version) return null
  const openedAt = from && from > at ? from : at
  if (was && open && from && isUntold(was)) return { ...was, version, openedAt }
  if (was && (was.open || !open)) return { ...was, version, open }
  return { version, open, openedAt, toldAt: null }
}

/** Whether staff are to be told of it, sooner or later. */
export const isUntold = ({ open, toldAt }: Alert) => open && toldAt === null

/** The newest of each subject; a repeated version counts by what was heard first. */
export function newest<N extends News>(news: N[]): N[] {
  const bySubject = new Map<string, N>()
  for (const it of news) {
    const known = bySubject.get(it.subject)
    if (!known || it.version > known.version) bySubject.set(it.subject, it)
  }
  return [...bySubject.values()]
}
