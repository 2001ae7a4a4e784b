import { listed } from './lexicon.ts';

const GOOD =
  '好|很好|真好|挺好|蛮好|不错|很棒|棒|赞|满意|喜欢|推荐|值得|超值|划算|实惠|便宜|物美价廉|性价比高|快|很快|及时|准时|提前|神速|迅速|热情|亲切|周到|细心|耐心|礼貌|友好|贴心|专业|干净|整洁|卫生|舒适|舒服|安静|宽敞|明亮|温馨|豪华|气派|漂亮|好看|精致|大方|美观|齐全|完善|便利|方便|近|地段好|位置好|交通便利|新|全新|崭新|正品|质量好|结实|耐用|好用|实用|流畅|清晰|灵敏|轻便|好吃|美味|可口|香|鲜|新鲜|嫩|酥|脆|入味|正宗|地道|丰富|量足|量大|分量足|实在|热乎|给力|辛苦|谢谢|感谢|五星|完美|优秀|一流|惊喜|开心|高兴|放心|还会|再来|下次还|回头客|首选|支持|良心|不贵|没有异味|good|great|nice|love|excellent|perfect|clean|comfortable|friendly|helpful|fast|quick|quiet|tasty|delicious|fresh|cheap|value|recommend';
const BAD =
  '差|很差|太差|差劲|糟|糟糕|烂|垃圾|失望|后悔|难吃|难喝|难闻|恶心|臭|异味|味道怪|脏|不干净|霉|发霉|潮湿|旧|陈旧|破|破旧|简陋|坏|坏了|掉了|破损|裂|小|太小|窄|挤|吵|噪音|隔音差|隔音|暗|冷|热|不热|凉|凉了|冷了|硬|老|柴|腻|油|太油|咸|太咸|淡|没味|太辣|酸|苦|糊|生|不熟|夹生|不新鲜|少|太少|量少|分量少|缺|漏|漏送|少送|送错|错|忘|没有|没送|不给|慢|太慢|晚|迟|迟到|等了|超时|久|贵|太贵|偏贵|不值|坑|骗|假|假货|骗人|上当|欺骗|投诉|退货|退|差评|态度差|态度恶劣|冷淡|不理|没人|爱理不理|敷衍|推诿|不耐烦|麻烦|不方便|远|偏僻|偏|难找|死机|卡|卡顿|慢死|发热|发烫|划痕|掉漆|色差|不符|不一样|缩水|虫|头发|苍蝇|拉肚子|吐|再也不|不会再|别买|慎|无语|郁闷|气|烦|晕|倒霉|唯一|勉强|一般|一般般|凑合|马马虎虎|bad|worst|terrible|awful|poor|dirty|noisy|slow|rude|broken|cold|late|expensive|disappointing|disappointed|waste|never';

/** How things are found to be, by the words for it alone: 1 good, −1 bad. It says for or against, not what is felt. */
export const APPRAISALS: ReadonlyMap<string, 1 | -1> = new Map([
  ...listed(GOOD).map((entry) => [entry, 1] as const),
  ...listed(BAD).map((entry) => [entry, -1] as const),
]);
