import { ANY_SURNAME, HAN, isNoGiven } from './personal-data-signs-zh.ts';
import { type Span, spansOf } from './personal-data-spans.ts';
import { NO_NAMES, RELATIONS } from './personal-data-words-zh.ts';

const NO_SAID =
  /^(?:[不拒删错谁我您你没都已也可改填写留换同就还先再信号变电手地公单重是什啥怎哪一客]|门卫|前台|物业|本人|个人|家人|保安|老师|师傅|人工|名字|姓名|全名)/u;
/** What leads to a name, whatever the family name. */
const SAID = [
  new RegExp(
    `(?:我(?:就)?叫|名叫|名字叫|(?:他|她|人|我)姓名|名字是|姓名|收件人|收货人|寄件人|联系人|联络人|代收人|签收人|户名|抬头|持卡人|开户人|署名|落款|备注名|登记的是|写的是|登记在|机主|户主)(?:是|为|写|叫|改成|填|:|\\s){0,3}(?<it>${ANY_SURNAME}${HAN}{1,2}?)(?=[^\\p{sc=Han}]|$|[收的说他她名电手先女本签代也在，]|${HAN}{2})(?!${HAN}*(?:路|街|市|省|公司|有限|个人))`,
    'gu',
  ),
  new RegExp(
    `(?:全名|本名|真名|大名|我就?叫|我是|他叫|她叫|名叫|名字叫|名字是|姓名|收件人|收货人|寄件人|联系人|联络人|户名|抬头|签收人)(?:是|为|叫|写|:|\\s){0,2}(?<it>(?:${ANY_SURNAME}${HAN}{1,2}|(?<=叫|名|[:：])${HAN}{2,3}))(?=[^\\p{L}\\p{N}]|$| ?\\d)`,
    'gu',
  ),
  new RegExp(
    `(?:${RELATIONS}|[他她]|人|个|位|的)[,， ]?(?:就|名字)?(?:叫|名叫|是)(?<it>[小阿大老]?${ANY_SURNAME}${HAN}{1,2}|[小阿]${HAN})(?=[^\\p{L}\\p{N}]|$|的|来|说|接|收|签|拿)`,
    'gu',
  ),
  new RegExp(`(?<=[叫是找])(?<it>[小阿](?![时米程区伙姑朋问事票]|${HAN}{3})${HAN})(?=[,，。;；的、!！]|$)`, 'gu'),
  // As addresses are given: a name, a telephone, a place.
  new RegExp(
    `(?<!${HAN})(?<it>${ANY_SURNAME}${HAN}{1,2})(?=[ ,，、:：;；]{0,2}(?:电话|手机)?号?[ :：]?(?:\\+?86)?[ -]?1[3-9]\\d)`,
    'gu',
  ),
  new RegExp(
    `(?<=[\\d号室楼户栋院][ ,，、]{0,2})(?<it>[小老]?${ANY_SURNAME}${HAN}{0,2}?)(?=(?:代?收|签收|亲启)(?:$|[^\\p{sc=Han}]))`,
    'gu',
  ),
  new RegExp(`(?<=\\d{4}[ ,，、]{1,2})(?<it>${ANY_SURNAME}${HAN}{1,2})(?=$|[ ,，、。])`, 'gu'),
  // As somebody wants to be called: 叫我小麦就行; as somebody at work introduces himself: 这里是售后石头.
  /叫我(?<it>[小阿老]\p{sc=Han}|\p{sc=Han}{2})(?=就行|就好|就成|就可以|吧)/gu,
  /(?:我是|这里是|这边是)(?:您的)?(?:售后|客服|专属|维修|安装|回访|配送)(?:部|的|专员|顾问|客服)?(?<it>\p{sc=Han}{2,3})(?=$|[,，。!！])/gu,
  // In quotes, also a family name alone: 签收人写的“邝”.
  new RegExp(
    `(?:签收人|收件人|收货人|寄件人|联系人|签名|落款|署名|叫|姓|名字)(?:写的?|签的?|填的?|是)?[“"「『](?<it>${ANY_SURNAME}${HAN}{0,2})[”"」』]`,
    'gu',
  ),
  new RegExp(`姓(?<it>${ANY_SURNAME})(?=[^\\p{sc=Han}]|$|的|[叫,，])`, 'gu'),
];
const isSaid = (hit: string): boolean =>
  !NO_SAID.test(hit) && !isNoGiven(hit.slice(1)) && !NO_NAMES.has(hit) && hit.length > 0;
export const said = (text: string): Span[] => SAID.flatMap((pattern) => spansOf(text, pattern, isSaid));
