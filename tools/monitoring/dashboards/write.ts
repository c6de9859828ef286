import { mkdir, writeFile } from 'node:fs/promises'
import { dashboards, folder, toJson } from './dashboards.ts'

/** `npm run dashboards`: writes each dashboard's JSON, for Grafana. */
await mkdir(folder, { recursive: true })
for (const [name, dashboard] of Object.entries(dashboards)) {
  await writeFile(new URL(`${name}.json`, folder), toJson(dashboard))
}
console.log(`${Object.keys(dashboards).length} dashboards: deploy/monitoring/grafana/dashboards`)
