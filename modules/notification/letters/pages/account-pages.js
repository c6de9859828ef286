// What a mailed link leads to. The token stands behind the # of the address, which no server is sent, and goes in the
// body of a POST when its reader presses the button: programs that only look at links in mails use nothing up.
const form = document.getElementById('form')
const field = document.getElementById('token')
const button = document.getElementById('send')
const status = document.getElementById('status')

const token = new URLSearchParams(location.hash.slice(1)).get('token')
field.value = token ?? ''
// Without a token it is asked for: every mail has it as a code too.
document.getElementById('token-field').hidden = Boolean(token)
// Neither the history nor whoever looks at the screen keeps it.
history.replaceState(null, '', location.pathname + location.search)
button.disabled = false

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  button.disabled = true
  say(form.dataset.wait)
  const [message, isDone] = await send()
  if (isDone) form.hidden = true
  button.disabled = false
  say(message)
  status.focus()
})

/** What came of it, in words, and whether that is all. */
async function send() {
  const password = document.getElementById('password')
  const body = { token: field.value.trim(), ...(password ? { password: password.value } : {}) }
  const answer = await fetch(form.dataset.post, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
  }).catch(() => null)
  if (answer === null) return [form.dataset.unreachable, false]
  if (answer.ok) return [form.dataset.done, true]
  if (answer.status === 429) return [form.dataset.often, false]
  const problem = await answer.json().catch(() => null)
  const error = problem?.errors?.[0]
  if (error?.path === 'token') return [form.dataset.stale, false]
  if (error?.path === 'password') return [form.dataset.weak, false]
  return [form.dataset.failed, false]
}

function say(message) {
  status.textContent = message
}
