import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The one that containers have too: `tools/checks/compose.test.ts` compares. */
export const kafkaVersion = '4.3.1'
const minutes = 60_000

const cache = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'imtiaz-mart',
  `apache-kafka-${kafkaVersion}`,
)

/** Kafka's own jars and a JVM that runs them. */
export interface Jars {
  java: string
  version: string
  /** Sorted, since an archive of classes holds for one order only. */
  classPath: string
  /** Where the classes of a first run are kept, which halves the time of every later start. */
  archive: string
}

/** The JVM's major version; 0 where there is none. */
async function majorOf(java: string): Promise<number> {
  const asked = await run(java, ['-version']).catch(() => null)
  return Number(/version "(\d+)/.exec(asked?.stderr ?? '')?.[1] ?? 0)
}

/** Null, with the reason said, where there is no Java from 17 or the jars can't be had. */
export async function findJars(say: (line: string) => void): Promise<Jars | null> {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java'
  const major = await majorOf(java)
  if (major < 17) {
    say(major ? `Java ${major} is too old for Kafka, which wants 17` : 'there is no Java (JAVA_HOME, PATH)')
    return null
  }
  const libs = join(cache, 'libs')
  if (!(await readdir(libs).catch(() => null))) {
    say(`fetching Apache Kafka ${kafkaVersion} (43 MB) from Maven Central into ${cache}, once`)
    try {
      await fetchJars(libs)
    } catch (error) {
      say(`Maven could not fetch it: ${String((error as { stdout?: string }).stdout || error).trim()}`)
      return null
    }
  }
  const jars = (await readdir(libs)).filter((name) => name.endsWith('.jar')).sort()
  return {
    java,
    version: kafkaVersion,
    classPath: jars.map((name) => join(libs, name)).join(':'),
    archive: join(cache, `classes-${await fingerprint(java)}.jsa`),
  }
}

/** Into a folder of its own first: two may fetch at once, and one may be killed. */
async function fetchJars(libs: string): Promise<void> {
  const draft = join(cache, `draft-${process.pid}`)
  await mkdir(draft, { recursive: true })
  const dependency = (group: string, name: string, of: string) =>
    `<dependency><groupId>${group}</groupId><artifactId>${name}</artifactId><version>${of}</version></dependency>`
  await writeFile(
    join(draft, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>local</groupId><artifactId>kafka-libs</artifactId><version>1</version><packaging>pom</packaging>
<dependencies>${dependency('org.apache.kafka', 'kafka_2.13', kafkaVersion)}
${dependency('org.slf4j', 'slf4j-simple', '1.7.36')}</dependencies></project>`,
  )
  try {
    await run(
      'mvn',
      [
        ...['-q', '-B', '-f', join(draft, 'pom.xml'), 'dependency:copy-dependencies'],
        ...['-DincludeScope=runtime', `-DoutputDirectory=${join(draft, 'libs')}`],
      ],
      { timeout: 10 * minutes },
    )
    // Whoever comes second finds the folder there, with the same in it.
    await rename(join(draft, 'libs'), libs).catch(async (error) => {
      if (!(await readdir(libs).catch(() => null))) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

/** An archive is for one JVM. */
async function fingerprint(java: string): Promise<string> {
  const { stdout } = await run('/bin/sh', ['-c', 'command -v "$1"', 'sh', java])
  const path = await realpath(stdout.trim())
  const { size, mtimeMs } = await stat(path)
  return createHash('sha256').update(`${path} ${size} ${mtimeMs}`).digest('hex').slice(0, 12)
}
