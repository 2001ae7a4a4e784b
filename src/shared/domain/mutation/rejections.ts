/** Why the hub did not do what was asked. The screen turns each code into words and a next step. Free of schemas, for the screen. */
export const REJECTIONS = [
  'taken', // a colleague assigned or moved the ticket first
  'blocked', // a procedure of the ticket has steps without which it cannot be finished
  'closed', // the ticket was closed or marked as spam meanwhile
  'gone', // the row no longer exists
  'scope', // the writer may no longer see it
  'forbidden', // the writer's role does not allow it
  'invalid', // the values do not fit (file from a newer desk, unknown queue or agent)
  'outdated', // somebody published another version of the article meanwhile
  'file-lost', // decided on the desk: a file named by it is no longer on this computer, so the hub was never asked
  'unknown', // decided on the desk: the hub has passed its number but no longer says with what outcome
] as const;
