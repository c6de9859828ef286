import type { Client } from '../../mart/client.ts'

/** Who plays: a shopper or somebody of the staff, with an own account, own dice, and requests that are all written down. */
export interface Player {
  /** `shopper 3` */
  name: string
  /** The customer's or staff member's id. */
  id: string
  /** Everything goes through it, and into the history, with the move that is being played. It is signed in. */
  client: Client
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
  orders: { id: string; customer: string; paymentMethod: 'card' | 'cash_on_delivery' }[]
}

/** Something that people do at the shop, in a file of its own. */
export interface Move {
  /** `order`, as `history` and the report name it. */
  name: string
  by: 'shopper' | 'staff'
  /** How often beside the others of the same people. */
  weight: number
  /** Throws only where the mart answered what the contract doesn't allow. Requests without an answer are no error. */
  play(player: Player): Promise<void>
}
