import type { Server } from '../server.ts'
import type { Stage } from '../stage.ts'
import { becomeCustomer } from './arriving.ts'
import { type Caller, createCaller } from './caller.ts'
import { type Dice, diceFrom } from './dice.ts'
import { openShelves } from './shelves.ts'
import { readShop, type Shop } from './shop.ts'
import { createTally, type Tally } from './tally.ts'
import type { Customer } from './visit.ts'

/** Who takes part, from day to day the same: their choices follow from a seed. */
export interface Crowd {
  shop: Shop
  customers: Customer[]
  /** Each of the staff by number, with connections of their own. */
  staffOf(n: number): { caller: Caller; dice: Dice }
  /** From now on everything is told to this tally. */
  tellTo(tally: Tally): void
  leave(): void
}

const shoppers = 100
const seed = 5

/** Registrations at once: hashing a password takes a core some 60 ms. */
const atOnce = 4

/** A hundred people register and log in, as everybody does; staff open the shelves. */
export async function enter(stage: Stage, mart: Server): Promise<Crowd> {
  let tally = createTally(() => 0)
  const callers: Caller[] = []
  const newCaller = () => {
    const caller = createCaller(mart.url, () => tally)
    callers.push(caller)
    return caller
  }
  const asStaff = newCaller()
  asStaff.token = await adminToken(asStaff, stage)
  const shop = await readShop(asStaff, diceFrom(seed))
  await openShelves({ caller: asStaff, shop })

  const customers: Customer[] = []
  const register = async (n: number): Promise<void> => {
    const [caller, dice] = [newCaller(), diceFrom(1_000 * seed + n)]
    customers[n] = { ...(await becomeCustomer(caller, dice)), caller, dice, kept: new Map() }
  }
  const left = Array.from({ length: shoppers }, (_, n) => n)
  const line = async () => {
    for (let n = left.shift(); n !== undefined; n = left.shift()) await register(n)
  }
  await Promise.all(Array.from({ length: atOnce }, line))

  const staff = new Map<number, { caller: Caller; dice: Dice }>()
  return {
    shop,
    customers,
    staffOf(n) {
      const known = staff.get(n)
      if (known) return known
      const one = { caller: newCaller(), dice: diceFrom(1_000_000 * seed + n) }
      one.caller.token = asStaff.token
      staff.set(n, one)
      return one
    },
    tellTo(other) {
      tally = other
    },
    leave: () => callers.forEach((caller) => void caller.close()),
  }
}

async function adminToken(caller: Caller, { env }: Stage): Promise<string> {
  const { body } = await caller.ask({
    method: 'POST',
    path: '/v1/auth/login',
    route: 'POST /v1/auth/login',
    body: { email: env.ADMIN_EMAIL, password: env.ADMIN_PASSWORD },
    answers: { 200: 'ok' },
  })
  return body.accessToken
}
