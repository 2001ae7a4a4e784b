import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { callsOf } from './personal-data-names.ts';
import { findPersonalData, type PersonalKind } from './personal-data.ts';

const found = (text: string, people: string[] = []): string[] =>
  findPersonalData(text, { people }).map((one) => `${one.kind} ${one.text}`);

/** Sentences as customers and agents write them, and what must be marked in each: all of it, and nothing else. */
const cases = (kind: PersonalKind, rows: readonly (readonly [string, ...string[]])[]): void => {
  test.each(rows)('%s', (text, ...expected) => {
    expect(found(text)).toEqual(expected.map((hit) => `${kind} ${hit}`));
  });
};

describe('a telephone number in any writing', () => {
  cases('phone', [
    ['我的手机13800138000，随时可以打', '13800138000'],
    ['手机号 138 0013 8000', '138 0013 8000'],
    ['请打138-0013-8000找我', '138-0013-8000'],
    ['+86 139 1234 5678 或者 (+86)15012345678', '+86 139 1234 5678', '(+86)15012345678'],
    ['0086-13912345678', '0086-13912345678'],
    ['号码是１３８００１３８０００', '１３８００１３８０００'],
    ['一三八零零一三八零零零，记一下', '一三八零零一三八零零零'],
    ['幺三九幺二三四五六七八', '幺三九幺二三四五六七八'],
    ['1 3 8 0 0 1 3 8 0 0 0', '1 3 8 0 0 1 3 8 0 0 0'],
    ['13800138000 13900139000 都是我的', '13800138000', '13900139000'],
    ['单位电话010-65529988转801', '010-65529988转801'],
    ['（0571）8765 4321 白天有人', '（0571）8765 4321'],
    ['021 6250 1234', '021 6250 1234'],
    ['家里座机65529988没人接', '65529988'],
    ['微信 13512345678', '13512345678'],
    ['Call me on +44 20 7946 0018 please', '+44 20 7946 0018'],
    ['my mobile is 07700 900123', '07700 900123'],
    ['Try (415) 555-0132 or 415-555-0199.', '(415) 555-0132', '415-555-0199'],
    ['+1 415 555 0132', '+1 415 555 0132'],
    ['phone: 5550132', '5550132'],
    ['ring 0 7 7 0 0 9 0 0 3 1 8', '0 7 7 0 0 9 0 0 3 1 8'],
    ['01632 960 774 ext 12', '01632 960 774 ext 12'],
    ['(0)7700 900 341', '(0)7700 900 341'],
    ['打 8862 0013，别打手机', '8862 0013'],
  ]);
});

