import test from 'ava'
import { openapi } from '#src/openapi/openapi.ts'
import { modules } from '../../../modules/all.ts'
import { randomFrom } from '../../mart/random.ts'
import { operationsOf } from '../playing/operations.ts'
import { moves } from './all.ts'
import { oneOf } from './dice.ts'
import { isDone, Unlawful } from './lawful.ts'
import { leftOut } from './left-out.ts'
import type { App, Player } from './move.ts'

const document = openapi(modules, 'PKR')
const operationOf = operationsOf(document as never)
const operations = Object.entries<object>(document.paths as never).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
)

/** An app of a mart that answers anything, mostly yes, and of yourself what you told it; `heard` gets each operation. */
function anyMart(heard: Set<string>, random: () => number): App {
  const money = { amount: 100, currency: 'PKR' }
  const thing = {
    id: 'x',
    version: 1,
    status: 'pending',
    clientSecret: 's',
    retriesLeft: 1,
    onHand: 5,
    amount: money,
    price: money,
    url: 'http://x',
    readAt: 'now',
    stops: [{ orderId: 'x', state: 'waiting' }],
    items: [{ line: 1, productId: 'x', quantity: 9, soldBy: 'piece', state: 'open' }],
    substitutes: [{ line: 1, n: 1, state: 'asked' }],
    ...{ total: money, orderedTotal: money, adjustments: [] },
    ...{
      courierId: 'me',
      collected: { ...money, amount: 200 },
      withCourier: money,
      handedIn: money,
      banked: { ...money, amount: 50 },
    },
  }
  const body = {
    ...thing,
    items: [thing],
    accessToken: 't',
    access_token: 't',
    refreshToken: 'r',
    created: 0,
    secret: 's',
    customerId: 'me',
  }
  let told = {}
  const call = async (method: string, path: string, said?: unknown) => {
    heard.add(operationOf(method, path))
    if (said && typeof said === 'object') told = said
    const status = random() < 0.7 ? 200 : (oneOf(random, [0, 401, 403, 404, 409, 412, 422]) as number)
    return { status, headers: new Headers(), body: { ...body, ...told, items: [{ ...thing, ...told }] } }
  }
  const app: App = {
    ...{ url: '', token: null, call },
    get: (path) => call('GET', path),
    post: (path, said) => call('POST', path, said),
    put: (path, said) => call('PUT', path, said),
    patch: (path, said) => call('PATCH', path, said),
    delete: (path) => call('DELETE', path),
    listen: (path) => call('GET', path),
    as: () => app,
  }
  return app
}

/** Every operation that a move calls, over many throws of the dice. */
async function heardOf(seed: number): Promise<Set<string>> {
  const heard = new Set<string>()
  const random = randomFrom(seed)
  const app = anyMart(heard, random)
  const order = { id: 'x', customer: 'other', paymentMethod: 'card' as const }
  const player = (): Player => ({
    ...{ name: 'shopper 1', id: 'me', client: app, beside: app, random, over: () => false },
    account: { email: 'a@shopper.test', password: '', refreshToken: 'r' },
    orders: [{ ...order, unpaid: true }],
    shop: {
      products: [{ id: 'x', soldBy: 'piece' }],
      orders: Array.from({ length: 40 }, () => order),
      guests: [{ id: 'x', email: 'g@shopper.test' }],
      ...{ categoryId: 'x', pay: null, newcomer: async () => player() },
    },
  })
  heard.add('POST /v1/auth/register').add('GET /v1/users/me')
  for (const move of moves)
    for (let n = 0; n < 400; n++)
      // It says what no mart should, which moves complain of.
      await move.play(player()).catch((error) => {
        if (!(error instanceof Unlawful)) throw error
      })
  return heard
}

test('every operation of the contract is played, or stands with a reason among those that are left out', async (t) => {
  const heard = await heardOf(1)
  const silent = operations.filter((name) => !heard.has(name) && !(name in leftOut))
  t.deepEqual(silent, [], 'no move calls these, and no reason says why')
  t.deepEqual(
    Object.keys(leftOut).filter((name) => !operations.includes(name)),
    [],
    'these are left out, and there are none',
  )
  t.deepEqual(
    Object.keys(leftOut).filter((name) => heard.has(name)),
    [],
    'these are left out, and played',
  )
  t.deepEqual(
    [...heard].filter((name) => !operations.includes(name)),
    [],
    'moves call these, and there are none',
  )
})

test('each move has a name of its own, and whoever of the staff plays it a post', (t) => {
  t.is(new Set(moves.map(({ name }) => name)).size, moves.length)
  for (const { name, by, post } of moves) t.is(by === 'staff', post !== undefined, name)
})

test('an answer that is allowed is no complaint, nor is what a fault explains; any other is', (t) => {
  const answer = (status: number) => ({ status, headers: new Headers(), body: {} })
  t.true(isDone('x', answer(201)))
  for (const status of [0, 429, 500, 503, 409]) t.false(isDone('x', answer(status), 409))
  for (const status of [400, 401, 403, 404, 422])
    t.throws(() => isDone('x', answer(status), 409), { instanceOf: Unlawful })
})
