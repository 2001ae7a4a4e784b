import { normalise } from '#shared/guidance/text/normal.ts';

const END = '[^\\p{L}\\p{N}]*$';
const whole = (words: string): RegExp => new RegExp(`^(?:${words})${END}`, 'u');
const GREETING = [
  whole(
    '(?:您好|你好|您们好|你们好|嗨|哈喽|早上好|上午好|下午好|晚上好|在吗|在么|在不在|有人吗|有人在吗|请问|客服在吗)[呀啊哈]?(?:[，,！!～~ ]*(?:在吗|有人吗|请问))?',
  ),
  whole('(?:hi|hello|hey|good (?:morning|afternoon|evening))(?: there)?|is (?:anybody|anyone|someone) there'),
];
const THANKS = [
  whole(
    '(?:好的?|嗯+|哦+|明白|知道|清楚|可以|行|收到)?了?[，,！!～~。 ]*(?:谢谢|多谢|感谢|谢啦|谢了|辛苦了)(?:您|你|啦|了|啊)*',
  ),
  whole(
    '(?:ok|okay|great|perfect|got it)?[,.! ]*(?:many |)(?:thanks|thank you|thx|cheers)(?: (?:a lot|so much|very much|again))?',
  ),
];

/** Words that ask for nothing, and are nothing else: a greeting, or thanks. An article answers neither. */
export function courtesyOf(text: string): 'greeting' | 'thanks' | null {
  const said = normalise(text).text.trim();
  if (GREETING.some((words) => words.test(said))) return 'greeting';
  return THANKS.some((words) => words.test(said)) ? 'thanks' : null;
}
