import type { Fields } from './fields.ts';

/** Fields that only sipgate's push sends beside those it shares with others. */
const ITS_OWN = ['xcid', 'origcallid', 'fulluserid', 'diversion'];
export const isSipgate = (fields: Fields): boolean => ITS_OWN.some((name) => fields.has(name));

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** XML 1.0 has no words at all for these. */
const NO_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const attribute = (text: string): string =>
  text
    .toWellFormed()
    .replace(NO_XML, '')
    .replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark);

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
export const SIPGATE_TYPE = 'application/xml; charset=utf-8';

/** Only with this does sipgate say of a call that it was answered and that it ended. `url`: where it is to say so. */
export const sipgateFollow = (url: string): string =>
  `${HEAD}<Response onAnswer="${attribute(url)}" onHangup="${attribute(url)}"/>\n`;

/** The caller hears that the line is engaged. */
export const sipgateReject = (): string => `${HEAD}<Response><Reject reason="busy"/></Response>\n`;
