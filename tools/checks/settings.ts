import { writeFile } from 'node:fs/promises'
import { settingsIn } from '#config/config.ts'

/** `npm run settings` writes config/README.md: every setting, as config/schema.ts and the modules' settings.ts declare it. */
export function settingsPage(): string {
  const rows = settingsIn().map(
    ({ env, default: value, doc }) => `| \`${env}\` | ${value === '' ? '' : `\`${value}\``} | ${doc} |`,
  )
  return `# Settings

Written by \`npm run settings\` from [schema.ts](schema.ts) and the modules' \`settings.ts\`, where each setting is
declared once. The environment is laid over \`<NODE_ENV>.json\`, and that over the defaults below. A variable that is
set to nothing counts as not set. Durations are written \`500ms\`, \`30s\`, \`15m\`, \`2h\` or \`30d\`.
\`<MODULE>_DATABASE_URL\`, such as \`ORDER_DATABASE_URL\`, is one module's own database. Any of them may stand in a file
that \`<NAME>_FILE\` names, as Docker's and Kubernetes' secrets do.

| variable | default | meaning |
| --- | --- | --- |
${rows.join('\n')}
`
}

if (import.meta.main) await writeFile(new URL('../../config/README.md', import.meta.url), settingsPage())
