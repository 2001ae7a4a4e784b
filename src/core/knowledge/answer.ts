import { ellipsis, oneLine } from '#shared/kernel/one-line.ts';

/**
 * What of a solved ticket is worth keeping: the customer's question, and the answer without its greetings and farewells. By
 * rule, so that the same ticket always gives the same draft; what names a person stays, and is flagged to the author.
 */
export type Line = { readonly kind: 'customer' | 'reply'; readonly body: string };
export type Solved = { readonly subject: string; readonly lines: readonly Line[]; readonly names: readonly string[] };
export type Answer = { readonly title: string; readonly question: string; readonly body: string };

const MAX_TITLE = 200;
const MAX_QUESTION = 300;
const MAX_BODY = 200_000;

const any = (parts: readonly string[], flags = 'iu'): RegExp => new RegExp(`^(?:${parts.join('|')})`, flags);

/** How a reply begins before it says anything: the person, a greeting, who is speaking. */
const OPENINGS = any([
  '(?:尊敬的|亲爱的)[^，,。！!：:\\n]{0,12}[，,。！!：:]\\s*',
  '(?:[\\p{sc=Han}·]{1,4}(?:先生|女士|小姐|太太|夫人|老师|师傅|经理|阿姨|叔叔|同学|大爷|大妈|奶奶|爷爷))?[，,\\s]*(?:您好|你好|早上好|上午好|中午好|下午好|晚上好|早安|晚安)(?:呀|啊|哦)?[^\\p{L}\\p{N}\\n]*',
  '[\\p{sc=Han}·]{1,4}(?:先生|女士|小姐|太太|夫人|老师|师傅|经理|阿姨|叔叔|同学)[，,：:！!]\\s*',
  '(?:我是|这里是|这边是)[^，,。！!？?\\n]{1,20}[，,。！!]\\s*',
  '亲[，,～~！!\\s]+',
  "(?:hi|hello|hey|dear|good (?:morning|afternoon|evening))(?: there)?(?:,? (?:mr|mrs|ms|miss|dr)\\.?)?(?: [\\p{Lu}][\\p{L}'’-]+){0,3}\\s*[,.!:—-]+\\s*",
  "(?:this is|my name is|i am|i'm) \\p{Lu}[\\p{L}'’-]+(?: [\\p{L}'’-]+){0,5}[.,!]\\s*",
]);

/** Whole sentences that say nothing of the matter. */
const SMALL_TALK = [
  '(?:很高兴|竭诚|乐意)?为您(?:服务|解答)',
  '(?:请问)?(?:有什么|还有什么|还有其他|有其他)[^。！？]{0,14}(?:帮|服务|解答|问题)[^。！？]{0,8}',
  '(?:非常)?(?:感谢|谢谢)(?:您|你)?(?:的)?(?:来电|支持|理解|耐心|耐心等待|咨询|反馈|配合|惠顾|关注|信任)?[^。！？，,]{0,10}',
  '(?:祝|祝愿)您[^。！？]{0,20}',
  '(?:如|若|如果)(?:您)?(?:后续|以后|之后)?(?:还)?有(?:任何|其他|什么)?(?:问题|疑问|需要)[^。！？]{0,24}(?:联系|咨询|告诉|找)[^。！？]{0,10}',
  '(?:好的|好|嗯|嗯嗯|收到|明白|没事|没关系|不客气|不用谢|不用客气|可以|是的|再见|拜拜|稍等|请稍等|您稍等|请您稍等)[^。！？，,]{0,4}',
  '(?:麻烦|请|期待)?您?[^。！？]{0,10}(?:评价|打分|好评)[^。！？]{0,12}',
  '(?:您|你)?还在(?:吗|线吗)',
  '(?:非常|十分|很)?(?:抱歉|不好意思|对不起)(?:给您|让您)?[^。！？，,]{0,14}',
  'thank(?:s| you)(?: so much| very much| again)?(?: for [^.!?]{1,60})?',
  '(?:how|what) (?:can|may) i (?:help|assist|do)[^.!?]{0,30}',
  '(?:is there )?any(?:thing|where) else[^.!?]{0,50}',
  '(?:have|enjoy|wish(?:ing)? you) an? (?:great|nice|lovely|good|wonderful|pleasant)[^.!?]{0,40}',
  "(?:please )?(?:let (?:me|us) know|feel free|do not hesitate|don’t hesitate|don't hesitate)[^.!?]{0,90}",
  "you(?:'|’)?re (?:very |most )?welcome[^.!?]{0,20}",
  '(?:please )?(?:hold on|hold|bear with me|one moment|just a moment|give me a (?:moment|minute|second))[^.!?]{0,40}',
  '(?:ok|okay|sure|great|alright|got it|perfect|no problem|no worries|of course|certainly|bye|goodbye|take care)[^.!?,]{0,12}',
  "(?:i(?:'|’)?m |i am |we are |we're )?(?:so |very |really )?sorry(?: (?:to hear|about|for)[^.!?,]{0,50})?",
  "i(?: can|(?:'|’)d be happy to|(?:'|’)ll be happy to) help(?: you)?(?: with that| today)?",
];
const EMPTY_TALK = new RegExp(`^(?:(?:${SMALL_TALK.join('|')})[，,、\\s]*){1,3}[\\s。！!？?,，.～~…]*$`, 'iu');

