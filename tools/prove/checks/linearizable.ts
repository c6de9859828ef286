/** Something that took effect at one moment of a span of time. */
export interface Operation<State> {
  /** It was asked for then: it took no effect before. */
  from: number
  /** Somebody knew then that it had: it took none after. Infinity where nobody did. */
  until: number
  /** Places of operations that took effect before it, whatever the clock says. */
  after?: number[]
  /** When it is likely to have: only decides what is tried first. */
  likely?: number
  /** The state after it, the very same where it changes nothing; null where it can't have taken effect on this one. */
  apply(state: State): State | null
}

/** What a search found. */
export type Verdict = { found: true } | { found: false; undecided: boolean; furthest: number[] }

/**
 * Whether there is an order of all operations that each of them allows, in which none takes effect outside its span, and
 * which ends as `ends` says: Wing and Gong's search, with the states remembered that led nowhere (Lowe, "Testing for
 * linearizability"). It is exact: it says `found: false` only when every order was ruled out, unless it gave up, which
 * it says (`undecided`). `furthest` is where the deepest attempt got to: the operations that no
 * order could go on with. It gives up after `budget` steps by each of several guesses at what comes first.
 */
export function linearize<State>(
  operations: Operation<State>[],
  start: State,
  keyOf: (state: State) => string,
  ends: (state: State) => boolean,
  budget = 400_000,
): Verdict {
  let verdict: Verdict = { found: false, undecided: true, furthest: [] }
  // What is tried first decides how soon an order is found. One way may lead astray where another goes straight on.
  for (const likely of guesses(operations)) {
    verdict = search(operations, start, keyOf, ends, likely, budget)
    if (verdict.found || !verdict.undecided) break
  }
  return verdict
}

type Guess = <State>(operation: Operation<State>) => number

/** When an operation may have taken effect: as it is said, unless by a clock that was wrong; in the middle; at the start; at the end. */
function guesses<State>(operations: Operation<State>[]): Guess[] {
  const known = operations.flatMap(({ from, until }) => (until === Infinity ? [from] : [from, until]))
  const last = Math.max(...known, 0)
  const middle: Guess = ({ from, until }) => (until === Infinity ? from : (from + until) / 2)
  return [
    (it) =>
      it.likely !== undefined && it.likely >= it.from && it.likely <= Math.min(it.until, last)
        ? it.likely
        : middle(it),
    (it) => it.likely ?? middle(it),
    middle,
    ({ from }) => from,
    ({ until }) => until,
  ]
}

function search<State>(
  operations: Operation<State>[],
  start: State,
  keyOf: (state: State) => string,
  ends: (state: State) => boolean,
  likely: Guess,
  budget: number,
): Verdict {
  const order = operations.map((_, at) => at).sort((a, b) => spanOf(a).from - spanOf(b).from)
  function spanOf(at: number): Operation<State> {
    return operations[at] as Operation<State>
  }
  const rank = new Map(order.map((at, n) => [at, n]))
  const done = new Uint8Array(operations.length)
  const dead = new Set<string>()
  let prefix = 0
  let count = 0
  let steps = 0
  let deepest = -1
  let furthest: number[] = []

  /** What may take effect next: asked for before the first of the others was known to have. */
  const candidates = (): number[] => {
    let first = Infinity
    const found: number[] = []
    for (let n = prefix; n < order.length; n++) {
      const at = order[n] as number
      if (done[at]) continue
      const { from, until, after } = spanOf(at)
      if (from > first) break
      first = Math.min(first, until)
      if (!after?.some((before) => !done[before])) found.push(at)
    }
    return found
      .filter((at) => spanOf(at).from <= first)
      .sort((a, b) => likely(spanOf(a)) - likely(spanOf(b)))
  }
  /**
   * What to try from a state. What changes nothing and is possible now is taken now, and nothing else is tried: wherever
   * an order has it later, it could as well be here.
   */
  const goingOn = (state: State): number[] => {
    const found = candidates()
    const idle = found.find((at) => spanOf(at).apply(state) === state)
    return idle === undefined ? found : [idle]
  }
  const stateKey = (state: State) => {
    let key = `${prefix}:`
    // Only what is done beyond the first that isn't tells two sets of the same size apart.
    for (let n = prefix, left = count - prefix; left > 0; n++) {
      const isDone = done[order[n] as number]
      if (isDone) left--
      key += isDone ? '1' : '0'
    }
    return `${key}|${keyOf(state)}`
  }
  const move = (at: number, by: 1 | -1) => {
    done[at] = by === 1 ? 1 : 0
    count += by
    if (by === 1) while (prefix < order.length && done[order[prefix] as number]) prefix++
    else prefix = Math.min(prefix, rank.get(at) as number)
  }

  const stack: { state: State; left: number[]; by: number }[] = [
    { state: start, left: goingOn(start).reverse(), by: -1 },
  ]
  if (operations.length === 0)
    return ends(start) ? { found: true } : { found: false, undecided: false, furthest }
  while (stack.length > 0) {
    const top = stack.at(-1) as (typeof stack)[number]
    const at = top.left.pop()
    if (at === undefined) {
      stack.pop()
      if (top.by >= 0) move(top.by, -1)
      continue
    }
    const state = spanOf(at).apply(top.state)
    if (state === null) continue
    if (++steps > budget) return { found: false, undecided: true, furthest }
    move(at, 1)
    if (count === operations.length && ends(state)) return { found: true }
    const key = stateKey(state)
    if (count === operations.length || dead.has(key)) {
      move(at, -1)
      continue
    }
    dead.add(key)
    const next = goingOn(state)
    if (count > deepest) {
      deepest = count
      furthest = [...next]
    }
    stack.push({ state, left: next.reverse(), by: at })
  }
  return { found: false, undecided: false, furthest }
}
