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

/** Who carries it, and by what number they know it. */
export interface Tracking {
  carrier?: string
  trackingNumber?: string
}
