import { createRequire } from 'node:module'

const RequestQueue = createRequire(import.meta.url)('kafkajs/src/network/requestQueue')

/**
 * kafkajs 2.2.4 arms a timer after every answer, for a time that lies in the past where nothing is throttled:
 * Node makes that 1 ms and warns of a negative time-out, and the timer re-arms itself for ever on every
 * connection, 4 % of a core with nothing to do (tulios/kafkajs#1751). It serves requests that are held back,
 * so it is armed only where there are some.
 */
const arm = RequestQueue.prototype.scheduleCheckPendingRequests
RequestQueue.prototype.scheduleCheckPendingRequests = function scheduleCheckPendingRequests() {
  if (this.pending.length > 0) arm.call(this)
}
