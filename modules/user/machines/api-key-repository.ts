import { DataTypes, type Model, Op } from 'sequelize'
import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { Permission } from '#src/http/permissions.ts'

/** What a machine signs in with. */
export interface ApiKey {
  id: string
  /** What people call it: the till at the door. */
  name: string
  permissions: Permission[]
  secretHash: Buffer
  createdAt: Date
  /** Null: it doesn't end by itself. */
  expiresAt: Date | null
  lastUsedAt: Date | null
  deletedAt: Date | null
}

interface ApiKeyModel extends Model<ApiKey>, ApiKey {}

export interface ApiKeyRepository {
  /** In the order in which they were made, after an id: those that are there, or those that were deleted. */
  list(deleted: boolean, after: string | null, limit: number, tx: Tx): Promise<ApiKey[]>
  find(id: string): Promise<ApiKey | null>
  /** Kept as it is until the transaction ends. */
  lock(id: string, tx: Tx): Promise<ApiKey | null>
  /** How many aren't deleted; nobody adds one until the transaction ends. */
  countToAdd(tx: Tx): Promise<number>
  add(key: ApiKey, tx: Tx): Promise<void>
  /** Marks a locked key as deleted. */
  remove(id: string, now: Date, tx: Tx): Promise<void>
  /** Notes that it was used, if nothing was noted for a minute. */
  noteUse(id: string, now: Date, tx: Tx): void
  /** Forgets the deleted ones but so many: those that were deleted first. */
  keepDeleted(most: number): Promise<void>
}

const lockAll = sql('api_key.lock_all', `select pg_advisory_xact_lock(hashtext('user.api_keys'))`)
const noteUse = sql(
  'api_key.note_use',
  `update api_keys set last_used_at = $2
   where id = $1 and (last_used_at is null or last_used_at <= $2::timestamptz - interval '1 minute')`,
)
const keepDeleted = sql(
  'api_key.keep_deleted',
  `delete from api_keys where id in (
     select id from api_keys where deleted_at is not null order by deleted_at desc, id offset $1
   )`,
)

export const apiKeyRepository = ({ db }: { db: Database }): ApiKeyRepository => {
  const ApiKey = db.sequelize.define<ApiKeyModel>(
    'apiKey',
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      name: { type: DataTypes.TEXT, allowNull: false },
      permissions: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
      secretHash: { type: DataTypes.BLOB, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      expiresAt: DataTypes.DATE,
      lastUsedAt: DataTypes.DATE,
      deletedAt: DataTypes.DATE,
    },
    { tableName: 'api_keys', timestamps: false, underscored: true },
  )
  return {
    list: async (deleted, after, limit, tx) =>
      ApiKey.findAll({
        where: {
          deletedAt: deleted ? { [Op.ne]: null } : null,
          ...(after && { id: { [Op.gt]: after } }),
        },
        order: ['id'],
        limit,
        transaction: await tx.sequelize(),
      }),
    find: (id) => ApiKey.findByPk(id),
    lock: async (id, tx) => {
      const transaction = await tx.sequelize()
      return ApiKey.findByPk(id, { transaction, lock: true })
    },
    countToAdd: async (tx) => {
      await tx.query(lockAll)
      return ApiKey.count({ where: { deletedAt: null }, transaction: await tx.sequelize() })
    },
    add: async (key, tx) => {
      await ApiKey.create(key, { transaction: await tx.sequelize(), returning: false })
    },
    remove: async (id, now, tx) => {
      await ApiKey.update({ deletedAt: now }, { where: { id }, transaction: await tx.sequelize() })
    },
    noteUse: (id, now, tx) => tx.write(noteUse, [id, now]),
    keepDeleted: async (most) => {
      await db.query(keepDeleted, [most])
    },
  }
}
