import { DataTypes, type Model } from 'sequelize'
import type { WebhookEventName } from '#proto/webhooks.ts'
import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { OffReason } from './webhook.ts'

/** Another system that is told of what happens. */
export interface Endpoint {
  id: string
  url: string
  events: WebhookEventName[]
  description: string
  active: boolean
  /** Why it is off. */
  offReason: OffReason | null
  /** Since when nothing has worked; null where the last try did. */
  failingSince: Date | null
  /** Sealed (secrets.ts), as is the one before, which signs too until its end. */
  secret: string
  previousSecret: string | null
  previousSecretUntil: Date | null
  createdAt: Date
  updatedAt: Date
}

interface EndpointRow extends Endpoint {
  removedAt: Date | null
}

interface EndpointModel extends Model<EndpointRow>, EndpointRow {}

const onlyOne = sql(
  'webhook_endpoint.only_one',
  `select pg_advisory_xact_lock(hashtext('webhook_endpoints'))`,
)

/** Endpoints; of those that were removed nobody is told. */
export interface EndpointRepository {
  /** All, or those after one, oldest first. */
  list(after: string | null, limit: number): Promise<Endpoint[]>
  /** How many there are; until the transaction ends nobody else adds one. */
  countAlone(tx: Tx): Promise<number>
  add(endpoint: Endpoint, tx: Tx): Promise<void>
  /** Locked where a transaction is given; null where there is none. */
  one(id: string, tx?: Tx): Promise<Endpoint | null>
  change(id: string, changes: Partial<Endpoint>, tx: Tx): Promise<void>
  /** Its secrets go at once, what it was sent by and by. */
  remove(id: string, at: Date, tx: Tx): Promise<boolean>
}

export const endpointRepository = ({ db }: { db: Database }): EndpointRepository => {
  const Endpoints = db.sequelize.define<EndpointModel>(
    'webhook_endpoint',
    {
      id: { type: DataTypes.UUID, primaryKey: true },
      url: { type: DataTypes.TEXT, allowNull: false },
      events: { type: DataTypes.ARRAY(DataTypes.TEXT), allowNull: false },
      description: { type: DataTypes.TEXT, allowNull: false },
      active: { type: DataTypes.BOOLEAN, allowNull: false },
      offReason: DataTypes.TEXT,
      failingSince: DataTypes.DATE,
      secret: { type: DataTypes.TEXT, allowNull: false },
      previousSecret: DataTypes.TEXT,
      previousSecretUntil: DataTypes.DATE,
      removedAt: DataTypes.DATE,
      createdAt: { type: DataTypes.DATE, allowNull: false },
      updatedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { tableName: 'webhook_endpoints', timestamps: false, underscored: true },
  )
  const there = { removedAt: null }

  return {
    async list(after, limit) {
      const rows = await Endpoints.findAll({ where: there, order: ['id'] })
      // There are twenty at most.
      return rows
        .map(fromRow)
        .filter(({ id }) => after === null || id > after)
        .slice(0, limit)
    },
    async countAlone(tx) {
      await tx.query(onlyOne)
      return Endpoints.count({ where: there, transaction: await tx.sequelize() })
    },
    async add(endpoint, tx) {
      await Endpoints.create(
        { ...endpoint, removedAt: null },
        { transaction: await tx.sequelize(), returning: false },
      )
    },
    async one(id, tx) {
      const transaction = await tx?.sequelize()
      const row = await Endpoints.findOne({
        where: { id, ...there },
        transaction,
        lock: transaction !== undefined,
      })
      return row && fromRow(row)
    },
    async change(id, changes, tx) {
      await Endpoints.update(changes, { where: { id }, transaction: await tx.sequelize() })
    },
    async remove(id, at, tx) {
      const gone = {
        ...{ active: false, offReason: 'admin' as const, removedAt: at, updatedAt: at },
        ...{ url: '', description: '', secret: '', previousSecret: null, previousSecretUntil: null },
      }
      const [removed] = await Endpoints.update(gone, {
        where: { id, ...there },
        transaction: await tx.sequelize(),
      })
      return removed === 1
    },
  }
}

const fromRow = (row: EndpointModel): Endpoint => row.get({ plain: true })
