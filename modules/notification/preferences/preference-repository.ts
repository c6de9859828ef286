import { DataTypes, type Model } from 'sequelize'
import type { Database } from '#src/database/database.ts'
import { sql } from '#src/database/statement.ts'
import type { Tx } from '#src/database/transaction.ts'
import type { QuietHours } from '../mailing/quiet-hours.ts'
import type { Languages } from '../wording/languages.ts'

/** What a user wants to be told, how and when. */
export interface Preferences {
  email: boolean
  sms: boolean
  /** ISO 639. */
  language: string
  quietHours?: QuietHours
}

/** Of users who never chose. An SMS costs money and wakes people: only for those who ask. */
const defaults = { email: true, sms: false }

interface PreferenceRow {
  userId: string
  email: boolean
  sms: boolean
  /** Null where the user did not choose one. */
  language: string | null
  quietFrom: string | null
  quietTo: string | null
  quietTimeZone: string | null
}

interface PreferenceModel extends Model<PreferenceRow, ChosenRow>, PreferenceRow {}

type ChosenRow = Omit<PreferenceRow, 'language'> & { language?: string }

/** What a user asks for. */
export type Chosen = Omit<Preferences, 'language'> & { language?: string | undefined }

const stopEmail = sql(
  'preference.stop_email',
  `insert into preferences (user_id, email, sms)
   select $1::uuid, false, $2 where not exists (select from contacts where user_id = $1 and erased)
   on conflict (user_id) do update set email = false`,
)

/** What users chose. */
export interface PreferenceRepository {
  /** The defaults where the user never chose. */
  of(userId: string): Promise<Preferences>
  /** As they are then. A language that is left out stays as it is. */
  choose(userId: string, chosen: Chosen, tx: Tx): Promise<Preferences>
  /** No more e-mails but those that must be sent; nothing where the user is gone. Again changes nothing. */
  stopEmail(userId: string, tx: Tx): void
}

export const preferenceRepository = ({
  db,
  languages,
}: {
  db: Database
  languages: Languages
}): PreferenceRepository => {
  const Preference = db.sequelize.define<PreferenceModel>(
    'preference',
    {
      userId: { type: DataTypes.UUID, primaryKey: true },
      email: { type: DataTypes.BOOLEAN, allowNull: false },
      sms: { type: DataTypes.BOOLEAN, allowNull: false },
      language: DataTypes.TEXT,
      quietFrom: DataTypes.TEXT,
      quietTo: DataTypes.TEXT,
      quietTimeZone: DataTypes.TEXT,
    },
    { tableName: 'preferences', timestamps: false, underscored: true },
  )
  return {
    async of(userId) {
      const row = await Preference.findByPk(userId)
      return row ? fromRow(row) : { ...defaults, language: languages.shop.code }
    },
    async choose(userId, chosen, tx) {
      const options = { transaction: await tx.sequelize(), returning: true }
      const [row] = await Preference.upsert(toRow(userId, chosen), options)
      return fromRow(row)
    },
    stopEmail: (userId, tx) => tx.write(stopEmail, [userId, defaults.sms]),
  }

  /** The three columns of quiet hours are all there or all null. */
  function fromRow({ email, sms, language, quietFrom, quietTo, quietTimeZone }: PreferenceRow): Preferences {
    return {
      email,
      sms,
      language: languages.of(language).code,
      ...(quietFrom !== null &&
        quietTo !== null &&
        quietTimeZone !== null && { quietHours: { from: quietFrom, to: quietTo, timeZone: quietTimeZone } }),
    }
  }
}

const toRow = (userId: string, { email, sms, language, quietHours }: Chosen): ChosenRow => ({
  userId,
  email,
  sms,
  ...(language !== undefined && { language }),
  quietFrom: quietHours?.from ?? null,
  quietTo: quietHours?.to ?? null,
  quietTimeZone: quietHours?.timeZone ?? null,
})
