import type { ReactNode } from 'react';
import { Panel } from '../../../ui/index.ts';
import css from './day.module.css';

/** `null` values are left out: there is nothing to say of them. */
export type Fact = readonly [name: string, value: ReactNode];

/** A list of facts under a title, with a sentence on what they are. */
export function Facts({ title, hint, facts }: { title: string; hint: string; facts: readonly Fact[] }) {
  return (
    <Panel title={title}>
      <dl className={css['facts']}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className={css['quiet']}>{hint}</p>
    </Panel>
  );
}
