import { type Listener, listeners, type Queue, type Strand } from './world.ts'

/** The parts of a strand that are written each by itself: most are the same in very many strands. */
const fields = [
  'order',
  'stock',
  'payment',
  'refunds',
  'ledger',
  'calls',
  'provider',
  'told',
  'left',
] as const

/** A part's values, numbered as they come. */
function createTable() {
  const codes = new Map<string, number>()
  const values: unknown[] = []
  return {
    code(value: unknown): number {
      const text = JSON.stringify(value)
      let code = codes.get(text)
      if (code === undefined) {
        code = values.length
        if (code > 0xffff) throw new RangeError('too many values of one part')
        codes.set(text, code)
        values.push(value)
      }
      return code
    },
    value: (code: number) => values[code],
  }
}

/** Writes strands in a few bytes, equal ones alike, and reads them. What was read is shared, and isn't to be changed. */
export function createCodec() {
  const tables = [...fields, ...listeners].map(createTable)
  return {
    write(strand: Strand): string {
      const codes = fields.map((field, at) => tables[at]?.code(strand[field]) ?? 0)
      for (const [at, listener] of listeners.entries())
        codes.push(tables[fields.length + at]?.code(strand.queues[listener]) ?? 0)
      return String.fromCharCode(...codes)
    },
    read(text: string): Strand {
      const values = tables.map((table, at) => table.value(text.charCodeAt(at)))
      const queues = listeners.map((listener, at) => [listener, values[fields.length + at]] as const)
      return {
        ...(Object.fromEntries(fields.map((field, at) => [field, values[at]])) as unknown as Strand),
        queues: Object.fromEntries(queues) as Record<Listener, Queue>,
      }
    },
  }
}
