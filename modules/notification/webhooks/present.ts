import type { z } from 'zod'
import type { Endpoint as Kept } from './endpoint-repository.ts'
import type { Delivery, Endpoint } from './schemas.ts'
import type { DeliveryRow } from './webhook-repository.ts'

/** An endpoint as admins see it; with its secret where that was made just now. */
export const presentEndpoint = (
  { id, url, events, description, active, offReason, failingSince, previousSecretUntil, ...kept }: Kept,
  now: Date,
  secret?: string,
): z.output<typeof Endpoint> => ({
  ...{ id, url, events, description, active },
  ...(offReason && { offReason }),
  ...(failingSince && { failingSince: failingSince.toISOString() }),
  ...(previousSecretUntil &&
    previousSecretUntil > now && { previousSecretUntil: previousSecretUntil.toISOString() }),
  ...(secret && { secret }),
  createdAt: kept.createdAt.toISOString(),
  updatedAt: kept.updatedAt.toISOString(),
})

/** A delivery as admins see it. */
export const presentDelivery = ({
  id,
  answer,
  nextAttemptAt,
  attempts,
  createdAt,
  updatedAt,
  ...rest
}: DeliveryRow): z.output<typeof Delivery> => ({
  n: id,
  ...rest,
  ...(answer && { answer }),
  ...(nextAttemptAt && { nextAttemptAt: nextAttemptAt.toISOString() }),
  attempts: attempts.map(({ at, httpStatus, ...attempt }) => ({
    at: new Date(at).toISOString(),
    ...attempt,
    ...(httpStatus !== null && { httpStatus }),
  })),
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
})