describe('a number that is nobody’s telephone', () => {
  test.each([
    '客服热线 400-820-8820',
    '拨打 95588 查询',
    '请在 2026-11-21 10:30 前处理',
    '数据 18.5 20.3 19.8 14.2',
    '3–5 个工作日，50 元以内',
    'Between 10:00 and 18:00, 24/7 chat, within 30 days',
    '型号 A1200-33，功率 1500W',
    '版本 3.12.4 build 2205',
    '到账时间 1-3 个工作日，最晚 10 个工作日',
    'IP 192.168.1.1',
    '| 微信、支付宝余额 | 当天 | 2 个工作日 |',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('an e-mail address', () => {
  cases('email', [
    ['发到 zhou.lan_88@example.com 就行', 'zhou.lan_88@example.com'],
    ['邮箱：WANG＠example.com。', 'WANG＠example.com'],
    ['write to a.b+c@mail.example.co.uk, thanks', 'a.b+c@mail.example.co.uk'],
    ['jane (at) example.org', 'jane (at) example.org'],
  ]);
});

describe('an identity card', () => {
  cases('id-card', [
    ['身份证号11010519491231002X', '11010519491231002X'],
    ['440524188001010014 是我的', '440524188001010014'],
    ['110105 19491231 002x', '110105 19491231 002x'],
  ]);
  test('with a wrong check digit or an impossible birthday is none', () => {
    expect(found('身份证号110105194912310021').join()).not.toContain('id-card');
    expect(found('110105194913310026').join()).not.toContain('id-card');
  });
});

describe('a bank card', () => {
  cases('bank-card', [
    ['卡号 6222 0212 3456 7894', '6222 0212 3456 7894'],
    ['4111-1111-1111-1111', '4111-1111-1111-1111'],
    ['退到6228480402564890018这张卡', '6228480402564890018'],
    ['card 5500005555555559 please', '5500005555555559'],
  ]);
  cases('bank-card', [
    ['6222 0212 3456 7890 123', '6222 0212 3456 7890 123'],
    ['卡号6222-0212-3456-7890-12，尾号对吗', '6222-0212-3456-7890-12'],
    ['card 6222 0212 3456 7890 please', '6222 0212 3456 7890'],
  ]);

  const grouped = fc
    .tuple(fc.array(fc.nat(9), { minLength: 16, maxLength: 19 }), fc.constantFrom(' ', '-'))
    .filter(([digits]) => new Set(digits).size > 1)
    .map(([digits, gap]) =>
      digits
        .join('')
        .match(/\d{1,4}/g)!
        .join(gap),
    );
  test('parted in fours is one finding, whatever telephone or order stands inside it, and no two findings overlap', () => {
    const around = fc.constantFrom('', '卡号 ', '订单号：', '电话 ', '尾号，', '账户：', 'card ');
    fc.assert(
      fc.property(around, grouped, fc.constantFrom('', '，谢谢', ' 13800138000'), (before, card, after) => {
        const all = findPersonalData(`${before}${card}${after}`);
        expect(all.filter(({ text }) => text.includes(card.slice(0, 9))).map(({ text }) => text)).toEqual([card]);
        expect(all[0]?.kind).toBe('bank-card');
        all.slice(1).forEach((one, i) => expect(one.start).toBeGreaterThanOrEqual(all[i]!.end));
      }),
      { numRuns: 1000 },
    );
  });
  test('that fails the test of Luhn and is not parted is no card, but still a number somebody is found by', () => {
    expect(found('6222021234567890')).toEqual(['order-number 6222021234567890']);
  });
});

describe('a number plate', () => {
  cases('plate', [
    ['车牌沪A12345', '沪A12345'],
    ['京A·F0236', '京A·F0236'],
    ['粤BD12345是新能源', '粤BD12345'],
    ['The plate is AB12 CDE', 'AB12 CDE'],
  ]);
  test('is not seen in a model or a place', () => {
    expect(found('云A区，苏宁易购 X5，新A级车')).toEqual([]);
  });
});

describe('an order number', () => {
  cases('order-number', [
    ['订单号：LH20261121001', 'LH20261121001'],
    ['订单 2026112100012', '2026112100012'],
    ['快递单号SF1234567890123到哪了', 'SF1234567890123'],
    ['order #A-104422 never came', 'A-104422'],
    ['My order number is 4417-2290', '4417-2290'],
    ['tracking no. 1Z999AA10123456784', '1Z999AA10123456784'],
    ['发票号码 04400210', '04400210'],
    ['退货单 RT.1129.0087 什么时候审', 'RT.1129.0087'],
    ['我这边显示 o-77120-3', 'o-77120-3'],
    ['合同编号：2026-WB-0417', '2026-WB-0417'],
    ['booking ref QX7TPL', 'QX7TPL'],
    ['JD0002 2177 4410 GB has sat in Derby', 'JD0002 2177 4410 GB'],
  ]);
  test('is not seen where only the word stands', () => {
    expect(found('请在订单页面查看物流，order within 14 days, ticket status open')).toEqual([]);
  });
});

describe('an address', () => {
  cases('address', [
    ['寄到浙江省杭州市西湖区文三路90号东部软件园1号楼', '浙江省杭州市西湖区文三路90号东部软件园1号楼'],
    ['我住在上海市浦东新区世纪大道100号', '上海市浦东新区世纪大道100号'],
    ['地址是朝阳区建国路88号5号楼1203室', '朝阳区建国路88号5号楼1203室'],
    ['请送到阳光花园3栋2单元501室', '阳光花园3栋2单元501室'],
    ['中山路12弄3号', '中山路12弄3号'],
    ['I live at 221B Baker Street, London NW1 6XE now', '221B Baker Street, London NW1 6XE'],
    ['Flat 4, 12 Acacia Road', 'Flat 4, 12 Acacia Road'],
    ['ship to 1600 Amphitheatre Way, Springfield, CA 94043', '1600 Amphitheatre Way, Springfield, CA 94043'],
    ['postcode SW1A 1AA', 'SW1A 1AA'],
    ['我住3-2-501，门铃坏了', '3-2-501'],
    ['就在石桥中学旁边的福来超市，放老板那儿', '石桥中学旁边的福来超市'],
    ['老家平溪县大坪乡柳树沟村三社', '平溪县大坪乡柳树沟村三社'],
    ['红旗路与建设路交叉口东南角', '红旗路与建设路交叉口东南角'],
    ['2204 W 9th St #310', '2204 W 9th St #310'],
    ['77 rue des Tilleuls, if you ship to France', '77 rue des Tilleuls'],
    ['leave at The Lodge, Harcombe Hall', 'The Lodge, Harcombe Hall'],
    ['Unit 7, 220 Quarry Rd, Mount Sable VIC 3999', 'Unit 7, 220 Quarry Rd, Mount Sable VIC 3999'],
  ]);
  test('is not seen in a town, a road without a door, or steps of a procedure', () => {
    expect(
      found(
        '放小区驿站吧，路由器在一楼，16 排 7 座。three hours in a row. one on the way. 20 minutes down the road. 12 to 180 Mbit. 杭州市西湖区可以当天到。沿中山路走。第 3 步：打开路由器 2 号灯。Take the high road. 5 Easy Ways to reset.',
      ),
    ).toEqual([]);
  });
});

describe('an account name', () => {
  cases('handle', [
    ['我的微信号是 lan_zhou88', 'lan_zhou88'],
    ['小程序昵称七小酥，头像是只柯基', '七小酥'],
    ['WeChat works best, rashid_a_77', 'rashid_a_77'],
  ]);
  test('is not seen where only the place of it is named', () => {
    expect(found('微信支付没到账，账号密码忘了，my login is broken, the line is dead')).toEqual([]);
  });
});

describe('a name', () => {
  cases('name', [
    ['王先生您好', '王先生'],
    ['欧阳女士的退款', '欧阳女士'],
    ['请转李经理', '李经理'],
    ['张小明先生已签收', '张小明先生'],
    ['我叫赵敏，买过两次', '赵敏'],
    ['收件人：周兰', '周兰'],
    ['Dear Mr Wang, thanks', 'Mr Wang'],
    ['Mrs. O’Brien-Smith called', 'Mrs. O’Brien-Smith'],
    ['my name is Grace Okafor', 'Grace Okafor'],
    ['This is Tom Hadley from support', 'Tom Hadley'],
  ]);

  cases('name', [
    ['邻居陈晓梅代收的', '陈晓梅'],
    ['这个月周浩说不退', '周浩'],
    ['物业老郑签的字', '老郑'],
    ['My husband Len drew it', 'Len'],
    ['the parcel for K. Olawale', 'K. Olawale'],
    ['I spoke to Chidera Obi on Monday', 'Chidera Obi'],
    ['钟丽、覃小满、蓝天宇一起拼的单', '钟丽', '覃小满', '蓝天宇'],
    ['我女儿朵朵把水箱摔了', '朵朵'],
    ['请艾力江·买买提签收', '艾力江·买买提'],
    ['找建国，他管仓库', '建国'],
    ['秀兰阿姨那台也坏了', '秀兰阿姨'],
    ['Bronagh, Tadhg and Sean each ordered one', 'Bronagh', 'Tadhg', 'Sean'],
    ['mohammed said it was in stock', 'mohammed'],
    ['the Hendersons next door got theirs', 'Hendersons'],
    ['Mr de Souza, it is on your account', 'Mr de Souza'],
  ]);
  test('is not seen in measures, ends of other words, towns and firms', () => {
    expect(found('办张信用卡，物业费花哪儿了，祝平安如意，小满足一下，老宿舍，红铁门，谢啦兄弟')).toEqual([]);
    expect(found('Sent by Royal Mail to Leicester. Trustpilot says so. Quarry Lane is shut. Basket says 3.')).toEqual(
      [],
    );
  });
  test('that is a word as well is found where somebody is called by it, and nowhere else', () => {
    expect(found('白雪，你说话算话', ['白雪'])).toEqual(['name 白雪']);
    expect(found('白雪公主联名款还有吗', ['白雪'])).toEqual([]);
    expect(found('很高兴您能理解', ['高兴'])).toEqual([]);
    expect(found('Will, you told me Thursday', ['Will Carrow'])).toEqual(['name Will']);
    expect(found('Will it take till May?', ['Will Carrow', 'May Ellison'])).toEqual([]);
  });
  test('is found by what those call somebody who know them', () => {
    expect(found('岚岚你好，小岚姐', ['周岚'])).toEqual(['name 岚岚', 'name 小岚姐']);
    expect(found('Ros here, Danny sent me', ['Rosalind Achterhof', 'Daniel Chen'])).toEqual(['name Ros', 'name Danny']);
  });

  test('of somebody known is found wherever it stands, whole or in part', () => {
    const people = ['米晓雨', '陈默 Daniel Chen', '秦峰'];
    expect(found('晓雨您好，秦峰已经到家，陈默和 Daniel 跟进', people)).toEqual([
      'name 晓雨',
      'name 秦峰',
      'name 陈默',
      'name Daniel',
    ]);
    expect(found('Chen said so; chenille is a fabric', people)).toEqual(['name Chen']);
    expect(callsOf('陈默 Daniel Chen')).toEqual(['Daniel Chen', '陈默', 'Daniel', 'Chen']);
  });

  test('is not seen in a title alone or in everyday words', () => {
    expect(found('先生您好，请女士优先。老师傅总是这样，总共三天。Mr is a title. Dr. no')).toEqual([]);
  });
});

test('several in one text stand in its order, none over another', () => {
  const text =
    '王先生（13800138000）的订单 LH20261121001 改寄杭州市西湖区文三路90号，邮箱 wang@example.com，身份证11010519491231002X。';
  expect(findPersonalData(text).map(({ kind }) => kind)).toEqual([
    'name',
    'phone',
    'order-number',
    'address',
    'email',
    'id-card',
  ]);
});

test('whatever is written, the places hold exactly the text they name, in order and apart', () => {
  const piece = fc.constantFrom(
    '王先生',
    '138',
    '0013',
    '8000',
    '-',
    ' ',
    '路',
    '12',
    '号',
    '@',
    'a.com',
    '订单',
    'X',
    '＋',
    '😀',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 6 })), { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const one of findPersonalData(text, { people: ['王小明'] })) {
        expect(text.slice(one.start, one.end)).toBe(one.text);
        expect(one.start).toBeGreaterThanOrEqual(last);
        last = one.end;
      }
    }),
    { numRuns: 500 },
  );
});

