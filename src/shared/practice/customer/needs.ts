import type { Need } from '../../domain/guidance/labels.ts';
import type { Act } from '../acts/kinds.ts';

type Served = { readonly by: Readonly<Partial<Record<Act, number>>>; readonly words: RegExp };

/** What meets each need: acts, and words of the matter. */
const SERVED: Readonly<Record<Need, Served>> = {
  efficiency: {
    by: {
      'next-step': 0.2,
      'says-when': 0.25,
      'does-at-once': 0.2,
      'hands-back': -0.2,
      'asks-again': -0.2,
      'stays-vague': -0.1,
      'asks-much': -0.05,
    },
    words:
      /不用再(?:讲|说|跑|打|重复)|一次(?:办|说|弄)|直接|马上|现在就|straight away|right now|once|in one go|won'?t have to (?:repeat|call)/iu,
  },
  fairness: {
    by: {
      admits: 0.25,
      dismisses: -0.3,
      explains: 0.12,
      'next-step': 0.15,
      'names-feeling': 0.08,
      mirrors: 0.1,
      'pushes-off': -0.2,
    },
    words:
      /补(?:偿|给|上)|赔|退(?:给|还|回)|一分不少|不该(?:您|由)|不(?:让|用)您(?:承担|出|掏)|该(?:是)?您的|(?:我们|我)(?:这边)?(?:的)?(?:错|责任|疏忽)|refund|credit|waive|make (?:it|this) (?:right|good)|shouldn'?t (?:have to|be) (?:pay|charged|out)|our (?:mistake|error|fault)|not your|owed|in full/iu,
  },
  respect: {
    by: {
      admits: 0.2,
      cares: 0.1,
      'names-self': 0.1,
      dismisses: -0.4,
      'is-curt': -0.1,
      deflects: -0.2,
      mirrors: 0.22,
      'names-feeling': 0.15,
      reassures: 0.08,
      blames: -0.4,
      'repeats-itself': -0.15,
      'pushes-off': -0.15,
    },
    words:
      /您(?:说得|讲得|说的)(?:对|没错|有道理)|认真|(?:我)?(?:相信|信)您|谢谢您(?:告诉|指出|说)|不该(?:那样|这样|这么)(?:对|跟|说)|you(?:'re| are) (?:right|quite right)|i believe you|thank you for telling|should never have|fair point|take (?:it|this|you) seriously/iu,
  },
  security: {
    by: {
      'follows-up': 0.2,
      'does-at-once': 0.15,
      instructs: 0.1,
      'names-self': 0.08,
      reassures: 0.22,
      'next-step': 0.15,
      explains: 0.08,
      'asks-secret': -0.4,
    },
    words:
      /冻结|锁(?:住|定|上)|安全|保密|不会(?:再|被|丢|泄|扣)|停(?:掉|住|了|用)|改(?:掉)?密码|盯|删(?:除|掉)|保住|freez|frozen|lock|safe|secure|stopp|block|protect|delet|monitor/iu,
  },
  clarity: {
    by: {
      instructs: 0.18,
      informs: 0.12,
      'follows-up': 0.08,
      explains: 0.3,
      'says-when': 0.18,
      checks: 0.15,
      'uses-jargon': -0.12,
      'stays-vague': -0.1,
    },
    words:
      /第[一二三]步|先.{1,20}再|意思(?:是|就是)|也就是说|结果(?:是|会)|which means|in other words|step by step|first.{1,60}then|so you (?:know|can see)/iu,
  },
  care: {
    by: {
      cares: 0.3,
      admits: 0.12,
      'follows-up': 0.12,
      dismisses: -0.3,
      'is-curt': -0.1,
      'names-feeling': 0.22,
      mirrors: 0.14,
      reassures: 0.18,
      blames: -0.3,
    },
    words:
      /身体|老人|孩子|宝宝|家里|照顾|慢慢|不着急|您先|节哀|保重|陪|take your time|look after|baby|mum|mother|father|family|sorry for your loss|how are you|no rush|with you/iu,
  },
};

/** How far one line serves a need, −1 … 1. A first apology is a sign of respect. */
export function metBy(need: Need, acts: ReadonlySet<Act>, text: string, isFirstApology: boolean): number {
  const { by, words } = SERVED[need];
  const acted = [...acts].reduce((sum, act) => sum + (by[act] ?? 0), 0);
  const isOnlyWords = acts.has('apologises') && !acts.has('mirrors') && !acts.has('next-step');
  const worded = words.test(text) && !isOnlyWords ? 0.22 : 0;
  const apology = need === 'respect' && isFirstApology && acts.has('apologises') ? 0.15 : 0;
  return acted + worded + apology;
}
