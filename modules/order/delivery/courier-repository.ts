import type { UserState } from '#proto/events.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'

// Of those who never brought anything nothing is kept.
const keep = sql(
  'courier.keep',
  `insert into couriers as c (user_id, delivers, version)
   select $1, $2, $3 where $2 or exists (select from couriers where user_id = $1)
   on conflict (user_id) do update set delivers = excluded.delivers, version = excluded.version
   where c.version < excluded.version`,
)

const forget = sql('courier.forget', 'delete from couriers where user_id = $1')

const delivers = sql<{ delivers: boolean }>(
  'courier.delivers',
  'select delivers from couriers where user_id = $1',
)

/** Whether somebody may bring orders: admins, and staff with `delivery`, as long as they may sign in. */
export const mayDeliver = ({
  role,
  permissions,
  disabled,
}: Pick<UserState, 'role' | 'permissions' | 'disabled'>) =>
  !disabled && (role === 'admin' || (role === 'staff' && permissions.includes('delivery')))

/** This module's copy of who may bring orders. SQL: it keeps the higher version. */
export const courierRepository = () => ({
  /** Keeps what is known of a user, unless something newer is. */
  keep(user: UserState, tx: Tx): void {
    tx.write(keep, [user.id, mayDeliver(user), user.version])
  },

  forget(userId: string, tx: Tx): void {
    tx.write(forget, [userId])
  },

  /** Whether somebody may, as far as is known here. */
  async delivers(userId: string, tx: Tx): Promise<boolean> {
    return (await tx.query(delivers, [userId]))[0]?.delivers ?? false
  },
})

export type CourierRepository = ReturnType<typeof courierRepository>
