import { normalise } from '../../guidance/text/normal.ts';

/**
 * Words by which customers ask for a person, and words of danger, in Chinese and English. What is denied is taken out first: only the
 * words that lead from the denial to the person belong to it, so that "no bot, a person" asks and "no need for a person" does not.
 */
const PERSON_ZH =
  '(?:人工(?!智能|费|成本|湖|降雨|授精|耳蜗|关节|草坪|合成|色素|甜味)(?:客服|服务|坐席|座席)?|真人(?:客服)?|活人|(?:客服|坐席|座席)(?:人员|代表|专员|经理|主管)?|专员|值班经理|经理|主管|领导)';
const VERB_ZH =
  '(?:转接?|接通?|找|要|叫|换|请|派|喊|呼叫|联系|需要|想|跟|和|与|同|让|给我|帮我|有没有|有|没有|没|能不能|可以)';
/** What was done before is no wish: 找过客服, 跟客服说了. */
const WISH_ZH = new RegExp(
  `${VERB_ZH}[^，。！？,.!?;；~过了]{0,6}?${PERSON_ZH}(?![^，。！？,.!?]{0,3}(?:过|说了|讲了|聊了|告诉|答应|承诺))`,
  'u',
);
const BARE_ZH =
  /^[^\p{L}\p{N}]*(?:请|麻烦|直接)?(?:人工|真人|活人|客服)(?:客服|服务|坐席|座席)?(?:吧|啊|呢|吗|谢谢)?[^\p{L}\p{N}]*$/u;
const LEAD_ZH =
  '(?:再|先|给我|帮我|为我|替我|麻烦|急着|转接?|接通?|找|叫|换|跟|和|同|联系|到|去|用|要|请|派|来|说|一下|一个|个|位|什么|你们|的|您|你|我)*';
const DENIED_ZH = new RegExp(
  `(?<![要能可是会何好]|为什么|怎么|干嘛|干吗|凭什么)(?:不用|不要|不必|不需要|不想|无需|无须|用不着|没必要|没有必要|勿|先不|暂不|(?<![特区分级性告])别|不(?=[转接找叫换请]))${LEAD_ZH}${PERSON_ZH}`,
  'gu',
);

const PERSON_EN =
  '(?:(?:an?|the|your|some|any|another|one of your|real|actual|live|human|living|customer|service|support|care|proper)\\s+)*(?:humans?|persons?|people|human being|agents?|representatives?|reps?|operators?|advis[eo]rs?|someone|somebody|supervisors?|managers?|staff|customer (?:service|support|care)|support team)\\b';
const WISH_EN = [
  `(?:speak|talk|chat)\\s+(?:(?:directly|now|please)\\s+)*(?:to|with)\\s+${PERSON_EN}`,
  `(?:connect|transfer|put|pass|switch|hand|escalate|forward|refer)\\s+(?:(?:me|us|this|it|over|through|on|up|please)\\s+)*(?:to|with)\\s+${PERSON_EN}`,
  `(?:get|give|bring|send|find)\\s+(?:me|us)\\s+${PERSON_EN}`,
  `(?:i|we)(?:'d| would)?\\s+(?:(?:really|just|only|still)\\s+)*(?:want|need|like|prefer|demand|wanna)\\s+${PERSON_EN}`,
  `(?:is|are|isn't|aren't)\\s+there\\s+${PERSON_EN}`,
  `(?:can|could|may)\\s+(?:i|we)\\s+(?:please\\s+)?(?:have|get|reach)\\s+${PERSON_EN}`,
  `^[^\\p{L}\\p{N}]*(?:please\\s+)?(?:(?:a|an|real|live|human)\\s+)*(?:human|person|agent|representative|rep|operator|customer service)(?:\\s+please|\\s+now)*[^\\p{L}\\p{N}]*$`,
].map((source) => new RegExp(`(?<![\\p{L}'])${source}`, 'u'));
const LEAD_EN =
  '(?:(?:really|necessarily|actually|even|have|need|want|wanna|wish|like|to|be|for|going|asking|speak|speaking|talk|talking|chat|chatting|connect|connecting|connected|transfer|transferring|transferred|put|pass|hand|handed|me|us|over|through|with)\\s+)*';
const DENIED_EN = new RegExp(
  `(?<![\\p{L}'])(?:(?<!why\\s)(?:don't|dont|do not)|doesn't|no need|needn't|need not|without|(?<!why\\s)not|never|rather not|wouldn't|instead of|no)\\s+${LEAD_EN}${PERSON_EN}`,
  'gu',
);

const DANGER = [
  /自杀|自残|轻生|跳楼|割腕|不想活|活不下去|结束(?:自己的)?生命|死给你|寻死|想死(?!你|了这|我了)|着火|起火|失火|冒烟|漏电|触电|(?:煤气|燃气|天然气)(?:泄漏|泄露|漏)|漏气|爆炸|中毒|救命|家暴|要杀/u,
  /suicid|kill(?:ing)? (?:myself|himself|herself|themsel)|end(?:ing)? (?:my|it all)(?: life)?\b|want(?:s)? to die|don't want to live|hurt(?:ing)? myself|self[- ]harm|on fire\b|caught fire|gas leak|smell(?:s|ing)? (?:of )?gas|electrocut|electric shock|explod|explosion|poisoned|ambulance/u,
];

const read = (text: string): string => normalise(text).text.replaceAll('’', "'");

/** Whether the customer wants a person. 不用转人工 and "no need for an agent" are no such wish. */
export function asksForPerson(text: string): boolean {
  const said = read(text).replace(DENIED_ZH, '，').replace(DENIED_EN, ', ');
  return BARE_ZH.test(said) || WISH_ZH.test(said) || WISH_EN.some((wish) => wish.test(said));
}

/** Whether somebody may be in danger, or despairs. Denied or not: a person looks. */
export function speaksOfDanger(text: string): boolean {
  const said = read(text);
  return DANGER.some((danger) => danger.test(said));
}
