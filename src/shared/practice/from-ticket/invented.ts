import type { PersonalKind } from '../../domain/personal-data.ts';
import type { Language } from '../../kernel/text.ts';

/** What stands where a telephone, a card and the like stood; it reads on whoever says it. */
type NeutralKind = Exclude<PersonalKind, 'name' | 'address' | 'order-number' | 'phone'>;

type Invented = {
  readonly neutral: Readonly<Record<NeutralKind, string>>;
  /** The whole number never stands in a scenario; its last four digits do. */
  readonly phone: string;
  readonly link: string;
  /** People who are not the customer: whole names, family names before a title, and given names alone. */
  readonly people: readonly string[];
  readonly families: readonly string[];
  readonly places: readonly string[];
  /** Words for a list or a heading, where no slot is filled. */
  readonly inHeadings: Readonly<Record<PersonalKind, string>>;
};

export const INVENTED: Readonly<Record<Language, Invented>> = {
  zh: {
    neutral: {
      email: '常用的那个邮箱',
      'id-card': '登记的证件号',
      'bank-card': '付款的那张卡',
      plate: '登记的那个车牌',
      handle: '平时用的那个号',
    },
    phone: '尾号{tail}的手机',
    link: '那个链接',
    people: ['舒宁', '庄禾', '阮青', '景澜', '房悦', '聂舟'],
    families: ['舒', '庄', '阮', '景', '房', '聂'],
    places: ['锦禾路 36 号梧桐里 8 栋', '望溪街 112 号禾苑 3 栋', '青麦路 7 号云栖里 11 栋'],
    inHeadings: {
      name: '客户',
      phone: '登记手机',
      email: '邮箱',
      'id-card': '证件号',
      'bank-card': '银行卡',
      'order-number': '这一单',
      address: '登记地址',
      plate: '车牌',
      handle: '账号',
    },
  },
  en: {
    neutral: {
      email: 'the usual email address',
      'id-card': 'the ID number on file',
      'bank-card': 'the card used to pay',
      plate: 'the plate on file',
      handle: 'the usual account',
    },
    phone: 'the number ending {tail}',
    link: 'that link',
    people: ['Robin', 'Alex', 'Jamie', 'Casey', 'Morgan', 'Drew'],
    families: ['Thorne', 'Hallam', 'Wexley', 'Ardley', 'Penrose', 'Lathom'],
    places: ['14 Larkmead Road', '7 Harrow Mill Lane', '52 Old Ferry Street'],
    inHeadings: {
      name: 'the customer',
      phone: 'the registered phone',
      email: 'the email address',
      'id-card': 'the ID number',
      'bank-card': 'the card',
      'order-number': 'the order',
      address: 'the address on file',
      plate: 'the plate',
      handle: 'the account',
    },
  },
};
