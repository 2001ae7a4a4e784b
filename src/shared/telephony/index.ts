/** From the formats of exchanges, softphones and channels to what is heard of a contact. Pure: bytes and sockets are the caller's. */
export { AmiCalls } from './ami-calls.ts';
export { amiAction, AmiReader, type AmiMessage } from './ami-reader.ts';
export { claimedEvent } from './claimed.ts';
export { contactIdOf } from './contact-id.ts';
export { fieldsOfJson, fieldsOfPairs, fieldOf, pairsOfForm, type Fields, type Pair } from './fields.ts';
export type { Heard } from './heard.ts';
export { cleanName, cleanToken, cleanWords } from './hostile-text.ts';
export { popEvent } from './pop.ts';
export { isSipgate, SIPGATE_TYPE, sipgateFollow, sipgateReject } from './sipgate.ts';
export { isWithheld } from './withheld.ts';
export { zammadEvent } from './zammad.ts';
