import {
  IconArrowLeft,
  IconBlockquote,
  IconBold,
  IconCode,
  IconDeviceFloppy,
  IconEye,
  IconHeading,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconPhoto,
  IconSend,
  IconTrash,
  IconUpload,
} from '@tabler/icons-react';
import { useState, type RefObject } from 'react';
import type { Action } from '../../../lib/actions.ts';
import { useMay } from '../../../lib/reads.ts';
import { useCommand } from '../../../lib/query.ts';
import { useGo } from '../../../lib/router.ts';
import { useT } from '../../../lib/i18n.tsx';
import { useToaster } from '../../../lib/toaster.ts';
import type { KeyOf } from '#shared/i18n/index.ts';
import type { BodyHandle } from './body-field.tsx';
import { makeLink, toggleLines, toggleMark, type Selected } from './markdown-edit.ts';
import { useArticleKeeper, type BoundDraft } from './use-draft.ts';

type Hands = {
  readonly body: RefObject<BodyHandle | null>;
  readonly pickFile: () => void;
  readonly togglePreview: () => void;
  readonly finish: () => void;
  readonly hasToggle: boolean;
};
type WithIcon = Action & { icon: NonNullable<Action['icon']> };

/** What the editor can do, each with its key. */
export function useEditorActions(draft: BoundDraft, hands: Hands) {
  const { go } = useGo();
  const { articleId, baseVersion } = draft.content;
  const keeper = useArticleKeeper();
  const mayPublish = useMay('article.publish');
  const t = useT('knowledge');
  const { say } = useToaster();
  const [isSure, setSure] = useState(false);
  const leave = () => (baseVersion === 0 ? go('knowledge') : go('knowledge', articleId));
  const throwAway = useCommand((api) => api.knowledge.discardDraft({ articleId }), {
    onDone: () => {
      keeper.release(articleId);
      leave();
    },
  });
  const tools = useTools(hands);
  const base = { group: 'knowledge' as const };
  const back: Action = {
    ...base,
    id: 'editor.back',
    labelKey: 'knowledge:editor.back',
    icon: IconArrowLeft,
    keys: 'b',
    perform: leave,
  };
  const save: Action = {
    ...base,
    id: 'editor.save',
    labelKey: 'knowledge:editor.save',
    icon: IconDeviceFloppy,
    keys: 'mod+s',
    perform: () => void keeper.flush(articleId).then(() => say({ title: t('editor.saved'), tone: 'ok' })),
  };
  const preview: Action = {
    ...base,
    id: 'editor.preview',
    labelKey: 'knowledge:editor.togglePreview',
    icon: IconEye,
    keys: 'alt+shift+p',
    isEnabled: hands.hasToggle,
    perform: hands.togglePreview,
  };
  // Pressed twice: a text is not thrown away by one slip.
  const discard: Action = {
    ...base,
    id: 'editor.discard',
    labelKey: isSure ? 'knowledge:editor.discardSure' : 'knowledge:editor.discard',
    icon: IconTrash,
    perform: () => (isSure ? void throwAway.run() : setSure(true)),
  };
  const finish: Action = {
    ...base,
    id: 'editor.finish',
    labelKey: mayPublish ? 'knowledge:editor.publish' : 'knowledge:editor.propose',
    icon: mayPublish ? IconUpload : IconSend,
    keys: 'mod+enter',
    perform: hands.finish,
  };
  return { back, preview, discard, finish, tools, all: [back, save, preview, discard, finish, ...tools] };
}

type Tool = readonly [string, KeyOf<'knowledge'>, WithIcon['icon'], string, (now: Selected) => Selected];
const TOOLS: readonly Tool[] = [
  ['bold', 'tool.bold', IconBold, 'mod+b', (now) => toggleMark(now, 'bold')],
  ['italic', 'tool.italic', IconItalic, 'mod+i', (now) => toggleMark(now, 'italic')],
  ['code', 'tool.code', IconCode, 'alt+shift+c', (now) => toggleMark(now, 'code')],
  ['heading', 'tool.heading', IconHeading, 'alt+shift+h', (now) => toggleLines(now, 'heading')],
  ['list', 'tool.list', IconList, 'alt+shift+l', (now) => toggleLines(now, 'list')],
  ['numbers', 'tool.numbers', IconListNumbers, 'alt+shift+n', (now) => toggleLines(now, 'numbers')],
  ['quote', 'tool.quote', IconBlockquote, 'alt+shift+q', (now) => toggleLines(now, 'quote')],
  ['link', 'tool.link', IconLink, 'alt+shift+k', makeLink],
];

function useTools({ body, pickFile }: Hands): readonly WithIcon[] {
  const tools = TOOLS.map(([name, words, icon, keys, edit]): WithIcon => ({
    id: `editor.${name}`,
    group: 'knowledge',
    labelKey: `knowledge:${words}`,
    icon,
    keys,
    perform: () => body.current?.change(edit),
  }));
  const image: WithIcon = {
    id: 'editor.image',
    group: 'knowledge',
    labelKey: 'knowledge:tool.file',
    icon: IconPhoto,
    keys: 'alt+shift+i',
    perform: pickFile,
  };
  return [...tools, image];
}
