import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlarm, type Feeling, type Reason } from '#shared/domain/guidance/index.ts';
import { type Feeling as Read } from '#shared/guidance/feeling/feel.ts';
import { readFeeling } from '#shared/guidance/feeling/read-feeling.ts';
import { openFeelingModel } from '#shared/guidance/feeling/weights.ts';
import type { Why } from '#shared/guidance/feeling/why.ts';
import type { Log, ReadFeeling } from '../kernel/ports.ts';

const MAX_REASONS = 10;

function reasonOf(why: Why): Reason {
  if (why.code === 'earlier') return { code: why.code, rule: why.rule, at: null };
  const at: Reason['at'] = why.to > why.from ? [why.from, why.to] : null;
  return { code: why.code, rule: why.code === 'rule' ? why.rule : '', at };
}

const toFeeling = (read: Read, text: string): Feeling => ({
  emotion: read.emotion,
  intensity: read.intensity,
  polarity: read.polarity,
  needs: [...read.needs],
  evidence: read.evidence.map(([from, to]) => [from, to]),
  // What is measured finds more, with more false alarms than anybody would listen to.
  escalate: isAlarm(text),
  sureness: read.sure,
  why: read.why.slice(0, MAX_REASONS).map(reasonOf),
});

const toRead = ({ sureness, ...feeling }: Feeling): Read => ({
  ...feeling,
  sure: sureness,
  escalation: Number(feeling.escalate),
  why: [],
});

/** `resources/guidance/weights` of the package, looked for upwards: a program runs from source, built, and out of an archive. */
export function shippedWeights(from: string): string {
  const folder = join(from, 'resources', 'guidance', 'weights');
  const above = dirname(from);
  return existsSync(folder) || above === from ? folder : shippedWeights(above);
}

/**
 * What reads customers' words, with the weights that come with the product. Null: the file is missing or damaged, which stands in the log;
 * everything else works without it.
 * @param folder `resources/guidance/weights`
 */
export function loadFeeling(folder: string, log: Log): ReadFeeling | null {
  try {
    const model = openFeelingModel(new Uint8Array(readFileSync(join(folder, 'feeling.bin'))));
    return (text, earlier) => toFeeling(readFeeling(model, text, earlier.map(toRead)), text);
  } catch (error) {
    log.error('feeling.not-loaded', error);
    return null;
  }
}
