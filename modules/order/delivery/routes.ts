import { notFound } from '#src/http/problem.ts'
import { reply, routesFor } from '#src/http/route.ts'
import { id } from '#src/schemas/fields.ts'
import { pageOf, readCursor } from '#src/schemas/page.ts'
import { refundedNeedsReason } from '../fulfilment/insistence.ts'
import { OrderAnswer, OrderId, replyWith } from '../order-answer.ts'
import type { Deps } from '../provides.ts'
import {
  AttemptRequest,
  DeliverRequest,
  MyRuns,
  presentSummary,
  ReturnRequest,
  RunAnswer,
  RunId,
  RunPage,
  RunQuery,
  RunRequest,
  RunStopId,
  ShipRequest,
} from './schemas.ts'

const { get, post, delete: remove } = routesFor<Deps>()

const answers = { 200: OrderAnswer }

/** Open rounds that one courier is shown at once. */
const mostOfMine = 10

export const routes = [
  post('/v1/orders/{id}/ship', {
    summary: 'An order is handed to a carrier, or a courier goes with it',
    description: `Of an order that is on a round the courier is that round's. ${refundedNeedsReason}`,
    who: 'staff:delivery',
    params: OrderId,
    body: ShipRequest,
    answers,
    run: async ({ shipOrder }, { params, body, caller, ifMatch }, tx) =>
      replyWith(await shipOrder(params.id, body, caller, tx, ifMatch), caller),
  }),

  post('/v1/orders/{id}/deliver', {
    summary: 'An order is delivered',
    description:
      'Cash on delivery wants `collected`, and what is not the total a `reason` (the order is flagged `cash_difference`). Goods with an `ageLimit` want `ageChecked`: with `false` they come back, and the rest is delivered; where nothing is left, the order is `returned`. An order that has a PIN wants it: after five wrong ones a 409, until it was brought back (`attempt`) and shipped again.',
    who: 'staff:delivery',
    params: OrderId,
    body: DeliverRequest,
    answers,
    run: async ({ deliverOrder }, { params, body, caller, ifMatch }, tx) =>
      replyWith(await deliverOrder(params.id, body, caller, tx, ifMatch), caller),
  }),

  post('/v1/orders/{id}/attempt', {
    summary: 'Nobody took an order in',
    description:
      'It is `packed` again, in the shop. After `DELIVERY_ATTEMPTS` (3) of these it is cancelled: its goods are for sale again, and what was paid goes back.',
    who: 'staff:delivery',
    params: OrderId,
    body: AttemptRequest,
    answers,
    run: async ({ failDelivery }, { params, body, caller, ifMatch }, tx) =>
      replyWith(await failDelivery(params.id, body.reason, caller, tx, ifMatch), caller),
  }),

  post('/v1/orders/{id}/return', {
    summary: 'An order, or some of it, came back',
    description:
      '`restock` puts the goods back on the shelf. What was paid by card goes back by itself, cash when staff hand it over; what the delivery cost, only with the whole. Lines come back as often as they are sent: with an `Idempotency-Key` or `If-Match`, what is sent again comes back once.',
    who: 'staff:orders',
    idempotent: 'if sent',
    params: OrderId,
    body: ReturnRequest,
    answers,
    run: async ({ returnOrder }, { params, body, caller, ifMatch }, tx) =>
      replyWith(await returnOrder(params.id, body, caller, tx, ifMatch), caller),
  }),

  post('/v1/runs', {
    summary: "Make a courier's round",
    description:
      'Of packed orders, which are its stops in the order in which they are named. A 409 names those that are not packed, or are on another round that is open.',
    who: 'staff:delivery',
    body: RunRequest,
    answers: { 201: RunAnswer },
    run: async ({ makeRun, readRuns }, { body, caller }, tx) => {
      const run = await makeRun(body, caller, tx)
      const [answer] = await readRuns([run], tx)
      return reply({ status: 201, body: answer, headers: { Location: `/v1/runs/${run.id}` } })
    },
  }),

  get('/v1/runs', {
    summary: 'Rounds, newest first',
    description: 'A round is `over` when each of its stops is.',
    who: 'staff:delivery',
    query: RunQuery,
    answers: { 200: RunPage },
    run: async ({ runs }, { query: { limit, cursor, mine, status }, caller }) => {
      const before = readCursor(cursor, id) ?? undefined
      const courierId = mine ? caller.id : undefined
      const found = await runs.list({ courierId, status, before }, limit + 1)
      const { items, nextCursor } = pageOf(found, limit, (last) => last.id)
      return { items: items.map(presentSummary), nextCursor }
    },
  }),

  get('/v1/runs/mine', {
    summary: "The caller's open rounds with their stops",
    description: `The ${mostOfMine} newest; all are in \`GET /v1/runs?mine=true\`.`,
    who: 'staff:delivery',
    answers: { 200: MyRuns },
    run: async ({ runs, readRuns }, { caller }) => ({
      items: await readRuns(await runs.list({ courierId: caller.id, status: 'open' }, mostOfMine)),
    }),
  }),

  get('/v1/runs/{id}', {
    summary: 'A round with its stops',
    who: 'staff:delivery',
    params: RunId,
    answers: { 200: RunAnswer },
    run: async ({ runs, readRuns }, { params }) => {
      const run = await runs.one(params.id)
      if (!run) throw notFound('run')
      return (await readRuns([run]))[0]
    },
  }),

  remove('/v1/runs/{id}', {
    summary: 'Call off a round',
    description: 'All that is still on it is packed, and on no round. A 409 while some of it is on its way.',
    who: 'staff:delivery',
    params: RunId,
    answers: { 204: null },
    run: ({ cancelRun }, { params, caller }, tx) => cancelRun(params.id, caller, tx),
  }),

  remove('/v1/runs/{id}/stops/{orderId}', {
    summary: 'Take an order off a round',
    description: 'Before it goes out; a 409 once it has.',
    who: 'staff:delivery',
    params: RunStopId,
    answers: { 204: null },
    run: ({ takeOffRun }, { params, caller }, tx) =>
      takeOffRun({ runId: params.id, orderId: params.orderId }, caller, tx),
  }),
]
