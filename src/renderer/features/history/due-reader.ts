/** Words that stand beside a moment and do not move it. */
const FILLERS =
  /最晚|最迟|[之以]?前|[之以]?内|左右|[在于到的整]|\b(?:at|by|before|on|until|till|around|about|the|this|of|latest|sharp)\b|\bo'?clock\b|\ban?\b/g;

export type Reader = {
  /** The first match, taken out of what is left to read. */
  readonly take: (pattern: RegExp) => RegExpExecArray | null;
  /** Whether nothing is left that could mean another moment than the one that was read. */
  readonly isUnderstood: () => boolean;
};

/** Reads a text piece by piece. What nobody took is not passed over: `yesteday 10:00` is no 10:00. */
export function reader(text: string): Reader {
  let rest = text;
  return {
    take: (pattern) => {
      const match = pattern.exec(rest);
      if (match) rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
      return match;
    },
    isUnderstood: () => !/[\p{L}\p{N}]/u.test(rest.replaceAll(FILLERS, ' ')),
  };
}
