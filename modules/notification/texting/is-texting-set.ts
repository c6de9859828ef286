/** What a provider of texts is called with. */
export interface TwilioSettings {
  twilioAccountSid: string
  twilioAuthToken: string
  twilioFrom: string
}

/** Whether texts are sent, rather than kept and shown. */
export const isTextingSet = ({ twilioAccountSid, twilioAuthToken, twilioFrom }: TwilioSettings): boolean =>
  twilioAccountSid !== '' && twilioAuthToken !== '' && twilioFrom !== ''
