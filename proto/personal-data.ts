import type { Events, EventType } from './events.ts'

const fields: Record<string, string[]> = {
  'mart.user.v1': ['email', 'name', 'phone', 'token', 'sealedToken', 'device', 'ip'],
  'mart.product.v1': ['sealed'],
  'mart.inventory.v1': ['sealed'],
  'mart.order.v1': ['note', 'reason', 'differenceReason', 'carrier', 'trackingNumber', 'sealed'],
  'mart.payment.v1': ['reason', 'sealed'],
  'mart.notification.v1': ['reason', 'sealed'],
}

/** What an event carries, without the words and addresses of people: those are empty; ids, amounts and states stay. */
export function withoutPersonalData<T extends EventType>(type: T, data: Events[T]): Events[T] {
  const names = new Set(fields[type.slice(0, type.lastIndexOf('.'))])
  const blank = (value: unknown, within: string): unknown => {
    if (typeof value === 'string') return ''
    return Array.isArray(value) || value === null || typeof value !== 'object' ? value : all(value, within)
  }
  const all = (message: object, within: string): object =>
    Object.fromEntries(
      Object.entries(message).map(([name, value]) => {
        if (within === 'shippingAddress' || names.has(name)) return [name, blank(value, within)]
        // What else is nested is the aggregate; lines and sums name nobody.
        return [name, ['order', 'user', 'shippingAddress'].includes(name) && value ? all(value, name) : value]
      }),
    )
  return all(data, '') as Events[T]
}

/** Whether a field of a message, by its full name, holds words about a person or where they live. */
export const isPersonal = (message: string, field: string, type: string): boolean =>
  type === 'mart.types.v1.Address' ||
  (fields[message.slice(0, message.lastIndexOf('.'))]?.includes(field) ?? false)
