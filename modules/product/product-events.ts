import { type DomainEvent, event } from '#src/events/event.ts'
import { type Product, type Told, toState } from './product.ts'

/** A product is new. */
export const created = (product: Product, told: Told): DomainEvent =>
  event('mart.product.v1.ProductCreated', product.id, { product: toState(product, told) })

/** What a product is now; archived where it left the shop. */
export const stated = (product: Product, told: Told): DomainEvent =>
  product.status === 'archived'
    ? event('mart.product.v1.ProductArchived', product.id, { product: toState(product, told) })
    : event('mart.product.v1.ProductChanged', product.id, { product: toState(product, told) })
