import type { ComponentType } from 'react';
import { useActions, type Action } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { useGo } from '../../lib/router.ts';
import { Pages } from '../../ui/pages.tsx';
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
  shortcuts: Shortcuts,
  telephone: Telephone,
  diagnostics: DiagnosticsPage,
  about: About,
} as const satisfies Record<string, ComponentType>;
type Section = keyof typeof SECTIONS;
const NAMES = Object.keys(SECTIONS) as Section[];

/** `#/settings/<section>`: the choices that belong to this person or this computer. Each takes effect at once. */
export function SettingsScreen({ rest = [] }: { rest?: readonly string[] }) {
  const t = useT('settings');
  const { go } = useGo();
  const current = NAMES.find((name) => name === rest[0]) ?? 'look';
  const Open = SECTIONS[current];
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
      <Open />
    </Pages>
  );
}
