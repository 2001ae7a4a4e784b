import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { isPossiblePhoneNumber } from 'libphonenumber-js';
import { describe, expect, it } from 'vitest';
import { ACCOUNT_STANDINGS, accountOf, type AccountFacts, type TicketMove } from '#shared/domain/account/index.ts';
import { CHANNELS } from '#shared/domain/channel.ts';
import { contactRulesOf } from '#shared/domain/contact-defaults.ts';
import { sinceGesture } from '#shared/domain/gesture-since.ts';
import { dayIn, gestureIdOf, occurrencesOf } from '#shared/domain/moments.ts';
import { PROMISE_STATES } from '#shared/domain/promise.ts';
import { problemsOf, resultsOf } from '#shared/domain/sop/check.ts';
import { ABANDON_REASONS } from '#shared/domain/sop/kinds.ts';
import { TABLES, type Entity, type TableName } from '#shared/domain/tables.ts';
import { TICKET_STATUSES } from '#shared/domain/ticket.ts';
import { DAY, MINUTE } from '#shared/kernel/time.ts';
import { fitsField } from '#shared/domain/field-check.ts';
import { MACRO_NAMES } from '#shared/domain/macro-text.ts';
import { nearest, promiseBook, stateAt } from '#shared/domain/sla.ts';
import { readDemoTeam } from './index.ts';

const NOW = Date.UTC(2026, 10, 22, 6);
const FOLDER = fileURLToPath(new URL('../../../resources/demo', import.meta.url));
const CARDS = fileURLToPath(new URL('../../../resources/guidance/cards', import.meta.url));
const team = await readDemoTeam(FOLDER, NOW, CARDS);

const all = <T extends TableName>(tbl: T): Entity[T][] =>
  team.rows.filter((row) => row.tbl === tbl).map((row) => TABLES[tbl].parse(row.data) as Entity[T]);
const [agents, queues, macros, articles] = [all('agent'), all('queue'), all('macro'), all('article')];
const [customers, tickets, messages, attachments] = [all('customer'), all('ticket'), all('message'), all('attachment')];
const idsOf = (rows: readonly { id: string }[]) => new Set<string>(rows.map((row) => row.id));
const ticket = (number: number) => tickets.find((one) => one.number === number);
const languageOf = (one: Entity['ticket']) => customers.find((customer) => customer.id === one.customerId)?.language;
const queuesOf = (id: string | null) => agents.find((agent) => agent.id === id)?.queueIds ?? [];
const partsOf = (handle: string) => team.scopes.find((scope) => scope.agentId === `agent-${handle}`)?.parts ?? [];
const queuePartsOf = (handle: string) => partsOf(handle).filter((part) => part.startsWith('q:'));
const targets = (step: Entity['sop']['steps'][number]) => Object.values(step.next);
/** A reason to give up looks like the id of a customer. */
const isReason = (word: string) => ABANDON_REASONS.some((reason) => reason === word);
const HAN = /\p{Script=Han}/u;

