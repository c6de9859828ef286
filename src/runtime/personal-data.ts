/**
 * Of each table of a module's database, what its columns that can hold words (text, JSON, bytes) hold of a person: null
 * for nothing that a person could write or be known by, else how it goes when its user is erased.
 * `tools/promises/personal-data.test.ts` compares it with the real tables.
 */
export type PersonalData = Record<string, Record<string, string | null>>

/** The tables that the runtime keeps in every module's database. */
export const runtimePersonalData: PersonalData = {
  migrations: { name: null, checksum: null },
  archived_months: { name: null, of_table: null, sha256: null },
  audit_archived: { hash: null },
  consumer_group: { id: null },
  outbox: {
    topic: null,
    key: null,
    value: 'goes when it is published',
    headers: null,
  },
  parked_events: {
    topic: null,
    key: null,
    type: null,
    value: 'blanked by forgetPerson()',
    headers: null,
    state: null,
    error: 'blanked by forgetPerson()',
  },
  refused_events: {
    topic: null,
    key: null,
    value: 'blanked by forgetPerson()',
    headers: null,
    state: null,
    error: 'blanked by forgetPerson()',
  },
  // Kept for ever: of acts it has ids, numbers and choices, and words about goods alone (src/audit-log/without-words.ts).
  audit_log: { act: null, previous: null, hash: null },
  audit_head: { previous: null, hash: null },
  revocations: { user_id: null, kept_session: null, ended_sessions: null },
  idempotency_keys: {
    caller: null,
    key: 'goes by forgetPerson(), and within 24 hours',
    fingerprint: null,
    headers: null,
    body: 'goes by forgetPerson(), and within 24 hours; words about a person in answers to staff by blankAnswers()',
  },
}
