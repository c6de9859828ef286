import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Whether this machine has openssl, which makes certificates. */
export const hasOpenssl = await run('openssl', ['version']).then(
  () => true,
  () => false,
)

/** A certificate of its own authority for `localhost` and 127.0.0.1, good for two days, and its key, as PEM in these files. */
export async function makeCertificate(files: { key: string; certificate: string }): Promise<void> {
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1']
  await run('openssl', ['req', '-x509', ...ec, ...subject, '-keyout', files.key, '-out', files.certificate])
}
