import { type Span, spansOf } from './personal-data-spans.ts';
import { findWesternAddresses } from './personal-data-places-en.ts';
import { findChineseAddresses } from './personal-data-places-zh.ts';

const PLATE =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][ ·•.-]?(?=[A-Z0-9]*\d)[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9学警港澳挂](?![A-Za-z0-9])/g;
const SAID_PLATE =
  /\b(?:registration|number plate|licen[cs]e plate|plates?|reg|tags?)(?: number| no\.?)?(?:'s| is| was|,)?[ :]{1,3}(?=[A-Z0-9 -]*\d)(?=[A-Z0-9 -]*[A-Z])(?<it>[A-Z0-9]{1,4}(?:[ -]?[A-Z0-9]{1,4}){0,2})\b/gi;
/** Of Great Britain since 2001. */
const BRITISH_PLATE = /(?<![A-Za-z0-9])[A-Z]{2}\d{2} ?[A-Z]{3}(?![A-Za-z0-9])/g;
export const findPlates = (text: string): Span[] => [
  ...spansOf(text, PLATE),
  ...spansOf(text, SAID_PLATE),
  ...spansOf(text, BRITISH_PLATE),
];

/** Places where somebody lives or works: down to the road and the door. A town alone is none. */
export const findAddresses = (text: string): Span[] => [...findChineseAddresses(text), ...findWesternAddresses(text)];
