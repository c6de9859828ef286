import { StartError } from './start-error.ts'

/**
 * The modules that `SERVICES` names, in the order of `modules`. Throws a StartError on an unknown name, on
 * none, and on a strict subset without brokers, since the others' events would never come.
 */
export function selectModules<M extends { name: string }>(
  modules: M[],
  services: string,
  options: { brokers: boolean },
): M[] {
  const names = services
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  const known = modules.map(({ name }) => name)
  const unknown = names.filter((name) => name !== 'all' && !known.includes(name))
  if (unknown.length > 0) {
    throw new StartError(`SERVICES names ${unknown.join(', ')}, which is none of ${known.join(', ')}, all`)
  }
  if (names.length === 0) throw new StartError(`SERVICES is empty: say all, or some of ${known.join(', ')}`)
  const selected = names.includes('all') ? modules : modules.filter(({ name }) => names.includes(name))
  if (selected.length < modules.length && !options.brokers) {
    throw new StartError(
      `SERVICES=${services} runs less than all modules, which talk over Kafka then: set KAFKA_BROKERS, or SERVICES=all`,
    )
  }
  return selected
}
