import { alertRepository } from './alert-repository.ts'
import { hearNews } from './hear-news.ts'
import { productRepository } from './product-repository.ts'
import { tellStaff } from './tell-staff.ts'

export const staff = { alerts: alertRepository, products: productRepository, hearNews, tellStaff }
