import { isSipgate, SIPGATE_TYPE, sipgateFollow, sipgateReject, type Fields } from '#shared/telephony/index.ts';

export type Answer = {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
};

const JSON_TYPE = 'application/json; charset=utf-8';
const json = (status: number, body: object, headers?: Answer['headers']): Answer => ({
  status,
  type: JSON_TYPE,
  body: JSON.stringify(body),
  ...(headers ? { headers } : {}),
});

/** What whoever sets up an exchange reads in its log: a code, and what to do. */
const REFUSALS = {
  host: [421, 'This is not an address of this desk. Use the one that its settings show.'],
  origin: [403, 'Web pages may not speak to the desk.'],
  token: [401, 'The token of the address is not the one of this desk. Its settings show the address.'],
  path: [404, 'Nothing is here. Events go to /telephony/v1/TOKEN by POST, softphones open /telephony/v1/TOKEN/pop.'],
  method: [405, 'Events are posted, and /pop is opened by GET.'],
  busy: [429, 'Too many events at once; this one was left out and counted.'],
  large: [413, 'An event has at most 64 KB.'],
  unreadable: [422, 'This part of the event does not fit.'],
  'signed-out': [503, 'Nobody is signed in at this desk, so nobody was told. Sign in and send the next one.'],
  fault: [500, 'The desk failed at this event; its log says more.'],
} as const satisfies Record<string, readonly [status: number, message: string]>;
export type RefusalCode = keyof typeof REFUSALS;

/** `place`: the field that does not fit, as it was written. */
export function refusal(code: RefusalCode, more: { place?: string; headers?: Answer['headers'] } = {}): Answer {
  const [status, message] = REFUSALS[code];
  return json(
    status,
    { error: code, message, ...(more.place === undefined ? {} : { place: more.place }) },
    more.headers,
  );
}

/** A softphone opens its address in a browser, in front of a person. */
const SEEN = '来电已送到工作台，可以关闭此页。\nThe call is on your desk; this page can be closed.\n';

type Heard = { readonly fields: Fields; readonly isReject: boolean; readonly url: string; readonly isPage: boolean };

/** The answer in the words of whoever asked: XML for sipgate, a line for a browser, Zammad's JSON for everybody else. */
export function accepted({ fields, isReject, url, isPage }: Heard): Answer {
  if (isSipgate(fields)) {
    return { status: 200, type: SIPGATE_TYPE, body: isReject ? sipgateReject() : sipgateFollow(url) };
  }
  if (isPage) return { status: 200, type: 'text/plain; charset=utf-8', body: SEEN };
  return json(200, isReject ? { action: 'reject', reason: 'busy' } : {});
}
