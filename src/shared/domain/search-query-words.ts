import { TICKET_STATUSES, type TicketStatus } from './ticket-state.ts';

/** The words of the query language, in both languages. The first of each list is the one that is offered. */
export const OPERATORS = ['from', 'to', 'tag', 'status', 'queue', 'assignee', 'before', 'after', 'has', 'in'] as const;
export type Operator = (typeof OPERATORS)[number];

export const OPERATOR_TWINS: Readonly<Record<Operator, readonly string[]>> = {
  from: ['来自', '发自', '发件人'],
  to: ['发给', '收件人'],
  tag: ['标签'],
  status: ['状态'],
  queue: ['队列'],
  assignee: ['负责人', '处理人', '受理人', 'agent', '坐席'],
  before: ['早于', '之前'],
  after: ['晚于', '之后'],
  has: ['含有', '包含', '有'],
  in: ['范围', '类型', '在'],
};

export const OPERATOR_NAMES: ReadonlyMap<string, Operator> = new Map(
  OPERATORS.flatMap((operator) => [operator, ...OPERATOR_TWINS[operator]].map((name) => [name, operator] as const)),
);

const named = <T extends string>(twins: Readonly<Record<T, readonly string[]>>): ReadonlyMap<string, T> =>
  new Map(
    Object.entries(twins).flatMap(([word, names]) =>
      [word, ...(names as readonly string[])].map((name) => [name, word as T] as const),
    ),
  );

export type StatusWord = TicketStatus | 'archived' | 'published' | 'unfinished';
export const STATUS_TWINS: Readonly<Record<StatusWord, readonly string[]>> = {
  open: ['处理中', '打开', '待处理'],
  pending: ['等待客户', '等待'],
  solved: ['已解决', '解决'],
  closed: ['已关闭', '关闭'],
  spam: ['垃圾信息', '垃圾'],
  unfinished: ['未完成', '未解决'],
  archived: ['已归档', '归档'],
  published: ['已发布', '发布'],
};
export const STATUS_WORDS = named(STATUS_TWINS);

/** The ticket statuses a word stands for; none: it is about articles. */
export const statusesOf = (word: StatusWord): readonly TicketStatus[] =>
  word === 'unfinished' ? ['open', 'pending'] : TICKET_STATUSES.filter((status) => status === word);

export type HasWord = 'attachment' | 'article';
export const HAS_TWINS: Readonly<Record<HasWord, readonly string[]>> = {
  attachment: ['附件', '文件', 'file', 'attachments', 'files'],
  article: ['文章', 'articles'],
};
export const HAS_WORDS = named(HAS_TWINS);

export type InWord = 'customer' | 'ticket' | 'article' | 'message' | 'note' | 'reply';
export const IN_TWINS: Readonly<Record<InWord, readonly string[]>> = {
  customer: ['客户', 'customers'],
  ticket: ['工单', 'tickets'],
  article: ['文章', '知识', 'articles', 'knowledge'],
  message: ['消息', 'messages'],
  note: ['备注', '内部备注', 'notes'],
  reply: ['回复', 'replies'],
};
export const IN_WORDS = named(IN_TWINS);

/** `assignee:` besides names. */
export const ME = ['me', '我', '自己'] as const;
export const NOBODY = ['none', 'nobody', '无', '未分配'] as const;
