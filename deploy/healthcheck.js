// Whether the mart in this container is ready, as its exit code: 0 also while the bus is out, since HTTP answers then.
// Asked where nobody from outside takes the connections.
import { get as overHttp } from 'node:http'
import { get as overTls } from 'node:https'

const { PORT = '8000', ADMIN_PORT = '8001', HTTPS_CERT, HTTPS_CERT_FILE } = process.env
const port = ADMIN_PORT === '0' ? PORT : ADMIN_PORT
const get = HTTPS_CERT || HTTPS_CERT_FILE ? overTls : overHttp
// The certificate is for the name that others call it by.
const options = { host: '127.0.0.1', port, path: '/readyz', timeout: 4_000, rejectUnauthorized: false }

const fail = (why) => {
  console.error(why)
  process.exit(1)
}
const request = get(options, async (answer) => {
  const text = (await answer.toArray()).join('')
  if (answer.statusCode !== 200) fail(text)
})
request.on('error', ({ message }) => fail(message))
request.on('timeout', () => fail('no answer'))
