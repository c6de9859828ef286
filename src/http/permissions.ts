/** What staff may be allowed, each by itself; a machine's key too. */
export const permissions = [
  'orders',
  'picking',
  'delivery',
  'refunds',
  'catalogue',
  'stock',
  'offers',
  'reports',
  'support',
] as const

export type Permission = (typeof permissions)[number]

/** What each opens, in a shopkeeper's words. */
export const opens: Record<Permission, string> = {
  orders: 'See, change, cancel and take back orders',
  picking: 'Pick and pack',
  delivery: 'Ship and deliver',
  refunds: 'See payments, give money back, reconcile',
  catalogue: 'Products, categories, synonyms, imports and exports',
  stock: 'Shelves, counts and what comes in',
  offers: 'Offers and coupons',
  reports: 'Figures of sales and picking',
  support: 'Look at users, see and resend what they were told',
}

/** Permissions in the order of the list above, each once; what is none is left out. */
export const permissionsIn = (names: readonly string[]): Permission[] =>
  permissions.filter((permission) => names.includes(permission))
