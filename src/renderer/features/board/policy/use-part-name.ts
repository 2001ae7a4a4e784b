import { useT } from '../../../lib/i18n.tsx';
import { kindOf, type Part } from './capacity-parts.ts';

/** 电话占用, 聊天最多几个. */
export function usePartName(): (part: Part) => string {
  const t = useT('board');
  const common = useT('common');
  return (part) => {
    const { kind, channel } = kindOf(part);
    return kind === 'total' ? t('field.total') : t(`field.${kind}`, { channel: common(`channel.${channel}`) });
  };
}
