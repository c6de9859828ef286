import { createFollowers } from '#src/http/followers.ts'
import { followInbox } from './follow-inbox.ts'

export const inbox = { followInbox, followers: () => createFollowers() }