describe('the demo team, its size', () => {
  it('has people of every role, and exactly five who may sign in', () => {
    expect(agents.length).toBeGreaterThanOrEqual(9);
    expect(team.accounts.map(({ handle, role }) => [handle, role])).toEqual([
      ['linxiao', 'agent'],
      ['chenmo', 'agent'],
      ['zhouhua', 'lead'],
      ['xiaomi', 'trainee'],
      ['zhengqihang', 'admin'],
    ]);
    expect(agents.some((agent) => agent.role === 'admin')).toBe(true);
  });

  it('has enough conversations, customers, articles, macros and procedures for a day at the desk', () => {
    expect(tickets.length).toBeGreaterThanOrEqual(45);
    expect(tickets.filter((one) => languageOf(one) === 'zh').length).toBeGreaterThanOrEqual(28);
    expect(tickets.filter((one) => languageOf(one) === 'en').length).toBeGreaterThanOrEqual(12);
    expect(customers.length).toBeGreaterThanOrEqual(25);
    expect(customers.filter((customer) => customer.phones.length > 1).length).toBeGreaterThanOrEqual(3);
    expect(articles.filter((article) => article.language === 'zh').length).toBeGreaterThanOrEqual(14);
    expect(articles.filter((article) => article.language === 'en').length).toBeGreaterThanOrEqual(10);
    expect(macros.length).toBeGreaterThanOrEqual(10);
    expect(all('sop').length).toBeGreaterThanOrEqual(6);
  });

  it('shows every channel and every status, and customers who come back', () => {
    expect(new Set(tickets.map((one) => one.channel))).toEqual(new Set(CHANNELS));
    expect(new Set(tickets.map((one) => one.status))).toEqual(new Set(TICKET_STATUSES));
    const counts = customers.map((customer) => tickets.filter((one) => one.customerId === customer.id).length);
    expect(counts.filter((count) => count >= 3).length).toBeGreaterThanOrEqual(2);
  });

  it('gives the first agent a full desk and leaves work waiting for whoever is free', () => {
    const open = tickets.filter((one) => one.status === 'open');
    const mine = open.filter((one) => one.assigneeId === 'agent-linxiao');
    expect(mine.length).toBeGreaterThanOrEqual(6);
    expect(mine.length).toBeLessThanOrEqual(10);
    expect(open.filter((one) => one.assigneeId === null).length).toBeGreaterThanOrEqual(4);
  });

  it('tells conversations, not single lines, and none too long to read', () => {
    const lengths = tickets.map((one) => messages.filter((message) => message.ticketId === one.id).length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(14);
    expect(lengths.filter((length) => length >= 3).length / lengths.length).toBeGreaterThan(0.85);
  });
});

describe('the demo team, its references', () => {
  it('gives every row an id of its own, and the same id every time', async () => {
    expect(new Set(team.rows.map((row) => `${row.tbl} ${row.id}`)).size).toBe(team.rows.length);
    const later = await readDemoTeam(FOLDER, NOW + DAY, CARDS);
    // The id of a use holds its day.
    const ids = ({ rows }: typeof team) => rows.filter((row) => row.tbl !== 'usage').map((row) => row.id);
    expect(ids(later)).toEqual(ids(team));
  });

  it('names only queues, people, customers, tickets and messages that come earlier in the rows', () => {
    const seen = new Set<string>();
    const lost = team.rows.flatMap(({ id, data }) => {
      const named = JSON.stringify(data).matchAll(/"((?:agent|queue|customer|ticket|message|macro)-[\w-]+)"/g);
      const others = [...named].map((match) => match[1] ?? '').filter((target) => target !== id && !isReason(target));
      const missing = others.filter((target) => !seen.has(target));
      seen.add(id);
      return missing.map((target) => `${id} → ${target}`);
    });
    expect(lost).toEqual([]);
  });

  it('assigns a ticket only to somebody who works its queue', () => {
    const astray = tickets.filter((one) => one.assigneeId !== null && !queuesOf(one.assigneeId).includes(one.queueId));
    expect(astray.map((one) => one.number)).toEqual([]);
  });

  it('leaves no open work with a colleague who is gone', () => {
    const gone = idsOf(agents.filter((agent) => !agent.isActive));
    expect(gone.size).toBeGreaterThan(0);
    expect(tickets.filter((one) => one.status === 'open' && gone.has(one.assigneeId ?? ''))).toEqual([]);
  });

  it('knows every customer before their first ticket', () => {
    const since = new Map(customers.map((customer) => [customer.id, customer.createdAt]));
    const early = tickets.filter((one) => one.createdAt < (since.get(one.customerId) ?? Infinity));
    expect(early.map((one) => one.number)).toEqual([]);
  });

  it('numbers tickets from 48000 in the order they were opened', () => {
    const numbers = tickets
      .toSorted((a, b) => a.createdAt - b.createdAt || a.number - b.number)
      .map((one) => one.number);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(numbers[0]).toBeGreaterThanOrEqual(48_000);
  });

  it('fills macros with names the desk knows, and sends them to queues that exist', () => {
    for (const macro of macros) {
      const names = JSON.stringify([macro.body, macro.note]).matchAll(/\{(?:field\.)?([\w-]+)\}/g);
      for (const name of names) expect([...MACRO_NAMES, ...all('field').map(({ key }) => key)]).toContain(name[1]);
      if (macro.set.queueId !== undefined) expect(idsOf(queues)).toContain(macro.set.queueId);
    }
  });

  it('fills custom fields only with values that fit them, on tickets and in macros', () => {
    const fields = all('field');
    const misfits = [
      ...tickets.map(({ id, values }) => ({ id, values })),
      ...macros.map(({ id, fill }) => ({ id, values: fill })),
    ]
      .flatMap(({ id, values }) => Object.entries(values).map(([key, value]) => ({ id, key, value })))
      .filter(({ key, value }) => {
        const field = fields.find((one) => one.key === key);
        return !field || !fitsField(field, value);
      });
    expect(misfits).toEqual([]);
    expect(fields.some(({ required }) => required === 'to-solve')).toBe(true);
  });

  it('supplies the bytes of every attachment, and no file nobody sent', () => {
    expect(attachments.length).toBeGreaterThanOrEqual(4);
    const bytes = new Map(team.files.map((file) => [file.sha256, file.bytes]));
    for (const file of attachments) {
      const content = bytes.get(file.sha256) ?? new Uint8Array();
      expect(createHash('sha256').update(content).digest('hex')).toBe(file.sha256);
      expect(content.byteLength).toBe(file.bytes);
    }
    expect([...bytes.keys()].toSorted()).toEqual([...new Set(attachments.map((file) => file.sha256))].toSorted());
  });

  it('tags articles with words that tickets, macros or procedures carry too', () => {
    const used = new Set([
      ...tickets.flatMap((one) => one.tags),
      ...macros.flatMap((macro) => macro.addTags),
      ...all('sop').flatMap((sop) => sop.tags),
    ]);
    expect(articles.filter((article) => !article.tags.some((tag) => used.has(tag))).map((one) => one.id)).toEqual([]);
  });
});

describe('the demo team, what a desk may hold', () => {
  it('gives everybody with an account the directory, the knowledge, the procedures and their own notices', () => {
    for (const { handle, password } of team.accounts) {
      const parts = ['dir', 'kb:home', 'sop:service', `a:agent-${handle}`];
      expect(partsOf(handle)).toEqual(expect.arrayContaining(parts));
      expect(password.length).toBeGreaterThanOrEqual(8);
    }
    expect(team.scopes.length).toBe(team.accounts.length);
  });

  it('gives an agent their own queues, the lead all of them and the trainee none', () => {
    expect(queuePartsOf('zhouhua')).toEqual(queues.map((queue) => `q:${queue.id}`));
    expect(queuePartsOf('linxiao')).toEqual(['q:queue-after-sales', 'q:queue-refunds', 'q:queue-english']);
    expect(queuePartsOf('xiaomi')).toEqual([]);
  });
});

const moves = (ticketId: string): TicketMove[] =>
  messages.flatMap(({ id, ticketId: where, at, event }) =>
    where === ticketId && event?.type === 'field-changed'
      ? [{ ...event, id, at, field: event.field as TicketMove['field'] }]
      : [],
  );

describe('the demo team, its contacts', () => {
  const [contacts, kept, gestures] = [all('contact'), all('promise'), all('gesture')];
  const rules = (queueId: Entity['queue']['id']) => contactRulesOf(all('team')[0], queueId);
  const factsOf = (customerId: string): AccountFacts => {
    const own = <T extends { customerId: string | null }>(rows: readonly T[]): T[] =>
      rows.filter((one) => one.customerId === customerId);
    const work = own(tickets).map((one) => ({ ...one, moves: moves(one.id), firstDueAt: null }));
    return { now: NOW, contacts: own(contacts), tickets: work, promises: own(kept), gestures: own(gestures) };
  };

  it('are over, told by who took them, and about a customer and a reason the team knows', () => {
    expect(contacts.length).toBeGreaterThanOrEqual(40);
    for (const { id, endedAt, agentId, queueId, disposition, summary, end, ticketId } of contacts) {
      expect([id, endedAt <= NOW]).toEqual([id, true]);
      const known = rules(queueId).dispositions.map(({ key }) => key);
      if (disposition !== null) expect([id, known]).toEqual([id, expect.arrayContaining([disposition])]);
      // Who speaks this moment has not written it up yet.
      const isFresh = NOW - endedAt < 30 * MINUTE;
      expect([id, summary !== '' || agentId === null || isFresh]).toEqual([id, true]);
      expect([id, end === 'missed' || agentId !== null]).toEqual([id, true]);
      const about = tickets.find((one) => one.id === ticketId);
      if (about) expect([id, about.queueId]).toEqual([id, queueId]);
    }
    expect(new Set(contacts.map(({ channel }) => channel)).size).toBeGreaterThanOrEqual(2);
    expect(contacts.some(({ direction }) => direction === 'out')).toBe(true);
  });

  it('left promises of every state, one of them due today with each of two desks, some overdue', () => {
    expect(new Set(kept.map(({ state }) => state))).toEqual(new Set(PROMISE_STATES));
    const open = kept.filter(({ state }) => state === 'open');
    expect(open.filter(({ dueAt }) => dueAt < NOW).length).toBeGreaterThanOrEqual(2);
    for (const handle of ['linxiao', 'chenmo']) {
      const mine = open.filter(({ agentId, dueAt }) => agentId === `agent-${handle}` && dueAt < NOW + 2 * DAY);
      expect([handle, mine.length > 0]).toEqual([handle, true]);
    }
  });

  it('show accounts of every standing, and most of the rules at work', () => {
    const accounts = customers.map(({ id }) => accountOf(factsOf(id)));
    expect(new Set(accounts.map(({ standing }) => standing))).toEqual(new Set(ACCOUNT_STANDINGS));
    expect(new Set(accounts.map(({ trend }) => trend)).size).toBeGreaterThanOrEqual(3);
    const used = new Set(accounts.flatMap(({ entries }) => entries.map(({ ruleKey }) => ruleKey)));
    expect(used.size).toBeGreaterThanOrEqual(9);
  });

  it('have a gesture made, after which the first talk went better than the last before', () => {
    const told = gestures.map((gesture) => {
      const written = messages.filter(({ kind }) => kind === 'customer');
      const own = new Set<string>(factsOf(gesture.customerId).tickets.map(({ id }) => id));
      const facts = { ...factsOf(gesture.customerId), written: written.filter(({ ticketId }) => own.has(ticketId)) };
      return [gesture.customerId, sinceGesture(facts, gesture)];
    });
    expect(told).toEqual([
      ['customer-ma-jianjun', { ended: 'days', contacts: 0, talk: null, balance: 'unchanged' }],
      ['customer-tang-xiaoqing', { ended: null, contacts: 3, talk: 'calmer', balance: 'up' }],
      ['customer-daniel-ortiz', null],
    ]);
  });

  it('know moments that are near whatever day it is, one of them by the Chinese calendar', () => {
    const near = customers.flatMap(({ id, moments = [] }) =>
      occurrencesOf(moments, dayIn('Asia/Shanghai', NOW), { before: 0, after: 14 }).map((one) => [id, one] as const),
    );
    expect(near.filter(([, { moment }]) => moment.isLunar).map(([, { inDays }]) => inDays)).toEqual([6]);
    expect(near.length).toBeGreaterThanOrEqual(4);
    const done = new Set(gestures.map(({ id }) => id as string));
    const declined = near.filter(([id, { moment, year }]) =>
      done.has(gestureIdOf(id, moment.kind, moment.label, year)),
    );
    expect(declined.map(([id]) => id)).toEqual(['customer-daniel-ortiz']);
  });
});

describe('the demo team, what a list shows of a ticket', () => {
  it('waits since the first word nobody answered', () => {
    expect(ticket(48_221)?.waitingSinceAt).toBe(NOW - 14 * MINUTE);
    expect(ticket(48_213)?.waitingSinceAt).toBe(NOW - 26 * MINUTE);
  });

  it('does not wait when the next move is the customer’s or the ticket is not open', () => {
    expect(ticket(48_160)?.waitingSinceAt).toBeNull();
    const finished = tickets.filter((one) => one.status !== 'open');
    expect(finished.filter((one) => one.waitingSinceAt !== null).map((one) => one.number)).toEqual([]);
  });

  it('previews the newest spoken line, but counts a note as news', () => {
    expect(ticket(48_176)?.preview).toBe('就是没人听我说话。每次都当我第一次打来');
    expect(ticket(48_147)?.preview).not.toContain('仓库回复');
    expect(ticket(48_147)?.updatedAt).toBe(NOW - 120 * MINUTE);
  });

  it('puts real days where the files count days', () => {
    const note = messages.find((message) => message.body.includes('财务系统显示'));
    expect(note?.body).toContain('11月20日 被银行驳回');
    expect(JSON.stringify(team.rows)).not.toContain('{{');
  });

  it('has nothing happen in the future, and lines in the order they were said', () => {
    expect(Math.max(...messages.map((message) => message.at))).toBeLessThanOrEqual(NOW);
    for (const one of tickets) {
      const times = messages.filter((message) => message.ticketId === one.id).map((message) => message.at);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect([one.createdAt, one.updatedAt]).toEqual([times[0], times.at(-1)]);
    }
  });
});

describe('the demo team, its procedures', () => {
  it.each(all('sop').map((sop) => [sop.id, sop] as const))(
    '%s: can be walked to its end, in both languages',
    (_, sop) => {
      expect(problemsOf(sop).filter(({ isHint }) => !isHint)).toEqual([]);
      for (const step of sop.steps) expect(Object.keys(step.next)).toEqual(resultsOf(step));
    },
  );

  it('branch, and use all the kinds of step and all three strengths', () => {
    const steps = all('sop').flatMap((sop) => sop.steps);
    expect(new Set(steps.map((step) => step.kind)).size).toBe(5);
    expect(new Set(steps.map((step) => step.required)).size).toBe(3);
    const straight = all('sop').filter((sop) => !sop.steps.some((step) => new Set(targets(step)).size > 1));
    expect(straight).toEqual([]);
  });
});

describe('the demo team, its words', () => {
  const localized = [
    ...queues.map((queue) => queue.name),
    ...macros.flatMap((macro) => [macro.name, ...(macro.body ? [macro.body] : [])]),
    ...all('sop').flatMap((sop) => [
      sop.title,
      ...sop.steps.flatMap((step) => [
        step.title,
        ...(step.help ? [step.help] : []),
        ...(step.confirm ? [step.confirm] : []),
        ...(step.results ?? []).map((result) => result.label),
        ...(step.fields ?? []).flatMap(({ label, options = [] }) => [label, ...options.map((one) => one.label)]),
        ...(step.actions ?? []).flatMap((action) =>
          action.do === 'promise' ? [action.text] : action.do === 'follow-up' ? [action.subject] : [],
        ),
      ]),
      ...sop.skipReasons.map(({ label }) => label),
    ]),
  ];

  it('are complete in both languages', () => {
    for (const text of localized) {
      expect(text.zh.trim()).not.toBe('');
      expect(text.en.trim()).not.toBe('');
      expect(text.en).not.toMatch(HAN);
    }
    expect(localized.filter((text) => !HAN.test(text.zh)).map((text) => text.zh)).toEqual(['2.4.1']);
  });

  it('stay in the language of the article, and give it questions customers ask', () => {
    const pairs = articles.filter((article) => idsOf(articles).has(article.id.replace('-zh-', '-en-')));
    expect(pairs.filter((article) => article.language === 'zh').length).toBeGreaterThanOrEqual(6);
    const mixed = articles.filter((article) => {
      const words = [article.title, article.body, ...article.questions, ...article.tags].join(' ');
      return HAN.test(words) !== (article.language === 'zh');
    });
    const thin = articles.filter(
      ({ questions, body }) => questions.length < 3 || questions.length > 8 || body.length < 150,
    );
    expect([...mixed, ...thin].map((article) => article.id)).toEqual([]);
  });

  it('of ours use full-width marks between Chinese characters', () => {
    const ours = [
      ...localized.map((text) => text.zh),
      ...articles.flatMap((article) => [article.title, article.body, ...article.questions]),
      ...messages.filter((message) => message.author.kind !== 'customer').map((message) => message.body),
      ...tickets.map((one) => one.subject),
      ...customers.flatMap((customer) => customer.facts.map((fact) => fact.value)),
    ];
    expect(ours.filter((text) => /\p{Script=Han}[,?!;:]|[,?!;:]\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('name no mailbox and ring no telephone that could be a real person’s', () => {
    const words = JSON.stringify(team.rows);
    for (const [address] of words.matchAll(/[\w.+-]+@[\w.-]+/g)) expect(address).toMatch(/@example\.(com|org|net)$/);
    const reserved = /^\+(8613800138\d{3}|447700900\d{3}|442079460\d{3}|1\d{3}55501\d\d|61491570(006|15[6-9]|110))$/;
    const phones = customers.flatMap((customer) => customer.phones);
    // Mother and daughter are kept with one number: who calls from it may be either.
    const shared = phones.filter((phone, i) => phones.indexOf(phone) !== i);
    expect(shared).toEqual(['+8613800138077']);
    expect(phones.filter((phone) => !reserved.test(phone) || !isPossiblePhoneNumber(phone))).toEqual([]);
  });
});

describe('the knowledge of the demo team', () => {
  it('gives the review list something of every kind', () => {
    const due = all('article').filter(({ reviewAt }) => reviewAt !== null && reviewAt <= NOW);
    expect(due.length).toBeGreaterThanOrEqual(3);
    expect(all('article').filter(({ reviewAt }) => reviewAt !== null && reviewAt > NOW).length).toBeGreaterThanOrEqual(
      3,
    );
    const open = all('feedback').filter(({ verdict, resolvedAt }) => verdict !== 'useful' && resolvedAt === null);
    expect(open.filter(({ note }) => note !== '').length).toBeGreaterThanOrEqual(4);
    const used = new Set(
      all('usage')
        .filter(({ at }) => at > NOW - 30 * DAY)
        .map(({ articleId }) => articleId),
    );
    expect(
      all('article').filter(({ id, updatedAt }) => !used.has(id) && updatedAt < NOW - 30 * DAY).length,
    ).toBeGreaterThan(0);
    expect(new Set(all('proposal').map(({ baseVersion }) => baseVersion > 0))).toEqual(new Set([true, false]));
    const [list] = all('checklist');
    const done = list?.items.filter(({ doneAt }) => doneAt !== null).length ?? 0;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(list?.items.length ?? 0);
  });

  it('keeps every version of an article, the newest as it stands, each in other words', () => {
    const revised = all('article').filter(({ version }) => version > 1);
    expect(revised.length).toBeGreaterThanOrEqual(3);
    for (const { id, version, body } of revised) {
      const own = all('revision')
        .filter(({ articleId }) => articleId === id)
        .toSorted((a, b) => a.version - b.version);
      expect(own.map((revision) => revision.version)).toEqual(Array.from({ length: version }, (_, i) => i + 1));
      expect(own.at(-1)?.body).toBe(body);
      expect(new Set(own.map((revision) => revision.body)).size).toBe(version);
    }
  });

  it('links articles with tickets and procedures that are about the same thing', () => {
    expect(all('ticket').filter(({ articleIds }) => articleIds.length > 0).length).toBeGreaterThanOrEqual(5);
    expect(all('sop').filter(({ articleIds }) => articleIds.length > 0).length).toBeGreaterThanOrEqual(5);
  });
});

describe('the demo team, its promises', () => {
  const book = promiseBook(all('policy'), all('calendar'));
  const states = tickets.flatMap((one) => {
    const tier = customers.find(({ id }) => id === one.customerId)?.tier ?? null;
    const next = nearest(book.clocksOf({ ...one, tier })?.clocks ?? []);
    return next ? [{ number: one.number, state: stateAt(next, NOW) }] : [];
  });

  const counts = (state: string) => states.filter((one) => one.state === state).length;

  it('has some that run, some at risk and some broken, and a policy for every ticket', () => {
    expect(counts('running')).toBeGreaterThanOrEqual(4);
    expect(counts('at-risk')).toBeGreaterThanOrEqual(1);
    expect(counts('breached')).toBeGreaterThanOrEqual(3);
    expect(tickets.every((one) => book.policyOf({ ...one, tier: 'standard' }) !== undefined)).toBe(true);
  });

  it('knows when each ticket was answered, paused and solved', () => {
    for (const one of tickets) {
      const replies = messages.filter((line) => line.ticketId === one.id && line.kind === 'reply');
      expect([one.number, one.firstReplyAt]).toEqual([one.number, replies[0]?.at ?? null]);
      expect([one.number, one.solvedAt !== null]).toEqual([one.number, ['solved', 'closed'].includes(one.status)]);
      expect([one.number, one.pauses.at(-1)?.to === null]).toEqual([one.number, one.status === 'pending']);
    }
  });

  it('has a ticket that sleeps and tickets that colleagues follow', () => {
    expect(tickets.filter((one) => (one.snoozedUntilAt ?? 0) > NOW).length).toBeGreaterThanOrEqual(1);
    expect(tickets.filter((one) => one.followerIds.includes('agent-linxiao' as never)).length).toBeGreaterThanOrEqual(
      2,
    );
  });
});
