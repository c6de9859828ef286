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

interface AddressRow {
  id: string
  userId: string
  label: string
  recipient: string
  phone: string
  line1: string
  line2: string | null
  city: string
  postalCode: string | null
  notes: string | null
  isDefault: boolean
}

interface AddressModel extends Model<AddressRow>, AddressRow {}

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

export const addressRepository = ({ db }: { db: Database }): AddressRepository => {
  const Address = db.sequelize.define<AddressModel>(
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
  const makeWay = async (userId: string, { isDefault }: AddressEntry, tx: Tx) => {
    if (!isDefault) return
    const where = { userId, isDefault: true }
    await Address.update({ isDefault: false }, { where, transaction: await tx.sequelize() })
  }

  return {
    async list(userId, after, limit) {
      const where = after ? { userId, id: { [Op.gt]: after } } : { userId }
      return (await Address.findAll({ where, order: ['id'], limit })).map(fromRow)
    },
    count: async (userId, tx) => Address.count({ where: { userId }, transaction: await tx.sequelize() }),
    async add(userId, entry, tx) {
      await makeWay(userId, entry, tx)
      const row = toRow(v7(), userId, entry)
      await Address.create(row, { transaction: await tx.sequelize(), returning: false })
      return fromRow(row)
    },
    async replace(userId, id, entry, tx) {
      await makeWay(userId, entry, tx)
      const row = toRow(id, userId, entry)
      const transaction = await tx.sequelize()
      const [replaced] = await Address.update(row, { where: { id, userId }, transaction })
      return replaced === 1 ? fromRow(row) : null
    },
    remove: async (userId, id, tx) =>
      (await Address.destroy({ where: { id, userId }, transaction: await tx.sequelize() })) === 1,
    removeAll: async (userId, tx) => {
      await Address.destroy({ where: { userId }, transaction: await tx.sequelize() })
    },
  }
}

/** The whole row: replacing an address takes away what the new one lacks. */
const toRow = (id: string, userId: string, entry: AddressEntry): AddressRow => ({
  ...entry,
  id,
  userId,
  line2: entry.line2 ?? null,
  postalCode: entry.postalCode ?? null,
  notes: entry.notes ?? null,
})

/** Without what isn't there, and without whose it is. */
const fromRow = (row: AddressRow): Address => ({
  id: row.id,
  label: row.label,
  recipient: row.recipient,
  phone: row.phone,
  line1: row.line1,
  ...(row.line2 !== null && { line2: row.line2 }),
  city: row.city,
  ...(row.postalCode !== null && { postalCode: row.postalCode }),
  ...(row.notes !== null && { notes: row.notes }),
  isDefault: row.isDefault,
})
