import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard'
import { atAGlance } from './at-a-glance.ts'
import { events } from './events.ts'
import { gateway } from './gateway.ts'
import { money } from './money.ts'
import { node } from './node.ts'
import { orders } from './orders.ts'
import { postgres } from './postgres.ts'
import { service } from './service.ts'
import { stock } from './stock.ts'

/** All of them, by the names of their files. */
export const dashboards: Record<string, Dashboard> = {
  'at-a-glance': atAGlance,
  service,
  orders,
  money,
  stock,
  events,
  postgres,
  node,
  gateway,
}

/** Where their JSON lies, which Grafana reads. */
export const folder = new URL('../../../deploy/monitoring/grafana/dashboards/', import.meta.url)

/** As it is written to the file. */
export const toJson = (dashboard: Dashboard): string => `${JSON.stringify(dashboard, null, 2)}\n`

/** A query of a panel. */
export interface Asked {
  panel: string
  expression: string
}

/** Every query that a dashboard asks, with its panel's title. */
export function queriesOf({ panels = [] }: Dashboard): Asked[] {
  return panels.flatMap((panel) =>
    'targets' in panel
      ? (panel.targets ?? []).map((target) => ({
          panel: panel.title ?? '',
          expression: (target as unknown as { expr: string }).expr,
        }))
      : [],
  )
}
