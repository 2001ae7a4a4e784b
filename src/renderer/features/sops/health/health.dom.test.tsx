import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { FlagId, SopId } from '#shared/kernel/ids.ts';
import { openLab, type AppClient, type Lab } from '#testkit/core-desk.ts';
import { useDeskLive } from '#testkit/use-desk-live.ts';
import { anAgent, row } from '#testkit/core-team.ts';
import { aRun, aSop, aStep, does, givesUp, skips, type Act } from '#testkit/sop-rows.ts';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { SopHealth } from './index.ts';

beforeAll(furnishDom);

let lab: Lab;
let app: AppClient;
const edited = vi.fn<(key: string) => void>();
beforeEach(() => {
  lab = openLab();
  edited.mockClear();
  location.hash = '';
});
afterEach(async () => {
  cleanup();
  await lab.close();
});

function Live() {
  useDeskLive(app, lab.clock);
  return <SopHealth sopKey="refund" onEdit={edited} />;
}

const named = (key: string, zh: string, next: string | null, more: object = {}) =>
  aStep(key, { done: next }, { title: { zh, en: key }, ...more });
const steps = [
  named('verify', '身份核实', 'ask', { required: 'block', softSeconds: 30 }),
  named('ask', '问清原因', 'close', { required: 'warn' }),
  named('close', '告知结果', null),
];
const whole: Act[] = [does(10, 'verify'), does(20, 'ask'), does(30, 'close')];
const skipping: Act[] = [skips(10, 'verify'), does(20, 'ask'), does(30, 'close')];
const many = (name: string, n: number, acts: readonly Act[], more: object = {}) =>
  Array.from({ length: n }, (_, i) => row('run', aRun(`${name}-${i}`, acts, { startedAt: lab.clock.now(), ...more })));

async function begin(rows: ReturnType<typeof row>[], role: 'lead' | 'agent' = 'lead'): Promise<void> {
  const agent = anAgent('lea', { role });
  const scope = ['dir', 'q:q1', 'p:q1', 'q:q2', 'p:q2', 'sop:one', 'w:one', 'a:lea'];
  lab.hub.accounts.set('lea', { agent, password: 'lea-password', scope });
  lab.hub.store.put([row('agent', agent), row('sop', aSop({ steps })), ...rows]);
  ({ app } = lab.desk('one'));
  await app.session.signIn({ handle: 'lea', password: 'lea-password' });
  await lab.clock.advance(3000);
  renderScreen(<Live />, { api: app, now: () => lab.clock.now() });
}
const press = (key: string, more: KeyboardEventInit = {}) => fireEvent.keyDown(document.body, { key, ...more });
const shift = (key: string) => press(key.toUpperCase(), { shiftKey: true });
const write = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const pressed = () => screen.getByRole('button', { pressed: true }).textContent;
const lessons = async () => (await app.sops.lessons({ key: 'refund' })).lessons;
const flags = async () => (await app.sops.flags({ key: 'refund' })).flags;
const say = (id: string, note: string) =>
  app.sops.flag({ flagId: FlagId.parse(id), sopId: SopId.parse('sop-refund-v1'), step: 'ask', runId: null, note });

describe('the health of a procedure', () => {
  it('is said in words first, with the step it is about marked, and as numbers a key away', async () => {
    await begin([...many('a', 16, skipping), ...many('b', 24, whole)]);
    await screen.findByRole('button', { name: /“身份核实”有 40% 被跳过，多数因为“不适用”（40 次里 16 次）/ });
    const bars = screen.getByRole('list', { name: '每一步' });
    expect(within(bars).getAllByRole('listitem')[0]?.textContent).toMatch(/身份核实必须完成60%走到 40 次 · 跳过 40%/);
    shift('t');
    const table = await screen.findByRole('table', { name: '每一步的数字' });
    expect(within(table).getAllByRole('row')[1]?.textContent).toMatch(/身份核实4024（60%）016（40%）不适用 16/);
  });

  it('goes through what stands out with the keyboard', async () => {
    const stops: Act[] = [does(10, 'verify'), givesUp(60)];
    await begin([...many('a', 16, skipping), ...many('b', 24, stops)]);
    await screen.findByRole('button', { pressed: true });
    expect(pressed()).toMatch(/停在“问清原因”/);
    shift('j');
    await waitFor(() => expect(pressed()).toMatch(/没有走完就放弃了，多数因为“客户已离开”/));
    shift('k');
    shift('k');
    await waitFor(() => expect(pressed()).toMatch(/“身份核实”有 40% 被跳过/));
  });

  it('says of too few runs how many are missing, and of none what to do', async () => {
    await begin(many('a', 3, whole));
    expect(await screen.findByText(/再有 7 次就能说哪一步不顺/)).toBeTruthy();
    cleanup();
    await lab.close();
    lab = openLab();
    await begin([]);
    expect(await screen.findByText('还没有人走过这个版本')).toBeTruthy();
  });

  it('tells a newer version from chance, or says that it cannot', async () => {
    const two = { sopId: 'sop-refund-v2', version: 2 };
    await begin([
      row('sop', aSop({ id: 'sop-refund-v2', version: 2, steps })),
      ...many('a', 20, skipping),
      ...many('b', 20, whole, two),
    ]);
    await screen.findByText(/^必须完成的步骤完成率：50% → 100%/);
    expect(screen.getAllByText('不像是偶然。').length).toBeGreaterThan(0);
    await screen.findByText(/“身份核实”被跳过：100% → 0%/);
    shift('v');
    await screen.findByRole('button', { name: /“身份核实”有 100% 被跳过/ });
  });

  it('is kept from who only walks', async () => {
    await begin([], 'agent');
    expect(await screen.findByRole('alert')).toBeTruthy();
  });
});

