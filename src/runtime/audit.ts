/**
 * Something that must be true of every subject in one module's database; `text` finds the breaches among the ids $1, as
 * rows of `id` and `why`. The audit proves them all, and so does a module's own test of whatever may happen to it.
 */
export interface Check {
  says: string
  /** `what` for people; `id` is a column of the table `from`. */
  subjects: { what: string; from: string; id: string }
  text: string
}