/** How long it takes is no matter of a test; a pattern that is led astray takes a hundred times longer than any machine is slow. */
const ASTRAY_MS = 2000;

/** The best of some runs: what the machine does besides is no matter of ours. */
function bestOf(text: string): number {
  return Math.min(
    ...Array.from({ length: 5 }, (_, run) => {
      const started = performance.now();
      findPersonalData(`${text}${run}`, { people: ['王小明', 'Grace Okafor'] });
      return performance.now() - started;
    }),
  );
}
test.each([
  '请把净水器寄到浙江省杭州市文三路90号，电话13800138000，订单LH20261121001，王先生收。机器还是漏水，她让我等周五的师傅。',
  'Grace Okafor at 12 Fern Close, Dunmere. Order UKX-4471-0098 never came, call me on 07700 900123. Trevor said Friday. ',
  '机器还是漏水，我等了一个下午没有人来，你们到底管不管。',
  '1',
  '1 ',
  'a1-',
  'Aa ',
])('four thousand signs of it lead no pattern astray: %s', (piece) => {
  expect(bestOf(piece.repeat(Math.ceil(4000 / piece.length)).slice(0, 4000))).toBeLessThan(ASTRAY_MS);
});

test('a long text is read in a blink', () => {
  const line = '请把净水器寄到浙江省杭州市西湖区文三路90号，电话13800138000，订单LH20261121001，王先生收。';
  const started = performance.now();
  expect(findPersonalData(line.repeat(400)).length).toBe(1600);
  expect(findPersonalData('路'.repeat(20_000) + '1'.repeat(20_000))).toEqual([]);
  expect(performance.now() - started).toBeLessThan(3000);
});

test('somebody known whose name is a word as well is found where something is theirs, also at the beginning', () => {
  expect(found("Grace's refund is late", ['Grace Okafor'])).toEqual(['name Grace']);
});
