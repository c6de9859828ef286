import { pascal, titled } from './names.ts'
import { namesOf, type RoomNames } from './room-files.ts'

/** The files of a new module below its folder, by name, without those of its first room. */
export function moduleFiles(names: RoomNames): Record<string, string> {
  return {
    'README.md': readmeText(names),
    'index.ts': indexText(names),
    'provides.ts': providesText(names),
    'settings.ts': settingsText(names),
    'personal-data.ts': personalDataText(),
  }
}

/** The protocol of a new module, with one event. */
export function protoText(names: RoomNames): string {
  const { Entry, entry } = namesOf(names)
  const { module } = names
  const field = entry.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return `syntax = "proto3";

package mart.${module}.v1;

import "google/protobuf/timestamp.proto";

// mart.${module}.v1 (facts, key: entry id).
message ${pascal(module)}Event {
  oneof event {
    ${Entry}Added ${field}_added = 1;
  }
}

message ${Entry}Added {
  string entry_id = 1;
  int64 quantity = 2;
  google.protobuf.Timestamp added_at = 3;
}
`
}

function readmeText(names: RoomNames): string {
  const { Entry, table, path } = namesOf(names)
  const { module, room } = names
  return `# ${module}

Say here, in a sentence, what it is for.

**Owns** what the table below holds, and nothing that another module owns: of others it keeps copies, by their events.

| room | what a shopkeeper would say of it |
| --- | --- |
| [${room}](${room}/room.ts) | say here what a shopkeeper would |

## Routes

| route | who | does |
| --- | --- | --- |
| GET \`${path}\` | admin | the entries, in the order in which they were added |

## Listens

| event | use case |
| --- | --- |
| UserErased | name and address go from events that are set aside |

## Publishes

- \`mart.${module}.v1\` (key: entry): ${Entry}Added.

## Tables

| table | rows |
| --- | --- |
| \`${table}\` | say here what, and what bounds how many |
`
}

const indexText = ({
  module,
  room,
}: RoomNames) => `import { forgetPerson } from '#src/events/forget-person.ts'
import { subscriptionsFor } from '#src/events/subscription.ts'
import { defineModule } from '#src/runtime/module.ts'
import { ${room} } from './${room}/room.ts'
import { personalData } from './personal-data.ts'
import { type Deps, provides } from './provides.ts'

const on = subscriptionsFor<Deps>()

export default defineModule({
  name: '${module}',
  description: '${titled(module)}: say here, in a line, what it is for',
  migrations: new URL('./migrations/', import.meta.url),
  personalData,
  provides,
  rooms: [${room}],
  // Who is erased goes from events that are set aside; what the tables hold of them goes here too (personal-data.ts).
  subscriptions: [on('mart.user.v1.UserErased', (_, { userId }, tx) => forgetPerson(userId, tx))],
})
`

const providesText = ({ room }: RoomNames) => `import type { DepsOf } from '#src/runtime/module.ts'
import { ${room} } from './${room}/provides.ts'

/** What all rooms share, and what each of them makes. */
export const provides = { ...${room} }

export type Deps = DepsOf<typeof provides>
`

const settingsText = ({ module }: RoomNames) => `import type { Settings } from '#config/schema.ts'

/** What may be set of ${module}. Plain data: config/README.md is made of it by \`npm run settings\`. */
const settings = {
  mostQuantity: {
    doc: 'The largest quantity that an entry of ${module} may have',
    format: 'count',
    default: 1000,
    env: '${module.toUpperCase()}_MOST_QUANTITY',
  },
} as const satisfies Settings

export default { settings }
`

const personalDataText = () => `import type { PersonalData } from '#src/runtime/personal-data.ts'

/**
 * No column can hold a word yet. One that can is listed here by its table, with how it goes when its user is erased; and
 * what it says of a person the module hands over to them (\`handOver\`, as modules/order/index.ts does).
 */
export const personalData: PersonalData = {}
`

/** A service of Compose on a database of its own. */
export const composeService = (module: string) => `
  ${module}:
    <<: *mart
    environment:
      <<: *settings
      SERVICES: ${module}
      ${module.toUpperCase()}_DATABASE_URL_FILE: /data/database/url
    volumes: [public-key:/data/public:ro, ${module}-password:/data/database:ro]
    networks: [${module}-data, gateway, kafka, monitoring]
    depends_on: { <<: *after, ${module}-db: { condition: service_healthy } }
`

/** The database of a service of Compose. */
export const composeDatabase = (module: string) => `  ${module}-db:
    <<: *postgres
    volumes: [${module}-db:/var/lib/postgresql, ${module}-password:/data/database:ro]
    networks: [${module}-data]
`

/** Where Kong finds a service. */
export const kongUpstream = (module: string) => `  - name: ${module}.mart
    targets:
      - target: ${module}:8000
    healthchecks:
      active:
        type: http
        http_path: /readyz
        timeout: 3
        healthy: { interval: 1, successes: 1, http_statuses: [200] }
        unhealthy: { interval: 2, http_failures: 2, tcp_failures: 2, timeouts: 2, http_statuses: [500, 503] }
`

/** A service of Kong's for what is read; `routes` in YAML. What is written has one beside it, with no retries. */
export const kongService = (module: string, path: string, routes: string) => `  # ${module}
  - name: ${module}
    host: ${module}.mart
    port: 8000
    protocol: http
    retries: 1
    connect_timeout: 2000
    read_timeout: 35000
    write_timeout: 35000
    routes:
${routes}      - name: ${module}-else
        paths:
          - ~${path}$
        strip_path: false
        request_buffering: false
`

/** The topic of a new module, as proto/events.ts lists it. */
export const topicText = (names: RoomNames) => `  {
    name: 'mart.${names.module}.v1',
    module: '${names.module}',
    package: 'mart.${names.module}.v1',
    envelope: mart.${names.module}.v1.${pascal(names.module)}Event,
    kind: 'facts',
    retention: 30 * days,
    events: ['${namesOf(names).Entry}Added'],
  },
`
