import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import protobuf from 'protobufjs'
import type { Described } from './shapes.ts'

/**
 * `node proto/describe.ts FILE` writes what the `.proto` files declare, with their comments, as JSON: JSON and documents
 * are made from it where the files themselves aren't (an image has none). Part of `npm run proto`.
 */
const folder = new URL('./', import.meta.url).pathname
const files = readdirSync(join(folder, 'mart'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.proto'))
  .sort()
const root = new protobuf.Root()
root.resolvePath = (_origin, target) => (target.startsWith('/') ? target : join(folder, target))
root.loadSync(
  files.map((name) => join(folder, 'mart', name)),
  { alternateCommentMode: true },
)
root.resolveAll()

const messages: Record<string, Described> = {}
const said = (comment: string | null) => (comment ? { comment: comment.replaceAll('\n', ' ') } : {})
const nameOf = ({ fullName }: protobuf.ReflectionObject) => fullName.slice(1)

function describe(namespace: protobuf.NamespaceBase): void {
  for (const inner of namespace.nestedArray) {
    if (inner instanceof protobuf.Type)
      messages[nameOf(inner)] = {
        ...said(inner.comment),
        fields: Object.fromEntries(
          inner.fieldsArray.map((field) => [
            field.name,
            {
              type: field.resolvedType ? nameOf(field.resolvedType) : field.type,
              ...(field.repeated && { repeated: true }),
              ...said(field.comment),
            },
          ]),
        ),
      }
    if (inner instanceof protobuf.Namespace) describe(inner)
  }
}
describe(root.lookup('mart') as protobuf.Namespace)
writeFileSync(process.argv[2] as string, `${JSON.stringify(messages, null, 1)}\n`)
