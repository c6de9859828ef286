import type { Answer, Client } from '../../mart/client.ts'

/** A client that also follows streams of events: `listen` gives what came of one within so many milliseconds, as text. */
export interface App extends Client {
  listen(path: string, within: number): Promise<Answer>
  as(token: string | null): App
}

/** Who plays: a shopper or somebody of the staff, with an own account, own dice, and requests that are all written down. */
export interface Player {
  /** `shopper 3` */
  name: string
  /** The customer's or staff member's id. */
  id: string
  /** Everything goes through it, and into the history, with the move that is being played. It is signed in. */
  client: App
  /** The same person's second app: what is sent through it may be under way beside what `client` sent. */
  beside: App
  /** What it signs in with; a move that changes it, changes it here. */
  account: { email: string; password: string; refreshToken: string | null }
  /** Its own orders that it still thinks of, the last few. */
  orders: OwnOrder[]
  random: () => number
  /** What all players know of the shop. */
  shop: KnownShop
  /** Whether no new move is begun: what is under way comes to its end. */
  over(): boolean
}

/** What players know of each other's doings: enough to meet on the same orders and products. */
export interface KnownShop {
  products: { id: string; soldBy: 'piece' | 'weight' }[]
  /** Orders of everybody, the last few hundred. */
  orders: KnownOrder[]
  /** Customers who let themselves be disabled and enabled. */
  guests: { id: string; email: string }[]
  categoryId: string
  /** Pays at the provider's stand-in, as its page in a browser would; null where the mart has its sandbox. */
  pay: ((clientSecret: string, good: boolean) => void) | null
  /** A player who has just come, with an account of its own that nobody else plays. */
  newcomer(name: string, random: () => number): Promise<Player | null>
}

/** An order as somebody knows it who isn't its customer. */
export interface KnownOrder {
  id: string
  customer: string
  paymentMethod: 'card' | 'cash_on_delivery'
  /** The cash that whoever sent it out was told to collect. */
  due?: { amount: number; currency: string }
}

/** An order of one's own. */
export interface OwnOrder {
  id: string
  paymentMethod: 'card' | 'cash_on_delivery'
  /** Whether its card is still to be thought of. */
  unpaid: boolean
  /** Its lines are changed now and then. */
  changeable?: boolean
}

/** What somebody of the staff may, as the contract names it; `admin` is whoever may all. */
export type Post =
  | 'orders'
  | 'picking'
  | 'delivery'
  | 'refunds'
  | 'catalogue'
  | 'stock'
  | 'offers'
  | 'support'
  | 'admin'

/** Something that people do at the shop, in a file of its own. */
export interface Move {
  /** `order`, as `history` and the report name it. */
  name: string
  by: 'shopper' | 'staff'
  /** Of staff: who of them does it. */
  post?: Post
  /** How often beside the others of the same people. */
  weight: number
  /** Throws only where the mart answered what the contract doesn't allow. Requests without an answer are no error. */
  play(player: Player): Promise<void>
}
