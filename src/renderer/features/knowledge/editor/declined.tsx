import { Button } from '@mantine/core';
import { useT } from '../../../lib/i18n.tsx';
import { useCommand } from '../../../lib/query.ts';
import { useDeclined } from '../queries.ts';
import css from './editor.module.css';

/** The words came back: who declined them and why, above the text, until the author puts it away. */
export function Declined({ articleId }: { articleId: string }) {
  const t = useT('knowledge');
  const notices = useT('notices');
  const declined = useDeclined(articleId);
  const dismiss = useCommand((api, noticeId: string) => api.notices.dismiss({ noticeIds: [noticeId] }));
  return declined.map(({ id, fromName, body }) => (
    <div key={id} className={css['banner']} role="alert">
      <p dir="auto">{t('declined.banner', { name: fromName ?? notices('someone'), reason: body })}</p>
      <Button size="compact-sm" variant="default" loading={dismiss.isRunning} onClick={() => void dismiss.run(id)}>
        {t('declined.dismiss')}
      </Button>
    </div>
  ));
}
