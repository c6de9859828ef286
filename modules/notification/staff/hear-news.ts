import type { Tx } from '#src/database/transaction.ts'
import { type AlertKind, hear, isUntold, type News, newest } from './alert.ts'
import type { AlertRepository, KeptAlert } from './alert-repository.ts'

interface Needs {
  alerts: AlertRepository
  now: () => Date
  wake: (job: string) => void
}

/** The job that tells staff. */
export const tellStaffJob = 'tell-staff'

/** News with what the letter needs. */
export interface Heard extends News {
  paymentId?: string
  data: object
  /** All is well, and was before: nothing to remember where nothing is known of the subject. */
  isNothing?: boolean
}

/** Keeps what is to be dealt with, and what is dealt with by now. */
export const hearNews =
  ({ alerts, now, wake }: Needs) =>
  async (kind: AlertKind, heard: Heard[], tx: Tx): Promise<void> => {
    const news = newest(heard)
    const known = await alerts.known(
      kind,
      news.map(({ subject }) => subject),
      tx,
    )
    const at = now()
    const changed = news.flatMap((it): KeptAlert[] => {
      const was = known.get(it.subject) ?? null
      if (!was && it.isNothing) return []
      const alert = hear(was, it, at)
      const { subject, paymentId, data } = it
      return alert ? [{ ...alert, subject, data, ...(paymentId && { paymentId }) }] : []
    })
    if (changed.length === 0) return
    alerts.keep(kind, changed, at, tx)
    if (changed.some((it) => isUntold(it) && it.openedAt <= at)) tx.afterCommit(() => wake(tellStaffJob))
  }
