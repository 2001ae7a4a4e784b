/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a list chosen from while a field has the focus has no tag of its own */
import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Agent } from '#shared/domain/agent.ts';
import { useT } from '../../lib/i18n.tsx';
import { useDirectory, useMe } from '../../lib/reads.ts';
import { seesQueues } from '../../lib/reach.ts';
import css from './composer.module.css';
import { mentionAt, mentionChoices, mentionsIn } from './mentions.ts';

const notIn = (all: readonly Agent[], some: readonly Agent[]): Agent[] => all.filter((agent) => !some.includes(agent));

type Props = {
  box: RefObject<HTMLTextAreaElement | null>;
  /** Whose ticket it is: who does not hold it would be told nothing. */
  queueId: string;
  /** Only notes speak to colleagues. */
  isOn: boolean;
  onChange: (text: string) => void;
};

/** An at-sign in a note offers colleagues: typed on, the list narrows; Enter or Tab takes the name into the text. */
export function useMentionMenu({ box, queueId, isOn, onChange }: Props) {
  const id = useId();
  const me = useMe();
  const agents = useDirectory().data?.agents ?? [];
  const colleagues = agents.filter((agent) => agent.isActive && agent.id !== me?.id);
  const people = colleagues.filter((agent) => seesQueues(agent, [queueId]));
  const [typed, setTyped] = useState<ReturnType<typeof mentionAt>>(null);
  const [active, setActive] = useState(0);
  const choices = isOn && typed ? mentionChoices(people, typed.words) : [];
  // Looked for by name and not offered: that they cannot see the ticket is the answer.
  const outside = isOn && typed ? mentionChoices(notIn(colleagues, people), typed.words) : [];
  const isOpen = choices.length > 0;
  const look = () => {
    const field = box.current;
    setTyped(field ? mentionAt(field.value, field.selectionStart) : null);
    setActive(0);
  };
  const close = () => setTyped(null);
  const choose = (agent: Agent | undefined) => {
    const field = box.current;
    if (!field || !typed || !agent) return;
    const before = `${field.value.slice(0, typed.start)}@${agent.name} `;
    onChange(before + field.value.slice(field.selectionStart));
    close();
    setTimeout(() => {
      field.focus();
      field.setSelectionRange(before.length, before.length);
    });
  };
  /** True: the key was meant for the list. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (!isOpen || event.nativeEvent.isComposing) return false;
    if (event.key === 'ArrowDown') setActive((active + 1) % choices.length);
    else if (event.key === 'ArrowUp') setActive((active - 1 + choices.length) % choices.length);
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey && !event.metaKey)
      choose(choices[active]);
    else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  const fieldProps = isOn
    ? {
        'aria-autocomplete': 'list' as const,
        'aria-controls': isOpen ? id : undefined,
        'aria-activedescendant': isOpen ? `${id}-${active}` : undefined,
      }
    : {};
  const menu = (isOpen || outside.length > 0) && (
    <Choices id={id} choices={choices} active={active} outside={outside} onChoose={choose} />
  );
  return { fieldProps, menu, look, close, onKeyDown };
}

type ChoicesProps = {
  id: string;
  choices: readonly Agent[];
  active: number;
  /** Whom these words fit and who cannot see the ticket. */
  outside: readonly Agent[];
  onChoose: (agent: Agent) => void;
};

function Choices({ id, choices, active, outside, onChoose }: ChoicesProps) {
  const t = useT('messages');
  const outsideNames = outside.map(({ name }) => name).join(t('listSeparator'));
  return (
    <div className={css['people']}>
      <div role="listbox" id={id} aria-label={t('mention.list')} hidden={choices.length === 0}>
        {choices.map((agent, i) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the keyboard
          <div
            key={agent.id}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === active}
            className={css['person']}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(agent)}
          >
            {agent.name} <span className={css['changes']}>{agent.handle}</span>
          </div>
        ))}
      </div>
      {outside.length > 0 && (
        <output className={css['outside']}>{t('mention.outside', { names: outsideNames })}</output>
      )}
    </div>
  );
}

/** Whom the note will reach, and whom it names without reaching them: said before it is sent. */
export function Told({ body, queueId }: { body: string; queueId: string }) {
  const t = useT('messages');
  const agents = useDirectory().data?.agents ?? [];
  const readers = agents.filter((agent) => seesQueues(agent, [queueId]));
  const namesIn = (people: readonly Agent[]) =>
    mentionsIn(body, people)
      .map((id) => people.find((agent) => agent.id === id)?.name ?? '')
      .join(t('listSeparator'));
  const [told, untold] = [namesIn(readers), namesIn(notIn(agents, readers))];
  return (
    <>
      {told !== '' && <p className={css['told']}>{t('mention.told', { names: told })}</p>}
      {untold !== '' && <p className={css['told']}>{t('mention.outside', { names: untold })}</p>}
    </>
  );
}
