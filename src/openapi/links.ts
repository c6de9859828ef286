/** A JSON Schema, or any other part of an OpenAPI document. */
export type Part = { [name: string]: unknown }

interface Operation {
  method: string
  path: string
  part: Part
}

/** Where in a response something is, as a JSON pointer. */
type Pointer = string

/** `{id}` → `id`, in order. */
const namesIn = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string)

/** `/v1/orders/{id}` → `/v1/orders`: the list that a path's last parameter is of; null where it ends with none. */
const listOf = (path: string) => /^(.*)\/\{\w+\}$/.exec(path)?.[1] ?? null

/** What one thing of a list is called where others name it: `/v1/orders` → `orderId`. */
function nameOfId(list: string): string {
  const noun = list.slice(list.lastIndexOf('/') + 1)
  return `${noun.replace(/ies$/, 'y').replace(/s$/, '')}Id`
}

/**
 * Writes into the answers of a document's operations which other operations take what they give (OpenAPI's links):
 * the id of what was made, or of the first of a list, to what is done with one; ids under the name of what they
 * are of (`orderId`), to what takes such a one; a list's cursor to itself.
 */
export function link(paths: Record<string, Part>, components: Part): void {
  const operations: Operation[] = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, part]) => ({ method, path, part: part as Part })),
  )
  for (const operation of operations) {
    for (const [status, response] of Object.entries(operation.part.responses as Record<string, Part>)) {
      const links = /^2/.test(status) ? linksOf(operation, response, operations, components) : {}
      if (Object.keys(links).length > 0) response.links = links
    }
  }
}

function linksOf(from: Operation, response: Part, operations: Operation[], components: Part): Part {
  const given = idsIn(response, components)
  const links: Part = {}
  const add = (to: Operation, parameters: Record<string, string>) => {
    const name = to.part.operationId as string
    links[name] ??= { operationId: name, parameters }
  }
  const list = listOf(from.path) ?? from.path
  for (const to of operations) {
    const parameters = (to.part.parameters ?? []) as { name: string; in: string }[]
    const names = namesIn(to.path)
    const [first = ''] = names
    const before = to.path.slice(0, Math.max(0, to.path.indexOf(`/{${first}}`)))
    if (names.length === 1) {
      // What is done with one of this list, or with one of another that is named here.
      const own = before === list ? given.get('id') : undefined
      const at =
        own ?? given.get(nameOfId(before)) ?? (first === 'id' ? undefined : idFor(first, list, given))
      if (at) add(to, { [`path.${first}`]: at })
    } else if (names.length === 0 && to.method === 'get') {
      const taken = parameters.find(({ name, in: place }) => place === 'query' && idFor(name, list, given))
      if (taken) add(to, { [`query.${taken.name}`]: idFor(taken.name, list, given) as string })
    }
  }
  const cursor = given.get('nextCursor')
  if (cursor && from.method === 'get') {
    const same = Object.fromEntries(
      namesIn(from.path).map((name) => [`path.${name}`, `$request.path.${name}`]),
    )
    links.nextPage = { operationId: from.part.operationId, parameters: { ...same, 'query.cursor': cursor } }
  }
  return links
}

/** What a parameter such as `orderId` is given: a field of that name, or the id of one of a list of orders. */
function idFor(name: string, list: string, given: Map<string, Pointer>): Pointer | undefined {
  if (!name.endsWith('Id')) return undefined
  return given.get(name) ?? (nameOfId(list) === name ? given.get('id') : undefined)
}

/** The ids that a response holds, by their names, and its cursor, as runtime expressions. */
function idsIn(response: Part, components: Part): Map<string, Pointer> {
  const content = (response.content as Record<string, Part> | undefined)?.['application/json']
  const found = new Map<string, Pointer>()
  const fieldsOf = (part: unknown): Record<string, Part> =>
    (resolved(part, components)?.properties ?? {}) as Record<string, Part>
  const read = (fields: Record<string, Part>, at: string) => {
    for (const [name, field] of Object.entries(fields))
      if ((name === 'id' || name.endsWith('Id')) && resolved(field, components)?.type === 'string')
        found.set(name, `$response.body#${at}/${name}`)
  }
  const fields = fieldsOf(content?.schema)
  read(fields, '')
  const items = resolved(fields.items, components)
  if (items?.type === 'array' && 'nextCursor' in fields) {
    read(fieldsOf(items.items), '/items/0')
    found.set('nextCursor', '$response.body#/nextCursor')
  }
  return found
}

function resolved(part: unknown, components: Part): Part | undefined {
  const { $ref } = (part ?? {}) as { $ref?: string }
  return ($ref ? components[$ref.replace('#/components/schemas/', '')] : part) as Part | undefined
}
