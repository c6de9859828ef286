import { randomUUID } from 'node:crypto'
import { setWorldConstructor, World } from '@cucumber/cucumber'
import type { followStream } from '#src/testing/event-stream.ts'
import type { TwilioDouble } from '../../modules/notification/texting/twilio-double.ts'
import { type Answer, type Client, until } from '../../tools/mart/client.ts'
import { admin } from '../../tools/mart/running-mart.ts'

/** Every shopper's. */
export const password = 'correct horse battery staple'

export const address = {
  recipient: 'Ayesha Khan',
  phone: '+923001234567',
  line1: 'House 12, Street 4',
  city: 'Karachi',
}

/** What the suite's hooks set before the first scenario. */
export const suite: { client: Client | null; staff: Client | null; twilio: TwilioDouble | null } = {
  client: null,
  staff: null,
  twilio: null,
}

/** Somebody, or a machine, who works in the shop. */
interface Clerk {
  id: string
  email: string
  client: Client
}

/** The people, products and orders of one scenario; scenarios share a mart and nothing else. */
export class Shop extends World {
  /** Sets this scenario's products apart from all others'. */
  readonly run = randomUUID().slice(0, 8)
  readonly products = new Map<string, string>()
  readonly shoppers = new Map<string, Client>()
  /** Staff other than the admin, and the till. */
  readonly clerks = new Map<string, Clerk>()
  // biome-ignore lint/suspicious/noExplicitAny: an order as the contract has it
  order: any = null
  // biome-ignore lint/suspicious/noExplicitAny: several, likewise
  orders: any[] = []
  answer: Answer | null = null
  /** That she is texted at. */
  phoneNumber = ''
  /** What a letter, or a text, says. */
  letter = ''
  list = ''
  /** The tokens of another device, and those whose answer was lost. */
  phone = { accessToken: '', refreshToken: '' }
  lost = { refreshToken: '' }
  /** A second factor, and the code of it that was used last. */
  factor = { secret: '', recoveryCodes: [''] }
  code = ''
  seen: Promise<string[]> | null = null
  /** A courier's, and who drives it. */
  round = { id: '', courier: '' }
  following: Awaited<ReturnType<typeof followStream>> | null = null
  /** What comes of the inbox that is watched. */
  inbox: ReadableStreamDefaultReader<string> | undefined

  get anyone(): Client {
    if (!suite.client) throw new Error('the mart is not started')
    return suite.client
  }

  get staff(): Client {
    if (!suite.staff) throw new Error('staff are not signed in')
    return suite.staff
  }

  shopper(name: string): Client {
    const client = this.shoppers.get(name)
    if (!client) throw new Error(`${name} is not registered`)
    return client
  }

  clerk(name: string): Clerk {
    const clerk = this.clerks.get(name)
    if (!clerk) throw new Error(`${name} doesn't work here yet`)
    return clerk
  }

  product(name: string): string {
    const id = this.products.get(name)
    if (!id) throw new Error(`unknown product: ${name}`)
    return id
  }

  async register(name: string): Promise<Client> {
    const email = `${name.toLowerCase()}.${randomUUID().slice(0, 12)}@shopper.test`
    expectStatus(await this.anyone.post('/v1/auth/register', { email, password, name }), 201)
    return signIn(this.anyone, email, password)
  }

  /** The order as its owner sees it, once it satisfies. */
  // biome-ignore lint/suspicious/noExplicitAny: an order as the contract has it
  async orderUntil(satisfied: (order: any) => boolean, what: string) {
    const { body } = await until(
      () => this.staff.get(`/v1/orders/${this.order.id}`),
      ({ status, body }) => status === 200 && satisfied(body),
      what,
    )
    this.order = body
  }

  /** The order's payment, once it satisfies. */
  // biome-ignore lint/suspicious/noExplicitAny: a payment as the contract has it
  async paymentUntil(satisfied: (payment: any) => boolean, what: string, client = this.staff) {
    const { body } = await until(
      () => client.get(`/v1/payments?orderId=${this.order.id}`),
      ({ body }) => body.items?.[0] && satisfied(body.items[0]),
      what,
    )
    return body.items[0]
  }
}

/** Rupees in paisa, as the contract has amounts. */
export const minor = (rupees: number): number => Math.round(rupees * 100)

export const money = (rupees: number) => ({ amount: minor(rupees), currency: 'PKR' })

export async function signIn(client: Client, email: string, password: string): Promise<Client> {
  const { body } = expectStatus(await client.post('/v1/auth/login', { email, password }), 200)
  return client.as(body.accessToken)
}

export const signInAsAdmin = (client: Client) => signIn(client, admin.email, admin.password)

export function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status !== status) {
    throw new Error(`expected ${status}, got ${answer.status}: ${JSON.stringify(answer.body)}`)
  }
  return answer
}

setWorldConstructor(Shop)
