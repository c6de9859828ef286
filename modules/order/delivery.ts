/** Where an order is brought. */
export interface Address {
  recipient: string
  phone: string
  line1: string
  line2?: string
  city: string
  postalCode?: string
  notes?: string
}

/** Where the orders went of someone who was erased. */
export const nowhere: Address = { recipient: 'erased', phone: 'erased', line1: 'erased', city: 'erased' }

/** Who carries it, and by what number they know it. */
export interface Tracking {
  carrier?: string
  trackingNumber?: string
}
