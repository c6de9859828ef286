import { asFunction, asValue, createContainer, InjectionMode } from 'awilix'
import type { Module, Runtime } from './module.ts'

/**
 * A module's container: the runtime's values and what the module provides, each factory called once.
 * Strict and scoped, so that no module can be given another's. Everything is made at once, so that a
 * factory that fails does so at start. Throws with the names of the way to what is missing.
 */
export function makeDeps(module: Module, runtime: Runtime): object {
  const container = createContainer({ strict: true, injectionMode: InjectionMode.PROXY }).createScope()
  for (const [name, value] of Object.entries(runtime)) container.register(name, asValue(value))
  for (const [name, factory] of Object.entries(module.provides)) {
    container.register(name, asFunction(factory as (deps: object) => unknown).scoped())
  }
  const names = [...Object.keys(runtime), ...Object.keys(module.provides)]
  // A plain object: handlers read from it on every request, and awilix's proxy resolves each time.
  return Object.fromEntries(names.map((name) => [name, container.resolve(name)]))
}
