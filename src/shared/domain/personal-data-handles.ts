import { type Span, spansOf } from './personal-data-spans.ts';

const CUE =
  '(?:微信号?|[Qq][Qq]号?|昵称|网名|用户名|账号名?|帐号名?|登录名|会员名|旺旺号?|淘宝号?|闲鱼号?|抖音号?|快手号?|微博|小红书号?|B站|支付宝账?号?|(?<![A-Za-z])(?:wx|wechat|weixin|vx|ID|id|handle|user ?name|screen ?name|login|nick(?:name)?|whatsapp|telegram|line|insta(?:gram)?|skype|discord|twitter|facebook|tiktok|signal|snapchat|profile)(?![A-Za-z]))';
const TOKEN = '[A-Za-z][\\w.-]{2,28}[A-Za-z0-9]';
const HANDLES = [
  /** @somebody. */
  /(?<![\w.])@[A-Za-z][\w.-]{2,30}\w/g,
  /** With a line below: no other word has one. */
  /(?<![\w@./-])(?=[a-z0-9._-]*_)(?=[a-z0-9._-]*[a-z])[a-z0-9][a-z0-9._-]{3,30}(?![\w@]|\.[a-z])/g,
  new RegExp(
    `${CUE}(?:名|号|账号|帐号)?(?: name| account)?(?:是|为|叫|就是|也是|改成|填的|:| is|'s|,|，|加|搜|\\s|“|"|「|『|\\(){0,4}(?<it>@?${TOKEN})(?![\\p{L}\\p{N}_@])`,
    'giu',
  ),
  /(?:昵称|网名|微信名|用户名|会员名|登录名|旺旺号?|抖音号?|小红书号?|闲鱼号?|淘宝号?|账号名)(?:是|为|叫|就是|:|\s){0,2}[“"「『]?(?<it>[\p{sc=Han}\p{L}\p{N}_.·-]{2,16}?)(?=[”"」』]|[,，。;；!！?？、\s)]|$|的(?:那|号|账))/gu,
  /(?:微信|QQ|扣扣)(?:号码?|号)?(?:是|为|:|\s|加){0,3}(?<it>\d{5,11})(?!\d)/giu,
];
const isHandle = (hit: string): boolean =>
  !/^(?:is|the|and|or|to|for|not|app|pay|same|wifi|wi-fi|number|account|name|best|works|there|here|with|please|only|page|again|password|reset|login|error|code|no|at|on|in|my|your|it|that|was|from|because|[a-z]{1,3})$/i.test(
    hit,
  ) &&
  (/[\d_.@-]/.test(hit) || /\p{sc=Han}/u.test(hit) || /^[a-z]{4,}$/.test(hit));
const NO_NAME =
  /^(?:密码|手机|登录|忘|不|没|被|改|里|上|看|下单|直播|买|有|就|都|还|和|跟|或|注册|绑定|余额|异常|页面|问题|支付|客服|小程序|公众号)/u;

/** Names that accounts go by, said to be somebody's. */
export const findHandles = (text: string): Span[] =>
  HANDLES.flatMap((pattern) => spansOf(text, pattern, (hit) => isHandle(hit) || /^\d{5,11}$/.test(hit))).filter(
    ({ start, end }) => !NO_NAME.test(text.slice(start, end)) && !isWord(text, start, end),
  );

/** A small English word after a cue (“line is down”) names no account. */
const isWord = (text: string, start: number, end: number): boolean => {
  const hit = text.slice(start, end);
  if (!/^[a-z]+$/.test(hit)) return false;
  return !/(?:微信号?|昵称|网名|用户名|账号|帐号|旺旺|抖音号?|wechat|handle|user ?name|skype|insta\w*|telegram|discord)[\s:：是为叫“"]{0,4}(?:is )?$/iu.test(
    text.slice(Math.max(0, start - 24), start),
  );
};
