import { chmod, chown, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ask, scratch } from '#src/postgres/test-scratch-cluster.ts'
import { hasOpenssl, makeCertificate } from '#src/testing/certificate.ts'
import { testWhere } from '#src/testing/test-where.ts'
import { until } from '#src/testing/until.ts'
import { createDatabase } from './database.ts'
import { sql } from './statement.ts'

const encrypted = sql<{ ssl: boolean }>(
  'test.encrypted',
  'select ssl from pg_stat_ssl where pid = pg_backend_pid()',
)

testWhere(hasOpenssl, 'there is no openssl')(
  'every connection to PostgreSQL is encrypted, and to the right server, where its URL wants that',
  async (t) => {
    t.timeout(120_000)
    const { dir, open } = await scratch(t)
    const cluster = await open()
    const data = join(dir, 'data')
    const certify = async (name: string) => {
      const [key, certificate] = [join(data, `${name}.key`), join(data, `${name}.crt`)]
      await makeCertificate({ key, certificate })
      const { uid, gid } = await stat(data)
      for (const file of [key, certificate]) if (process.getuid?.() === 0) await chown(file, uid, gid)
      await chmod(key, 0o600)
      return certificate
    }
    const [right, wrong] = [await certify('server'), await certify('other')]
    const plain = cluster.url('postgres')
    const hba = join(data, 'pg_hba.conf')
    await ask(plain, 'alter system set ssl = on')
    await writeFile(hba, (await readFile(hba, 'utf8')).replaceAll(/^host\b/gm, 'hostssl'))
    await ask(plain, 'select pg_reload_conf()')
    const refusal = () =>
      ask(plain, 'select').then(
        () => '',
        (error: Error) => error.message,
      )
    await until(async () => /no encryption/.test(await refusal()))

    const at = (certificate: string) => {
      const database = createDatabase({
        url: `${plain}?sslmode=verify-full&sslrootcert=${certificate}`,
        name: 'x',
      })
      t.teardown(() => database.close())
      return database
    }
    const db = at(right)
    t.deepEqual(await db.query(encrypted), [{ ssl: true }])
    t.deepEqual(await db.transaction((tx) => tx.query(encrypted)), [{ ssl: true }])
    const apart = await db.connect()
    t.deepEqual((await apart.query(encrypted.text)).rows, [{ ssl: true }])
    await apart.end()
    await t.throwsAsync(at(wrong).query(encrypted), { message: /certificate/ })
    await t.throwsAsync(at(wrong).connect(), { message: /certificate/ })
    await cluster.stop()
  },
)
