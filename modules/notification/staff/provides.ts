import { alertRepository } from './alert-repository.ts'
import { hearNews } from './hear-news.ts'
import { productRepository } from './product-repository.ts'
import { tellStaff } from './tell-staff.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const staff = { alerts: alertRepository, products: productRepository, hearNews, tellStaff }
