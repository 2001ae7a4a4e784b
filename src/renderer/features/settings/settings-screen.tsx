import { Suspense, type ComponentType } from 'react';
import { useActions, type Action } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { useGo } from '../../lib/router.ts';
import { Pages } from '../../ui/pages.tsx';
import { Skeleton } from '../../ui/index.ts';
import { About } from './about.tsx';
import { DiagnosticsPage } from './diagnostics/diagnostics-page.tsx';
import { Guidance } from './guidance.tsx';
import { Looks } from './looks.tsx';
import { Notifications } from './notifications.tsx';
import { Shortcuts } from './shortcuts/shortcuts.tsx';
import { Signature } from './signature.tsx';
import { Telephone } from './telephone.tsx';

const SECTIONS = {
  look: Looks,
  signature: Signature,
  notifications: Notifications,
  guidance: Guidance,
  rest: null,
  practice: null,
  shortcuts: Shortcuts,
  telephone: Telephone,
  diagnostics: DiagnosticsPage,
  about: About,
} as const satisfies Record<string, ComponentType | null>;
type Section = keyof typeof SECTIONS;
const NAMES = Object.keys(SECTIONS) as Section[];

type Props = {
  rest?: readonly string[];
  /** Choices of other features: the rules of rest, and who plays the words in practice. */
  Rest?: ComponentType;
  Practice?: ComponentType;
};

/** `#/settings/<section>`: the choices that belong to this person or this computer. Each takes effect at once. */
export function SettingsScreen({ rest = [], Rest, Practice }: Props) {
  const t = useT('settings');
  const { go } = useGo();
  const current = NAMES.find((name) => name === rest[0]) ?? 'look';
  const Open = SECTIONS[current] ?? (current === 'practice' ? Practice : Rest);
  useActions(
    NAMES.map((name): Action => ({
      id: `settings.go-${name}`,
      group: 'view',
      labelKey: `settings:go.${name}`,
      perform: () => go('settings', name),
    })),
  );
  const pages = NAMES.map((id) => ({ id, label: t(`section.${id}`), address: ['settings', id] }));
  return (
    <Pages label={t('title')} pages={pages} current={current}>
      {Open && <Suspense fallback={<Skeleton lines={6} />}>{<Open />}</Suspense>}
    </Pages>
  );
}
