/**
 * How a wish for a person is said in Chinese. Every repetition is bounded and reads a word in one way only, so that a text is decided
 * in time that grows with its length.
 */
const PERSON =
  '(?:人工(?!智能|费|成本|湖|降雨|授精|耳蜗|关节|草坪|合成|色素|甜味)(?:客服|服务|坐席|座席)?|真人(?:客服)?|活人|(?:客服|坐席|座席)(?:人员|代表|专员|经理|主管)?)';
const BOSS = '(?:专员|值班经理|经理|主管|领导)';
/** 个人 alone is "personal", as in 找个人信息. */
const ANYBODY = '人(?=过?来|吧|吗|嘛|啊|呀|呢|跟我|和我|给我|帮|处理|解决|接|联系|行|可以|[^\\p{L}\\p{N}]|$)';
const CALL_ME = '(?:给我(?:回|打|来)一?个?电话?|(?:回|打)一?个?电话?给我|联系我)';
const VERB =
  '(?:转接?|接通?|找|要|叫|换|请|派|喊|呼叫|联系|需要|想|跟|和|与|同|让|给我|帮我|有没有|有|没有|没|能不能|可以)';
/** What was done before is no wish: 找过客服, 跟客服说了. */
const DONE = '(?![^，。！？,.!?]{0,3}(?:过|说了|讲了|聊了|告诉|答应|承诺))';
/** The customer's own, or somebody who gets a present: 跟我们领导, 想给领导买. */
const OWN_BOSS = '(?<!我们|我的|公司|单位|(?:跟|和|与|同)我)';
const FOR_BOSS = '(?![^，。！？,.!?]{0,3}(?:买|用|送|穿|戴|吃|喝|生日|礼|报销))';
const ASKING = '(?:能不能|可不可以|能否|能|可以|请|麻烦|让|叫|安排|要|希望|需要)';

export const WISHES_ZH = [
  /^[^\p{L}\p{N}]*(?:请|麻烦|直接)?(?:人工|真人|活人|客服)(?:客服|服务|坐席|座席)?(?:吧|啊|呢|吗|谢谢)?[^\p{L}\p{N}]*$/u,
  new RegExp(`${VERB}[^，。！？,.!?;；~过了]{0,6}?${PERSON}${DONE}`, 'u'),
  new RegExp(
    `${VERB}(?:给(?=我|你们|您)|[^，。！？,.!?;；~过了给送买替为]){0,6}?${OWN_BOSS}${BOSS}${DONE}${FOR_BOSS}`,
    'u',
  ),
  new RegExp(`(?:叫|找|换|派|来|喊|请|安排|给我)一?个(?:真|活|大活)?${ANYBODY}`, 'u'),
  /(?:叫|找|换|派|喊|安排)人(?:过?来(?!修|装)|(?:给我)?(?:回|打|来)电|[跟和]我[说聊谈讲]|联系我)/u,
  new RegExp(`${ASKING}[^，。！？,.!?;；~过了不别没]{0,6}?${CALL_ME}`, 'u'),
];

const DENY =
  '(?:不用|不要|不必|不需要|不想|无需|无须|用不着|没必要|没有必要|勿|先不|暂不|(?<![特区分级性告])别|不(?=[转接找叫换请跟和]))';
/** Only these words lead from the denial to what is denied. No two of them may begin another one, or it would be read in 2^n ways. */
const LEAD =
  '(?:[再先转接通找叫换跟和同到去用要请派来说个位的您你我]|你们|给我|帮我|为我|替我|麻烦|急着|联系|一下|一个|什么){0,10}';

/** To be taken out before a wish is looked for. 为什么不转人工 and 要不要转人工 are no denials. */
export const DENIED_ZH = new RegExp(
  `(?<![要能可是会何好]|为什么|怎么|干嘛|干吗|凭什么)${DENY}${LEAD}(?:${PERSON}|${BOSS}|${ANYBODY}|${CALL_ME})`,
  'gu',
);
/** Who wants no machine wants a person. */
export const NO_BOT_ZH = new RegExp(`${DENY}${LEAD}(?:聊天)?(?:机器人|机器客服|自动回复|自动答复|人机)(?!工)`, 'u');
