import { useMemo } from 'react';
import { ABANDON_REASONS, SKIP_REASONS } from '#shared/domain/sop/kinds.ts';
import { valueOf } from '#shared/kernel/statistics.ts';
import { useLocalized, useT, type Translate } from '../../../lib/i18n.tsx';
import { clock } from '../../../lib/time.ts';
import type { Finding, Version } from './queries.ts';

/** In the words the step itself is skipped and given up with. */
function knownReason(reason: string, sops: Translate<'sops'>): string | undefined {
  const skip = SKIP_REASONS.find((one) => one === reason);
  if (skip) return sops(`skip.${skip}`);
  const abandon = ABANDON_REASONS.find((one) => one === reason);
  return abandon && sops(`abandon.${abandon}`);
}

export const percent = (share: number): string => `${Math.round(share * 100)}%`;
export const percentOf = (share: { readonly n: number; readonly of: number }): string => percent(valueOf(share));

export type HealthWords = {
  readonly stepOf: (step: string | null) => string;
  readonly reasonOf: (reason: string) => string;
  /** What stands out, as a sentence. */
  readonly findingOf: (finding: Finding) => string;
};

type Localized = ReturnType<typeof useLocalized>;

function sentence(
  finding: Finding,
  version: Version,
  words: Omit<HealthWords, 'findingOf'>,
  t: Translate<'sopHealth'>,
) {
  const { n, of, step, reason } = finding;
  const args = { n, of, percent: percentOf(finding), step: words.stepOf(step) };
  const why = reason === null ? {} : { reason: words.reasonOf(reason) };
  switch (finding.kind) {
    case 'flagged':
      return t('finding.flagged', args);
    case 'stall':
      return t('finding.stall', args);
    case 'abandoned':
      return t(reason === null ? 'finding.abandoned' : 'finding.abandonedFor', { ...args, ...why });
    case 'skipped-often':
      return t(reason === null ? 'finding.skipped' : 'finding.skippedFor', { ...args, ...why });
    case 'loops':
      return t('finding.loops', args);
    case 'slow': {
      const soft = version.steps.find((one) => one.step === step)?.softSeconds ?? 0;
      return t('finding.slow', { ...args, soft: clock(soft * 1000) });
    }
    default:
      return finding.kind satisfies never;
  }
}

type Tongues = { readonly t: Translate<'sopHealth'>; readonly sops: Translate<'sops'>; readonly localized: Localized };

function wordsFor(version: Version, { t, sops, localized }: Tongues): HealthWords {
  const stepOf = (step: string | null): string => {
    const known = version.steps.find((one) => one.step === step);
    return known ? localized(known.title) : (step ?? t('finding.whole'));
  };
  const reasonOf = (reason: string): string => {
    const own = version.skipReasons.find(({ key }) => key === reason);
    if (own) return localized(own.label);
    return knownReason(reason, sops) ?? reason;
  };
  return { stepOf, reasonOf, findingOf: (finding) => sentence(finding, version, { stepOf, reasonOf }, t) };
}

/** The words of one version: its steps, its reasons, and what stands out of it. */
export function useHealthWords(version: Version): HealthWords {
  const t = useT('sopHealth');
  const sops = useT('sops');
  const localized = useLocalized();
  return useMemo(() => wordsFor(version, { t, sops, localized }), [version, t, sops, localized]);
}
