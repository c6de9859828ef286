import { arrangeDelivery } from './arrange-delivery.ts'
import { changeZone, createZone, deleteZone } from './keep-zones.ts'
import { zoneRepository } from './zone-repository.ts'

/** What this room makes, by the names that routes and use cases ask for. */
export const zones = { zones: zoneRepository, createZone, changeZone, deleteZone, arrangeDelivery }
