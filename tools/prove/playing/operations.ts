/** Says which operation of the contract a request is: `GET /v1/orders/{id}`. */
export type OperationOf = (method: string, path: string) => string

/** By the paths of an OpenAPI document; what it doesn't have is named by its own path. */
export function operationsOf(document: { paths: Record<string, object> }): OperationOf {
  const known = Object.keys(document.paths)
    // What is spelled out goes before what stands for anything.
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .map((path) => ({ path, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`) }))
  return (method, path) => {
    const bare = path.split('?')[0] as string
    return `${method} ${known.find(({ pattern }) => pattern.test(bare))?.path ?? bare}`
  }
}
