import { beginsWord, isOneWord } from './personal-data-segments.ts';
import { HAN } from './personal-data-signs-zh.ts';
import { type Span, spansOf } from './personal-data-spans.ts';
import { FAINT_SURNAMES, GIVEN, RELATIONS, SURNAMES } from './personal-data-words-zh.ts';

/** Pet names say a sign twice: 朵朵, 丽丽姐. The ones that are words are left out. */
const NO_TWICE =
  '(?:天天|常常|刚刚|偏偏|慢慢|好好|个个|人人|处处|偷偷|默默|悄悄|渐渐|往往|仅仅|谢谢|妈妈|爸爸|爷爷|奶奶|哥哥|姐姐|弟弟|妹妹|叔叔|伯伯|舅舅|姑姑|公公|婆婆|太太|宝宝|娃娃|等等|看看|试试|听听|问问|说说|想想|聊聊|查查|通通|统统|明明|早早|稍稍|微微|轻轻|静静|暖暖|满满|深深|久久|真真|大大|小小|高高|平平|年年|月月|日日|时时|事事|样样|件件|星星|点点|连连|频频|白白|空空|光光|干干|清清|安安|稳稳|好好|乐乐呵)';
const PET = `(?!${NO_TWICE})(?<sign>[${[...GIVEN].join('')}豆果糖妞贝丫团糯米蛋点囡甜毛])\\k<sign>`;
const PETS = [
  new RegExp(
    `(?:${RELATIONS}|[叫让找给跟问])(?<it>${PET})(?=$|[^\\p{L}]|[把说在来去又也就都给跟和的是用打收签接拿碰摔写帮]|不小心)`,
    'gu',
  ),
  new RegExp(`(?<it>${PET}(?:姐姐?|哥哥?|妹妹?|阿姨|老师|总|妈妈?|爸爸?))(?!夫|们)`, 'gu'),
  new RegExp(
    `(?<=^|[,，。!！ ])(?!${NO_TWICE})(?<it>${PET}|(?<family>[${[...SURNAMES].filter((sign) => !FAINT_SURNAMES.has(sign)).join('')}])\\k<family>)(?=您好|你好|在吗|[,，]?[您你])`,
    'gu',
  ),
];
/** 小桐 and 阿炳, 敏姐 and 坤哥: a sign of the given name with what makes it near. */
const NEAR = [
  new RegExp(
    `(?:${RELATIONS}|[叫让找给跟问请]|谢谢|感谢|联系|转告|你们的?)(?<it>[小阿][${[...GIVEN].join('')}])(?=$|[^\\p{L}]|[给来去帮说回打接签收拿送把在]|上门|弄|处理)`,
    'gu',
  ),
  new RegExp(
    `(?<=^|[^\\p{sc=Han}]|[叫让找给跟问请是]|谢谢|感谢|联系|转告|你们的?)(?<it>[${[...GIVEN].join('')}][姐哥])(?=$|[^\\p{L}]|[说让给来帮在您你叫也就回]|收到)`,
    'gu',
  ),
];

/** 老五 and 老二 at home, where something is wanted of them. */
const BY_ORDER = /(?<=[让叫找问给跟])老[二三四五六七八九](?=来|去|说|帮|接|送|拿|[,，。]|$)/gu;

/** Names of Uyghurs, Kazakhs and others, whose parts a dot parts: 艾力江·买买提. */
const DOTTED = new RegExp(
  `(?<![\\p{sc=Han}·])(?:请|叫|是|让|找|我是|给)?(?<it>${HAN}{2,7}?[·•・]${HAN}{2,8}?)(?=$|[^\\p{sc=Han}]|签收|先生|女士|收|的|说|来|是|在|代|打)`,
  'gu',
);
/** Tibetan, Mongolian and Uyghur names that people go by without a family name. */
const OTHER_PEOPLES = new RegExp(
  '(?:[阿帕祖热古迪]?' +
    `${HAN}{1,3}古丽|阿依[努古]\\p{sc=Han}|买买提|艾合买提|吐尔逊|阿不都|玉素甫|热合曼|艾尔肯|努尔兰|叶尔兰|巴合提|古丽娜|` +
    '卓玛|扎西|次仁|丹增|央金|格桑|洛桑|多吉|巴桑|德吉|旺姆|旺堆|拉姆|白玛|索朗|平措|顿珠|仁青|曲珍|' +
    '其其格|巴特尔|娜仁|苏日娜|格日勒|乌日娜|萨仁|巴雅尔|朝鲁|牧仁|阿古拉|乌云)',
  'gu',
);
const NO_PEOPLES = /^(?:扎西德|央金所)/u;

/** How people are called who are near, and names that begin with no family name of the Han. */
export const nearNames = (text: string): Span[] => [
  ...PETS.flatMap((pattern) => spansOf(text, pattern)),
  ...NEAR.flatMap((pattern) => spansOf(text, pattern, (hit) => !isOneWord(hit))),
  ...spansOf(text, BY_ORDER),
  ...spansOf(text, DOTTED),
  ...spansOf(text, OTHER_PEOPLES, (hit) => !NO_PEOPLES.test(hit)).filter(({ start }) => beginsWord(text, start)),
];
