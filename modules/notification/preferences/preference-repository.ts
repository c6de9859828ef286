import { DataTypes, type Model } from 'sequelize'
import type { Database } from '#src/database/database.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { QuietHours } from '../mailing/quiet-hours.ts'

/** What a user wants to be told, how and when. */
interface Preferences {
  email: boolean
  sms: boolean
  quietHours?: QuietHours
}

/** Of users who never chose. An SMS costs money and wakes people: only for those who ask. */
const defaults: Preferences = { email: true, sms: false }

interface PreferenceRow {
  userId: string
  email: boolean
  sms: boolean
  quietFrom: string | null
  quietTo: string | null
  quietTimeZone: string | null
}

interface PreferenceModel extends Model<PreferenceRow>, PreferenceRow {}

/** What users chose. */
export interface PreferenceRepository {
  /** The defaults where the user never chose. */
  of(userId: string): Promise<Preferences>
  choose(userId: string, preferences: Preferences, tx: Tx): Promise<void>
}

export const preferenceRepository = ({ db }: { db: Database }): PreferenceRepository => {
  const Preference = db.sequelize.define<PreferenceModel>(
    'preference',
    {
      userId: { type: DataTypes.UUID, primaryKey: true },
      email: { type: DataTypes.BOOLEAN, allowNull: false },
      sms: { type: DataTypes.BOOLEAN, allowNull: false },
      quietFrom: DataTypes.TEXT,
      quietTo: DataTypes.TEXT,
      quietTimeZone: DataTypes.TEXT,
    },
    { tableName: 'preferences', timestamps: false, underscored: true },
  )
  return {
    async of(userId) {
      const row = await Preference.findByPk(userId)
      return row ? fromRow(row) : defaults
    },
    async choose(userId, preferences, tx) {
      await Preference.upsert(toRow(userId, preferences), { transaction: await tx.sequelize() })
    },
  }
}

const toRow = (userId: string, { email, sms, quietHours }: Preferences): PreferenceRow => ({
  userId,
  email,
  sms,
  quietFrom: quietHours?.from ?? null,
  quietTo: quietHours?.to ?? null,
  quietTimeZone: quietHours?.timeZone ?? null,
})

/** The three columns of quiet hours are all there or all null. */
const fromRow = ({ email, sms, quietFrom, quietTo, quietTimeZone }: PreferenceRow): Preferences => ({
  email,
  sms,
  ...(quietFrom !== null &&
    quietTo !== null &&
    quietTimeZone !== null && { quietHours: { from: quietFrom, to: quietTo, timeZone: quietTimeZone } }),
})
