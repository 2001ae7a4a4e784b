import type { DemoAccount } from '#shared/contract/app/session.ts';
import { useActions, type Action } from '../../lib/actions.ts';
import { useT } from '../../lib/i18n.tsx';
import { KeyHint, Pill } from '../../ui/index.ts';
import css from './sign-in-page.module.css';
import type { SignIn } from './use-sign-in.ts';

type Props = {
  people: readonly DemoAccount[];
  isHubReachable: boolean;
  signIn: SignIn;
  onChoose: (handle: string) => void;
};

/** The invented people of a demo hub: one click or one key signs in. The keys work inside the fields too. */
export function DemoPeople({ people, isHubReachable, signIn, onChoose }: Props) {
  const t = useT('session');
  const common = useT('common');
  const entries = people.map((person, i) => ({ person, action: actionFor(person, i) }));
  function actionFor(person: DemoAccount, i: number): Action {
    return {
      id: `session.demo-${person.handle}`,
      group: 'session',
      labelKey: 'session:demo.signInAs',
      labelArgs: { name: person.name, role: common(`role.${person.role}`) },
      ...(i < 9 ? { keys: `alt+${i + 1}` } : {}),
      isEnabled: !signIn.isRunning,
      perform: () => {
        onChoose(person.handle);
        signIn.run({ handle: person.handle, password: person.password });
      },
    };
  }
  useActions(entries.map(({ action }) => action));
  if (people.length === 0) return null;
  return (
    <section aria-labelledby="demo">
      <h2 id="demo">{t('demo.title')}</h2>
      <p className="secondary">{t(isHubReachable ? 'demo.hint' : 'demo.hintOffline')}</p>
      <ul className={css['list']}>
        {entries.map(({ person, action }) => (
          <li key={person.handle}>
            <button
              type="button"
              disabled={signIn.isRunning}
              onClick={action.perform}
              aria-keyshortcuts={action.keys?.replace('alt', 'Alt')}
            >
              <span className={css['name']}>
                <span className="visually-hidden">{t('demo.go')}</span>
                {person.name} <Pill>{common(`role.${person.role}`)}</Pill>
                {action.keys && (
                  <span className={css['keyAt']}>
                    <KeyHint keys={action.keys} />
                  </span>
                )}
              </span>
              <span className="secondary">
                {person.handle} · {person.password}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
