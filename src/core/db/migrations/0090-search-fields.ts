import type { Migration } from './types.ts';

/**
 * Tickets are found by what stands in their custom fields, too: a change of them is noted for the index, and tickets
 * that have any are noted once more.
 */
const sql = `
drop trigger search_ticket_changed;
create trigger search_ticket_changed after update on ticket
when old.number is not new.number or old.subject is not new.subject or old.preview is not new.preview or
  old.tags is not new.tags or old.status is not new.status or old.queue_id is not new.queue_id or
  old.assignee_id is not new.assignee_id or old.customer_id is not new.customer_id or
  old.article_ids is not new.article_ids or old.updated_at is not new.updated_at or
  old.field_values is not new.field_values
begin
  insert into search_dirty (at, kind, id) values (new.updated_at, 2, new.id) on conflict do nothing;
end;
insert into search_dirty (at, kind, id)
  select updated_at, 2, id from ticket where field_values <> '{}' on conflict do nothing;
`;

export const searchFields: Migration = {
  number: 90,
  up: (db) => {
    db.exec(sql);
  },
};
