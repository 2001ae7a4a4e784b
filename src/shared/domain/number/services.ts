/**
 * Short numbers the public dials and that call the public, by country: banks and insurers (95xxx), companies of a province (96xxx),
 * carriers and government lines. No numbering plan holds them, and they are as short as an extension. The bands 100xx and 12xxx are
 * named one by one, because five-digit extensions stand in them, too. (Source: MIIT, 电信网编号计划.)
 */
const CHINA =
  /^(?:9[56]\d{3,4}|100(?:00|01|10|11|15|16|50|60|68|69|80|85|86|99)|1(?:1185|2(?:306|315|318|320|329|333|345|348|366|368|369|378|380|388|389|393|395|398)))$/;

const SERVICES: Readonly<Record<string, { readonly code: string; readonly shape: RegExp }>> = {
  CN: { code: '+86', shape: CHINA },
};

/** The short service number as it is stored (`95588` → `+8695588`), or undefined where it is none of that country's. */
export function serviceNumber(digits: string, country: string): { e164: string; country: string } | undefined {
  for (const [owner, { code, shape }] of Object.entries(SERVICES)) {
    const national = digits.startsWith(code) ? digits.slice(code.length) : owner === country ? digits : '';
    if (shape.test(national)) return { e164: `${code}${national}`, country: owner };
  }
  return undefined;
}
