const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const DASHES = /[‐‑‒–—―−]/g;
const SCHEME = /^(?:sips?|tel|callto):/i;
/** What stands before a number: `Tel.`, `电话：`, `Mobile`. */
const LABEL = /^[\p{L}.\s]+[:\s]\s*(?=[+(\d])|^\p{Script=Han}+(?=[+(\d])/u;
const MARKED = /^(.*?)[\s,;(]*(?:转接?|分机号?|;ext=|(?:extension|ext|x)(?![a-z])|#)[\s.:=]*(\d{1,6})\)?$/i;

export type Written = {
  /** Without scheme, host, display name or extension; full-width characters made narrow. */
  readonly body: string;
  readonly extension: string | null;
};

/** Takes apart what is written around a number. Says nothing about whether there is one. */
export function takeApart(text: string): Written {
  const narrow = text.normalize('NFKC').replaceAll(INVISIBLE, '').replaceAll(DASHES, '-').trim();
  const bare = withoutLabel(addressOf(narrow));
  const marked = MARKED.exec(bare);
  return { body: (marked?.[1] ?? bare).trim(), extension: marked?.[2] ?? null };
}

/** `"Li" <sip:+86138…@pbx;user=phone>` and `tel:6552;phone-context=+8610` → what names the other side in them. */
function addressOf(text: string): string {
  const inner = /<([^<>]*)>\s*(?:;.*)?$/.exec(text)?.[1]?.trim() ?? text;
  if (!SCHEME.test(inner) && !/^[^\s@]+@[^\s@]+$/.test(inner)) return inner;
  const [user = '', ...params] = decoded(inner.replace(SCHEME, '').replace(/^\/\//, '')).split(';');
  const named = (name: string) => params.find((param) => param.toLowerCase().startsWith(`${name}=`));
  const context = /=(\+\d+)$/.exec(named('phone-context') ?? '')?.[1];
  const [number = ''] = user.split('@');
  const extension = named('ext');
  return `${context && !number.startsWith('+') ? context : ''}${number}${extension ? `;${extension.split('@')[0]}` : ''}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a lone % is the writer's own
  }
}

/** `x12` and `转 8001` are extensions, not labels. */
const withoutLabel = (text: string): string => (MARKED.exec(text)?.[1] === '' ? text : text.replace(LABEL, ''));