describe('a lesson', () => {
  it('begins with what was seen, asks for the cause, and leads on to the next version', async () => {
    await begin([...many('a', 16, skipping), ...many('b', 24, whole)]);
    await screen.findByRole('button', { pressed: true });
    shift('l');
    const dialog = await screen.findByRole('dialog', { name: '写复盘' });
    expect(within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: /看到了什么/ }).value).toMatch(
      /^“身份核实”有 40%/,
    );
    press('Enter', { ctrlKey: true });
    await screen.findByText('先写下原因，才能保存。');
    write(/为什么会这样/, '老客户已在系统里核实过');
    press('Enter', { ctrlKey: true });
    await waitFor(() => expect(edited).toHaveBeenCalledWith('refund'));
    expect(await lessons()).toMatchObject([
      { cause: '老客户已在系统里核实过', decision: 'change', steps: ['verify'], version: 1 },
    ]);
    expect((await app.sops.drafts({})).drafts).toMatchObject([{ key: 'refund', baseVersion: 1 }]);
    await screen.findByText('还没有发布新版。');
  });

  it('of chosen flags takes them along and deals with them', async () => {
    await begin(many('a', 12, whole));
    await say('f1', '顺序反了');
    await say('f2', '没有这个选项');
    fireEvent.click(await screen.findByRole('checkbox', { name: /顺序反了/ }));
    shift('l');
    const dialog = await screen.findByRole('dialog', { name: '写复盘' });
    expect(within(dialog).getByRole<HTMLTextAreaElement>('textbox', { name: /看到了什么/ }).value).toBe(
      '“问清原因”：顺序反了',
    );
    write(/为什么会这样/, '以前先付款');
    fireEvent.click(within(dialog).getByRole('radio', { name: '培训' }));
    fireEvent.click(within(dialog).getByRole('button', { name: /^保存复盘/ }));
    await waitFor(async () => expect(await lessons()).toMatchObject([{ decision: 'train', flagIds: ['f1'] }]));
    await waitFor(async () => expect((await flags()).filter(({ resolvedAt }) => resolvedAt === null)).toHaveLength(1));
    expect(edited).not.toHaveBeenCalled();
    shift('r');
    await screen.findByRole('dialog', { name: '写复盘' });
    write(/接下来怎么做/, '周会讲一次');
    press('Enter', { ctrlKey: true });
    await waitFor(async () => expect(await lessons()).toMatchObject([{ measure: '周会讲一次' }]));
  });
});

describe('flags', () => {
  it('are dealt with by key, and opened again', async () => {
    await begin(many('a', 12, whole));
    await say('f1', '顺序反了');
    await screen.findByText('“问清原因”：顺序反了');
    shift('f');
    expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: /顺序反了/ }));
    fireEvent.click(screen.getByRole('checkbox', { name: /顺序反了/ }));
    await screen.findByRole('button', { name: /^选中的指错处理好了/ });
    shift('d');
    await screen.findByText('指错都处理好了。');
    fireEvent.click(screen.getByRole('button', { name: '也看已处理的 1 条' }));
    expect(screen.getByText(/Agent lea 已处理/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '重新打开' }));
    await waitFor(async () => expect((await flags())[0]?.resolvedAt).toBeNull());
  });
});
