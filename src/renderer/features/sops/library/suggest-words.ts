import type { SopSuggest } from '#shared/domain/sop/sop.ts';
import { useLocalized, useT } from '../../../lib/i18n.tsx';
import { useDirectory } from '../../../lib/reads.ts';

/** When a procedure is offered by itself, one condition a line; all have to fit. Empty: never. */
export function useSuggestWords(): (rule: SopSuggest) => string[] {
  const t = useT('sopDesk');
  const common = useT('common');
  const local = useLocalized();
  const directory = useDirectory().data;
  const any = (names: readonly string[]): string => names.join(t('or'));
  const queue = (id: string): string => {
    const found = directory?.queues.find((one) => one.id === id);
    return found ? local(found.name) : common('unknownQueue');
  };
  const field = ({ key, value }: SopSuggest['fields'][number]): string => {
    const known = directory?.fields.find((one) => one.key === key);
    const choice = known?.choices.find((one) => one.key === value);
    const said = typeof value === 'boolean' ? t(value ? 'yes' : 'no') : choice ? local(choice.label) : String(value);
    return t('suggest.field', { field: known ? local(known.label) : key, value: said });
  };
  return ({ queueIds, channels, tags, words, fields }) => [
    ...(queueIds.length > 0 ? [t('suggest.inQueue', { names: any(queueIds.map(queue)) })] : []),
    ...(channels.length > 0
      ? [t('suggest.byChannel', { names: any(channels.map((one) => common(`channel.${one}`))) })]
      : []),
    ...(tags.length > 0 ? [t('suggest.withTag', { names: any(tags) })] : []),
    ...(words.length > 0 ? [t('suggest.says', { names: any(words.map((word) => t('quoted', { word }))) })] : []),
    ...(fields.length > 0 ? [any(fields.map(field))] : []),
  ];
}
