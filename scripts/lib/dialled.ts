import { isWithheld } from '#shared/telephony/withheld.ts';
import { Sentence } from './sentence.ts';

const NUMBER = /^\+?[\d\s().\-/*#~（）－]+(?:\s*(?:x|ext\.?|;ext=|转|分机)\s*\d+)?$/i;
const ADDRESS = /^(?:sips?|tel):\S+$/i;

/** A number as somebody may dial or show it. @throws Sentence for what no telephone would send */
export function dialled(given: string, flag: string): string {
  const text = given.normalize('NFKC').trim();
  if ((NUMBER.test(text) && /\d/.test(text)) || ADDRESS.test(text) || isWithheld(text)) return given;
  throw new Sentence(
    `${flag} takes a number such as 13800138021, 010-65529988, +862100138042 or sip:8001@pbx, not "${given}". Without a number: --hidden.`,
  );
}
