// Whether the mart in this container is ready, as its exit code: 0 also while the bus is out, since HTTP answers then.
const { PORT = '8000' } = process.env
const answer = await fetch(`http://127.0.0.1:${PORT}/readyz`, { signal: AbortSignal.timeout(4_000) })
if (!answer.ok) {
  console.error(await answer.text())
  process.exitCode = 1
}
