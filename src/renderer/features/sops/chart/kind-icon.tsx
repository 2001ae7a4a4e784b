import {
  IconArrowsSplit2,
  IconBolt,
  IconCheckbox,
  IconForms,
  IconInfoCircle,
  type Icon as TablerIcon,
} from '@tabler/icons-react';
import type { StepKind } from '#shared/domain/sop/kinds.ts';

const ICONS: Readonly<Record<StepKind, TablerIcon>> = {
  info: IconInfoCircle,
  confirm: IconCheckbox,
  choice: IconArrowsSplit2,
  form: IconForms,
  action: IconBolt,
};

export function KindIcon({ kind, size = 16 }: { kind: StepKind; size?: number }) {
  const Picture = ICONS[kind];
  return <Picture size={size} stroke={1.6} aria-hidden />;
}
