/** How a wish for a person is said in English; bounded as in Chinese. */
const PERSON =
  '(?:(?:an?|the|your|some|any|another|one of your|real|actual|live|human|living|customer|service|support|care|proper)\\s+){0,6}(?:humans?|persons?|people|human being|agents?|representatives?|reps?|operators?|advis[eo]rs?|someone|somebody|supervisors?|managers?|staff|customer (?:service|support|care)|support team)\\b';
const ANYBODY = `(?:anyone|anybody|${PERSON})`;
/** Nothing follows that would be what is handed over: "transfer me the money". */
const AND_NO_MORE = `(?:\\s+(?:please|now|already|then|over|through|asap|back)){0,4}(?=\\s*(?:[^\\p{L}\\p{N}\\s']|$))`;
const CALL_ME = '(?:call|phone|ring|contact)\\s+(?:me|us)\\b';
const GIVE_CALL = '(?:give|giving)\\s+(?:me|us)\\s+a\\s+(?:call|ring)\\b';
const PASS_ME = '(?:transfer(?:ring)?|put(?:ting)?|hand(?:ing)?|connect(?:ing)?|redirect(?:ing)?)\\s+(?:me|us)';
const BEFORE = `(?<![\\p{L}'])`;

export const WISHES_EN = [
  `(?:speak|talk|chat)\\s+(?:(?:directly|now|please)\\s+){0,3}(?:to|with)\\s+${PERSON}`,
  `(?:connect|transfer|put|pass|switch|hand|escalate|forward|refer)\\s+(?:(?:me|us|this|it|over|through|on|up|please)\\s+){0,5}(?:to|with)\\s+${PERSON}`,
  `(?:transfer|redirect|escalate)\\s+(?:me|us|this|my (?:case|call|chat))${AND_NO_MORE}`,
  `(?<!(?:won't|can't|cannot|couldn't|didn't|to)\\s)connect\\s+(?:me|us)${AND_NO_MORE}`,
  `(?:put|hand)\\s+(?:me|us)\\s+(?:through|over)${AND_NO_MORE}`,
  `(?:get|give|bring|send|find)\\s+(?:me|us)\\s+${PERSON}`,
  `(?:i|we)(?:'d| would)?\\s+(?:(?:really|just|only|still)\\s+){0,4}(?:want|need|like|prefer|demand|wanna)\\s+${PERSON}`,
  `(?:is|are|isn't|aren't)\\s+there\\s+${PERSON}`,
  `(?:can|could|may)\\s+(?:i|we)\\s+(?:please\\s+)?(?:have|get|reach)\\s+${PERSON}`,
  `(?:can|could|will|would|may|please\\s+have|have|let|ask|get)\\s+(?:please\\s+)?${ANYBODY}\\s+(?:(?:please|to|just)\\s+){0,3}(?:${CALL_ME}|${GIVE_CALL}|(?:talk|speak|chat)\\s+(?:to|with)\\s+(?:me|us)\\b|get\\s+back\\s+to\\s+(?:me|us)\\b)`,
  `(?:(?:can|could|will|would)\\s+you\\s+(?:please\\s+)?|please\\s+)(?:${CALL_ME}|${GIVE_CALL})`,
  `(?:call|phone|ring)\\s+(?:me|us)\\s+back\\b`,
  `^[^\\p{L}\\p{N}]*(?:please\\s+)?(?:(?:a|an|real|live|human)\\s+){0,4}(?:human|person|agent|representative|rep|operator|customer service)(?:\\s+please|\\s+now){0,3}[^\\p{L}\\p{N}]*$`,
].map((source) => new RegExp(`${BEFORE}${source}`, 'u'));

const DENY = `${BEFORE}(?:(?<!why\\s)(?:don't|dont|do not)|doesn't|no need|needn't|need not|without|(?<!why\\s)not|never|rather not|wouldn't|instead of|no)\\s+`;
const LEAD =
  '(?:(?:really|necessarily|actually|even|have|need|want|wanna|wish|like|to|be|for|going|asking|speak|speaking|talk|talking|chat|chatting|connect|connecting|connected|transfer|transferring|transferred|put|pass|hand|handed|me|us|over|through|with)\\s+){0,10}';

/** To be taken out before a wish is looked for. */
export const DENIED_EN = new RegExp(
  `${DENY}${LEAD}(?:${PERSON}(?:\\s+(?:to\\s+)?(?:${CALL_ME}|${GIVE_CALL}))?|${PASS_ME}\\b|${CALL_ME}|${GIVE_CALL})`,
  'gu',
);

const BOT = '(?:(?:an?|the|your|this|that|these|any|another|stupid|some)\\s+){0,3}(?:chat\\s?)?bots?\\b';
/** A robot that is not talked to may be something to buy. */
const MACHINE = '(?:(?:an?|the|your|this|some|stupid)\\s+){0,3}(?:robots?|machines?|computers?|ai)\\b';
const TO = '(?:talk|talking|speak|speaking|chat|chatting|deal|dealing)\\s+(?:to|with)\\s+';

/** Who wants no machine wants a person. "I am not a bot" says something else. */
export const NO_BOT_EN = [
  `(?:don't|dont|do not|never)\\s+(?:(?:really|actually|even)\\s+){0,3}(?:want|need|wanna|like)\\s+(?:to\\s+)?(?:${TO})?${BOT}`,
  `(?:don't|dont|do not|not|never|hate|stop|no more|rather not|tired of|sick of|instead of)\\s+(?:(?:really|want|wanna|like|to|be|going)\\s+){0,5}${TO}(?:${BOT}|${MACHINE})`,
  `(?:no|no more|hate|enough of)\\s+(?:chat\\s?)?bots?\\b`,
].map((source) => new RegExp(`${BEFORE}${source}`, 'u'));
