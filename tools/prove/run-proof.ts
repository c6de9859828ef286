import { setTimeout as delay } from 'node:timers/promises'
import { randomFrom } from '../mart/random.ts'
import { checks } from './checks/all.ts'
import { openOrders, waiting } from './checks/read.ts'
import { brokenTrials } from './checks/tried.ts'
import type { Fault } from './faults/fault.ts'
import type { History } from './history.ts'
import { inflict, seconds } from './playing/inflict.ts'
import { openShop } from './playing/open-shop.ts'
import { operationsOf } from './playing/operations.ts'
import { type Company, newcomer } from './playing/people.ts'
import { isExplained, play } from './playing/play.ts'
import { watchMemory } from './playing/watch.ts'
import { type CheckResult, type Report, summed } from './report/report.ts'
import { payAtProvider } from './stage/outsiders/payment-provider.ts'
import type { ProvenMart } from './stage/proven-mart.ts'

/** What a proof is to be. */
export interface ProofOptions {
  /** Of play; fractions are fine. */
  minutes: number
  seed: number
  shoppers: number
  /** What may be injected; none for a run in which nothing is. */
  faults: Fault[]
  /** How many inject faults at once; one unless told. */
  hands?: number
  /** Seconds within which it has to come to rest; 270 unless told. */
  rest?: number
  /** The moves that are played; all unless told. */
  moves?: string[]
  /** Hears what is done as it is done, a line at a time. */
  say(line: string): void
  /** Aborted, no more is played or injected: what there is is lifted, settled and checked. */
  signal?: AbortSignal
  /** How it was called, for the report. */
  command?: string
}

/** Seconds within which a mart has to come to rest once nothing harms it any more: a letter whose sender was killed waits for three minutes. */
const restWithin = 270

/**
 * Plays on a mart that is there to be harmed, harms it, lets it come to rest, and checks what came of it. The mart is
 * left running. Throws only where the shop couldn't be opened: whatever is broken after that stands in the report.
 */
export async function runProof(mart: ProvenMart, options: ProofOptions): Promise<Report> {
  const { minutes, seed, shoppers, faults, hands, rest = restWithin, say } = options
  const history: History = { deeds: [], faults: [], began: performance.now() }
  const began = new Date()
  const given = new AbortController()
  const stopped = options.signal ?? given.signal
  let over = false

  const document = await (await fetch(`${mart.url}/openapi.json`)).json()
  const operationOf = operationsOf(document as { paths: Record<string, object> })
  const company: Company = {
    recording: { url: mart.url, history, operationOf },
    over: () => over || stopped.aborted,
    signal: given.signal,
    shop: {
      products: [],
      orders: [],
      guests: [],
      categoryId: '',
      pay: mart.outsiders.some(({ name }) => name === 'payment provider')
        ? (clientSecret, good) => void payAtProvider(clientSecret, good ? 'ok' : 'declined')
        : null,
      newcomer: (name, random) => newcomer(company, name, random),
    },
  }
  say(
    `The shop opens: ${mart.shape === 'one' ? 'one process' : `${mart.processes().length} processes`}, seed ${seed}`,
  )
  const people = await openShop(company, seed, shoppers)
  const opened = performance.now() - history.began

  const possible = await withoutHindrance(mart, faults, say)
  say(
    `${people.customers.length} shoppers and ${people.staff.length} of the staff play for ${minutes} min; faults: ${possible.map(({ kind }) => kind).join(', ') || 'none'}`,
  )
  const memory = watchMemory(mart, history)
  const playing = play(history, people, options.moves)
  const infliction = inflict(mart, history, possible, randomFrom(seed + 7), say, hands)
  await delay(minutes * 60_000, undefined, { signal: stopped }).catch(() => say('Stopped by hand.'))
  over = true
  await infliction.stop()
  say(`${seconds(performance.now() - history.began)}  all faults are lifted`)
  const complaints = await playing
  const ended = performance.now() - history.began

  const unrest = await awaitRest(mart, say, rest)
  const settled = performance.now() - history.began
  history.rested = settled
  const samples = memory.stop()
  given.abort()
  say(
    unrest === null
      ? `${seconds(settled)}  it has come to rest`
      : `${seconds(settled)}  it does not come to rest: ${unrest}`,
  )

  const results: CheckResult[] = [
    {
      name: 'comes-to-rest',
      says: `once nothing harms it any more, everything that was under way is done within ${rest} s`,
      looked: 1,
      broken: unrest === null ? [] : [unrest],
      took: settled - ended,
    },
    {
      name: 'lawful-answers',
      says: 'every answer is one that the contract allows to whoever asked, as things stood',
      looked: history.deeds.length,
      broken: complaints
        .filter((one) => !isExplained(one, history))
        .map(({ at, who, move, what }) => `${seconds(at)} ${who}, ${move}: ${what}`),
      took: 0,
    },
  ]
  const trials = brokenTrials(history, stopped.aborted ? 0 : faults.length)
  results.push({
    name: 'truly-tried',
    says: 'something was done, something was injected where that was asked for, and what was asked for often was not out of order each time',
    looked: history.deeds.length,
    broken: trials,
    took: 0,
  })
  for (const check of checks) {
    const from = performance.now()
    const { looked, broken } = await check
      .run(history, mart)
      .catch((error: Error) => ({ looked: 0, broken: [`it could not be checked: ${error.stack}`] }))
    results.push({ name: check.name, says: check.says, looked, broken, took: performance.now() - from })
  }
  return summed({ mart, options, history, began, opened, ended, settled, samples, results })
}

/** Those that can be injected here; says of the others why not. */
async function withoutHindrance(
  mart: ProvenMart,
  faults: Fault[],
  say: ProofOptions['say'],
): Promise<Fault[]> {
  const possible: Fault[] = []
  for (const fault of faults) {
    const hindrance = await fault.hindrance(mart)
    if (hindrance === null) possible.push(fault)
    else say(`  ${fault.kind} can not be injected: ${hindrance}`)
  }
  return possible
}

/** Null when the mart has come to rest; else why it hasn't, in time. */
async function awaitRest(mart: ProvenMart, say: ProofOptions['say'], within: number): Promise<string | null> {
  const deadline = performance.now() + within * 1_000
  let said = ''
  for (let calm = 0; ; ) {
    const why = (await mart.unrest(waiting * 1_000)) ?? (await openOrders(mart))
    // Work may lie between two tables for a moment: it is at rest when it was so twice.
    calm = why === null ? calm + 1 : 0
    if (calm === 2) return null
    if (performance.now() > deadline) return why
    if (why !== null && why !== said) say(`           not yet at rest: ${why}`)
    said = why ?? said
    await delay(500)
  }
}
