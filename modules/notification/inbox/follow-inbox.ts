import type { Followers } from '#src/http/followers.ts'
import type { MessageRepository, Place } from '../message-repository.ts'
import type { Languages } from '../wording/languages.ts'
import { presentNotification } from './schemas.ts'

interface Needs {
  messages: MessageRepository
  languages: Languages
  followers: Followers
}

interface FollowRequest {
  userId: string
  /** The id of the message that the client saw last (`Last-Event-ID`); null begins with the next one. */
  last: string | null
  signal: AbortSignal
}

/** Messages that are read at a time. */
const batch = 100

/** What `wake` is called with when somebody who follows their inbox here was told something. */
export const wakeInboxesJob = 'wake-inboxes'

/** A user's inbox as Server-Sent Events: all that came since the last one that they saw, then each as it comes. */
export const followInbox =
  ({ messages, languages, followers }: Needs) =>
  async ({ userId, last, signal }: FollowRequest): Promise<AsyncIterable<string>> => {
    const follower = followers.follow(userId, userId, signal)

    async function* news(from: Place): AsyncGenerator<string> {
      let seen = from
      do {
        let rows = await messages.after(userId, seen, batch)
        while (rows.length > 0) {
          for (const row of rows) yield event(presentNotification(row, languages))
          seen = rows.at(-1) ?? seen
          rows = rows.length < batch ? [] : await messages.after(userId, seen, batch)
        }
      } while (await follower.newer(seen.toldBy))
    }

    try {
      // Before the answer's head is out: whatever is written once the client has that is new to it.
      return news(await messages.placeOf(userId, last))
    } catch (error) {
      follower.leave()
      throw error
    }
  }

const event = (message: { id: string }) => `id: ${message.id}\ndata: ${JSON.stringify(message)}\n\n`
