import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'

// biome-ignore lint/suspicious/noExplicitAny: a JSON document of many shapes
type Json = any

interface Checker {
  document: Json
  templates: { template: string; pattern: RegExp }[]
  validatorOf(schema: Json): ValidateFunction
}

const checkers = new WeakMap<object, Checker>()

/**
 * What is wrong with a response by the OpenAPI document, in words; empty where nothing is. `path` is as it was
 * requested; `body` is the parsed JSON, or the text of anything else, '' or undefined for none.
 */
export function conforms(
  document: object,
  method: string,
  path: string,
  status: number,
  headers: Headers | Record<string, string>,
  body: unknown,
): string[] {
  const checker = checkers.get(document) ?? createChecker(document)
  checkers.set(document, checker)
  const operation = operationOf(checker, method, path)
  const where = `${method} ${path} → ${status}`
  // What no operation is for may only be refused.
  const responses = operation?.responses ?? { default: { $ref: '#/components/responses/Problem' } }
  const declared = responses[status] ?? (status >= 400 || status === 304 ? responses.default : undefined)
  if (!declared) return [`${where}: the document knows no such answer`]
  if (status === 304) return isNothing(body) ? [] : [`${where}: a body where there is none`]
  const { content } = resolve(checker.document, declared)
  if (!content) return isNothing(body) ? [] : [`${where}: a body where none is declared`]
  if (method.toUpperCase() === 'HEAD') return []
  const type = mediaType(new Headers(headers).get('content-type') ?? '')
  const found = Object.entries<Json>(content).find(([name]) => mediaType(name) === type)
  if (!found) return [`${where}: is ${type || 'of no type'}, not ${Object.keys(content).join(' or ')}`]
  if (!/json$/.test(type)) return []
  const validate = checker.validatorOf(found[1].schema)
  const wrong = validate(body) ? [] : (validate.errors ?? [])
  const errors = wrong.map(({ instancePath, message, params }) =>
    [`${where}:`, instancePath, message, JSON.stringify(params)].join(' '),
  )
  if (status >= 400 && (body as Json)?.status !== status)
    errors.push(`${where}: the problem says another status`)
  return errors
}

function createChecker(document: Json): Checker {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  ajv.addSchema({ $id: 'mart', components: document.components })
  const compiled = new Map<string, ValidateFunction>()
  const templates = Object.keys(document.paths)
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .map((template) => ({ template, pattern: new RegExp(`^${toPattern(template)}$`) }))
  return {
    document,
    templates,
    validatorOf(schema) {
      const text = JSON.stringify(schema).replaceAll('"#/components/', '"mart#/components/')
      const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text))
      compiled.set(text, validate)
      return validate
    },
  }
}

function operationOf({ document, templates }: Checker, method: string, path: string): Json {
  const [bare = ''] = path.split('?')
  const verb = method.toLowerCase() === 'head' ? 'get' : method.toLowerCase()
  const found = templates.find(
    ({ template, pattern }) => pattern.test(bare) && document.paths[template][verb],
  )
  return found && document.paths[found.template][verb]
}

const toPattern = (template: string) =>
  template.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{\w+\}/g, '[^/]+')

/** Follows `$ref`s inside the document. */
export function resolve(document: Json, part: Json): Json {
  if (typeof part?.$ref !== 'string') return part
  const names = part.$ref.slice(2).split('/')
  return resolve(
    document,
    names.reduce((at: Json, name: string) => at?.[name], document),
  )
}

const mediaType = (type: string) => type.split(';', 1)[0]?.trim().toLowerCase() ?? ''
const isNothing = (body: unknown) => body === undefined || body === null || body === ''
