import type { Readable } from 'node:stream'

/** Writes a line of a process's output, under its name. */
export type WriteLine = (name: string, line: string) => void

const colours = [36, 33, 32, 35, 34, 31, 96, 93]

/** One log for all processes, each line labelled with the process's name; in colour on a terminal. */
export function createLines(out: NodeJS.WriteStream = process.stdout): WriteLine {
  const seen = new Map<string, number>()
  return (name, line) => {
    if (!seen.has(name)) seen.set(name, colours[seen.size % colours.length] as number)
    const label = name.padEnd(12)
    out.write(`${out.isTTY ? `\x1b[${seen.get(name)}m${label}\x1b[0m` : label} | ${line}\n`)
  }
}

/** Calls back for each whole line of a stream, and for what is left at its end. */
export function eachLine(stream: Readable, use: (line: string) => void): void {
  let rest = ''
  stream.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line.trim() !== '') use(line)
  })
  stream.once('end', () => {
    if (rest.trim() !== '') use(rest)
  })
}
