/** Preloaded by `runNode`: the process is asked to end when the one that started it is gone, however that ended. */
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM')
  setTimeout(() => process.exit(1), 15_000).unref()
})
// It doesn't keep the process alive.
process.channel?.unref()
