import { DataTypes, type Model, Op } from 'sequelize'
import { v7 } from 'uuid'
import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'

/** An entry of a user's address book, as it is sent; what is optional and absent isn't kept. */
export interface AddressEntry {
  label: string
  recipient: string
  phone: string
  line1: string
  line2?: string
  city: string
  postalCode?: string
  notes?: string
  isDefault: boolean
}

export interface Address extends AddressEntry {
  id: string
}

type Row = Record<keyof Address, unknown> & { userId: string }

export interface AddressRepository {
  /** In the order in which they were added, after an id. */
  list(userId: string, after: string | null, limit: number): Promise<Address[]>
  count(userId: string, tx: Tx): Promise<number>
  add(userId: string, entry: AddressEntry, tx: Tx): Promise<Address>
  /** Null where this user has none of that id. */
  replace(userId: string, id: string, entry: AddressEntry, tx: Tx): Promise<Address | null>
  /** False where this user has none of that id. */
  remove(userId: string, id: string, tx: Tx): Promise<boolean>
  removeAll(userId: string, tx: Tx): Promise<void>
}

export const addresses = ({ db }: { db: Database }): AddressRepository => {
  const book = db.sequelize.define<Model<Row>>(
    'address',
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      userId: { type: DataTypes.UUID, allowNull: false },
      label: { type: DataTypes.TEXT, allowNull: false },
      recipient: { type: DataTypes.TEXT, allowNull: false },
      phone: { type: DataTypes.TEXT, allowNull: false },
      line1: { type: DataTypes.TEXT, allowNull: false },
      line2: DataTypes.TEXT,
      city: { type: DataTypes.TEXT, allowNull: false },
      postalCode: DataTypes.TEXT,
      notes: DataTypes.TEXT,
      isDefault: { type: DataTypes.BOOLEAN, allowNull: false },
    },
    { tableName: 'addresses', timestamps: false, underscored: true },
  )

  /** There is at most one default: a new one takes the place of the old. */
  const makeWay = async (userId: string, entry: AddressEntry, tx: Tx) => {
    if (!entry.isDefault) return
    const where = { userId, isDefault: true }
    await book.update({ isDefault: false }, { where, transaction: await tx.sequelize() })
  }

  return {
    async list(userId, after, limit) {
      const where = after ? { userId, id: { [Op.gt]: after } } : { userId }
      const rows = await book.findAll({ where, order: ['id'], limit, raw: true })
      return rows.map((row) => shown(row as unknown as Row))
    },
    count: async (userId, tx) => book.count({ where: { userId }, transaction: await tx.sequelize() }),
    async add(userId, entry, tx) {
      await makeWay(userId, entry, tx)
      const row = { id: v7(), userId, ...kept(entry) }
      await book.create(row, { transaction: await tx.sequelize(), returning: false })
      return shown(row)
    },
    async replace(userId, id, entry, tx) {
      await makeWay(userId, entry, tx)
      const row = kept(entry)
      const [found] = await book.update(row, { where: { id, userId }, transaction: await tx.sequelize() })
      return found === 1 ? shown({ id, userId, ...row }) : null
    },
    remove: async (userId, id, tx) =>
      (await book.destroy({ where: { id, userId }, transaction: await tx.sequelize() })) === 1,
    removeAll: async (userId, tx) => {
      await book.destroy({ where: { userId }, transaction: await tx.sequelize() })
    },
  }
}

/** As it stands in the table: replacing an address takes away what the new one lacks. */
const kept = ({ line2, postalCode, notes, ...entry }: AddressEntry) => ({
  ...entry,
  line2: line2 ?? null,
  postalCode: postalCode ?? null,
  notes: notes ?? null,
})

/** Without what isn't there, and without whose it is. */
function shown({ userId: _, ...row }: Row): Address {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as unknown as Address
}
