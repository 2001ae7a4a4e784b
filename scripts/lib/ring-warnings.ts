type Asked = { readonly user?: readonly string[] | undefined; readonly queue?: string | undefined };

/** What an answer says of names it did not know (`{"users":"unknown"}`, `{"queue":"unknown"}`): taken, and not as it was meant. */
export function warningsOf(answer: string, { user = [], queue }: Asked): string[] {
  let said: Readonly<Record<string, unknown>>;
  try {
    said = JSON.parse(answer) as Readonly<Record<string, unknown>>;
  } catch {
    return [];
  }
  return [
    ...(said['users'] === 'unknown'
      ? [`Nobody there is called ${user.join(' or ')}: it rings as if nobody were named.`]
      : []),
    ...(said['queue'] === 'unknown' ? [`No queue there is called ${queue}: it rings as if none were named.`] : []),
  ];
}