/** Below it stand names and telephone numbers. */
const SIGN_OFF =
  /^(?:(?:best|kind|warm|many)? ?regards|sincerely|yours (?:truly|sincerely|faithfully)|cheers|best wishes|此致|敬上|敬礼)[,，\s.!。]*$/iu;
const SENTENCES = /[^。！？!?；;\n]*?(?:[。！？；]+|[!?]+(?=\s|$)|\.(?=\s+\p{Lu}|\s*$)|$)\s*/gu;
const LIST_ITEM = /^\s*(?:[-*+•]|\d{1,2}[.)、．]|[（(]\d{1,2}[)）])\s*/u;

function withoutOpenings(text: string): string {
  let rest = text;
  for (let turn = 0; turn < 4; turn += 1) {
    const cut = rest.replace(OPENINGS, '');
    if (cut === rest) return rest;
    rest = cut;
  }
  return rest;
}

/** One line without its empty sentences; an item of a list stays as it is. */
function cleanLine(line: string): string {
  if (LIST_ITEM.test(line)) return line.trimEnd();
  const sentences = (line.match(SENTENCES) ?? []).filter((sentence) => sentence.trim() !== '');
  return sentences
    .filter((sentence) => !EMPTY_TALK.test(sentence.trim()))
    .join('')
    .trim();
}

/** A reply without greeting, small talk and signature (of one of `names`); its lines and lists stay. */
export function cleanReply(body: string, names: readonly string[] = []): string {
  const lines = withoutOpenings(body.replaceAll('\r\n', '\n').trim()).split('\n');
  const signed = lines.findIndex((line, i) => i > 0 && SIGN_OFF.test(line.trim()));
  const kept = lines.slice(0, signed === -1 ? undefined : signed);
  while (kept.length > 1 && names.includes(kept.at(-1)?.trim() ?? '')) kept.pop();
  return kept
    .map(cleanLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** What a customer said first, beyond a greeting. */
export function firstWords(lines: readonly string[]): string {
  const said = lines.map((line) => oneLine(withoutOpenings(line.trim()), MAX_QUESTION));
  return said.find((line) => line.length > 3 && !EMPTY_TALK.test(line)) ?? oneLine(lines[0] ?? '', MAX_QUESTION);
}

const PREFIX = /^(?:(?:re|fwd?|aw|回复|答复|转发)\s*[:：]\s*)+/iu;

export function answerOf({ subject, lines, names }: Solved): Answer {
  const replies = lines.filter(({ kind }) => kind === 'reply').map(({ body }) => cleanReply(body, names));
  const answer = [...new Set(replies.filter((reply) => reply !== ''))].join('\n\n');
  const asked = lines.filter(({ kind }) => kind === 'customer').map(({ body }) => body);
  const title = subject.trim().replace(PREFIX, '').trim();
  return {
    title: ellipsis(title === '' ? firstWords(asked) : title, MAX_TITLE),
    question: firstWords(asked),
    body: ellipsis(answer, MAX_BODY),
  };
}

/** Chinese as soon as a fifth of the letters are Han. */
export function languageOf(text: string): 'zh' | 'en' {
  const han = text.match(/\p{sc=Han}/gu)?.length ?? 0;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return han * 5 >= Math.max(letters, 1) ? 'zh' : 'en';
}
