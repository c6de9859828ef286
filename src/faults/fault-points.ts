/**
 * Where a process may be made to die, each a moment between two things that belong together. A test kills the mart at every
 * one of them (tools/prove/crash): a point that is added here and named in the code is tried without another word.
 */
export const faultPoints = {
  'request-before-commit': "A request's statements are sent, its COMMIT is not.",
  'request-committed': "A request is committed: its answer isn't out, nobody was woken.",
  'event-before-commit': 'Events are handled, nothing of it is committed.',
  'event-committed': "Events are handled and committed: the bus doesn't know.",
  'inbox-claimed': 'The inbox has taken the ids of events, and no handler has run.',
  'set-aside-before-commit': 'An event failed: that it is set aside is not committed.',
  'set-aside-committed': "An event is set aside: the bus doesn't know.",
  'retry-before-commit': 'A set-aside event was handled and cleared, and neither is committed.',
  'retry-committed': 'A set-aside event was handled and cleared.',
  'retry-failed': 'A retry failed, and that is not yet written down.',
  'retry-parked': 'An event was parked after its last attempt.',
  'relay-leads': 'A relay has the lock and the lead, and has taken nothing.',
  'relay-before-publish': "Rows of the outbox were taken: the bus hasn't got them.",
  'relay-published': 'The bus has rows of the outbox, which are still there.',
  'outbox-deleted': 'Rows that the bus has are deleted, and the next were taken.',
  'records-handled': 'Records from Kafka are handled: their offset is not moved on.',
  'offsets-before-commit': 'Offsets are moved on, and about to be committed to Kafka.',
  'offsets-committed': 'Offsets are committed to Kafka.',
  'job-before-commit':
    "The statements of a job's transaction, or of a use case's own, are sent, its COMMIT is not.",
  'job-committed': "A job's transaction, or a use case's own, is committed.",
  'provider-before-call': 'A provider is about to be asked for something that was recorded.',
  'provider-answered': 'A provider has done it, and its answer is not written down.',
  'provider-event-kept': 'What a provider told is kept, and neither settled nor committed.',
  'registration-before-call': 'The tax authority is about to be told of a receipt that is queued.',
  'registration-answered': 'The tax authority has a receipt, and its answer is not written down.',
  'mail-before-send': 'A mail was claimed and is about to be handed over.',
  'mail-sent': 'The mail server took a mail, which is not yet marked as sent.',
  'text-before-send': 'That Twilio is asked is written down, and it was not asked.',
  'text-sent': 'Twilio took a text, which is not yet marked as sent.',
  'webhook-before-post': 'A message for a webhook was claimed and is about to be posted.',
  'webhook-posted': "A webhook's receiver has answered, and that is not written down.",
  'migration-before-commit': 'A migration ran, and is not committed.',
  'migration-committed': 'A migration is committed, with its record.',
  'announcement-before-commit': 'A page of current states is about to be said again.',
  'announcement-committed': 'A page of current states was said, and the next was not read.',
} as const

export type FaultPoint = keyof typeof faultPoints

/** The two sides of a COMMIT. */
export interface CommitPoints {
  before: FaultPoint
  after: FaultPoint
}

/** A point at which this process is to die, and at which passing of it: 1 for the first. */
export interface Armed {
  point: FaultPoint
  passing: number
}

let armed: Armed | null = null
let passed = 0

/** Does nothing, unless a test has armed this very point: then the process is killed as by `kill -9`, here. */
export function faultPoint(name: FaultPoint): void {
  if (armed !== null) pass(name)
}

/** Arms one point, in place of what was armed. Null: none. */
export function arm(what: Armed | null): void {
  armed = what
  passed = 0
}

function pass(name: FaultPoint): void {
  if (name !== armed?.point || ++passed < armed.passing) return
  process.kill(process.pid, 'SIGKILL')
}

/** `mail-sent`, or `mail-sent:3` for the third passing. Null where it is neither. */
export function readArmed(text: string): Armed | null {
  const [, point = '', passing = '1'] = /^([a-z-]+)(?::([1-9]\d{0,5}))?$/.exec(text) ?? []
  return isFaultPoint(point) ? { point, passing: Number(passing) } : null
}

const isFaultPoint = (name: string): name is FaultPoint => Object.hasOwn(faultPoints, name)
