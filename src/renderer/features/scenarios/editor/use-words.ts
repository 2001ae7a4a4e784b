import type { Need } from '#shared/domain/guidance/labels.ts';
import { SKILLS, START_FEELINGS, type Skill, type StartFeeling } from '#shared/domain/practice/index.ts';
import { NEEDS } from '#shared/domain/guidance/labels.ts';
import { useT } from '../../../lib/i18n.tsx';

/** Names that the fields of a scenario and the places in them have. */
export function useScenarioWords() {
  const t = useT('scenarios');
  const practice = useT('practice');
  const guidance = useT('guidance');
  const feeling = (one: StartFeeling) => guidance(`emotion.${one}`);
  const need = (one: Need) => guidance(`need.${one}`);
  const skill = (one: Skill) => practice(`skill.${one}`);
  /** The name of a place in the issue: `facts.0.tell.1`. */
  const place = (path: string): string => {
    const [head = '', second = '', third = ''] = path.split('.');
    const isFeeling = START_FEELINGS.find((one) => one === second);
    const isNeed = NEEDS.find((one) => one === second);
    const isSkill = SKILLS.find((one) => one === second);
    switch (head) {
      case 'facts': {
        const field = third === 'ask' || third === 'tell' || third === 'is' ? t(`field.${third}`) : null;
        if (second === '') return t('field.facts');
        const number = Number(second) + 1;
        return field === null ? t('field.fact', { number }) : t('place.fact', { number, field });
      }
      case 'openings':
        return isFeeling ? t('field.opening', { feeling: feeling(isFeeling) }) : t('field.openings');
      case 'needs':
        if (!isNeed) return t('field.needs');
        return t(third === 'met' ? 'field.met' : 'field.show', { need: need(isNeed) });
      case 'answers':
        return t(second === 'accept' ? 'field.accept' : second === 'words' ? 'field.words' : 'field.answers');
      case 'better':
        return isSkill ? t('field.betterOf', { skill: skill(isSkill) }) : t('field.better');
      case 'slots':
        return t('field.slotWords', { slot: `{${second}}` });
      case 'truth':
      case 'procedure':
        return t('field.procedure');
      case 'about':
      case 'articles':
      case 'channels':
      case 'company':
      case 'difficulty':
      case 'feelings':
      case 'title':
      case 'trains':
        return t(`field.${head}`);
      default:
        return path;
    }
  };
  return { t, practice, feeling, need, skill, place };
}
