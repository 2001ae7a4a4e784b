import { createRouterClient, implement, os as plain } from '@orpc/server';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { session as contract, type SessionStatus } from '#shared/contract/app/session.ts';
import type { Api } from '../../lib/api.tsx';
import type { Language } from '../../lib/i18n.tsx';
import { furnishDom, renderScreen } from '../../lib/testing.tsx';
import { SignInPage, type LockedBy } from './sign-in-page.tsx';

beforeAll(furnishDom);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const NOW = Date.UTC(2026, 10, 21, 12);
const STATUS: SessionStatus = {
  state: 'signed-out',
  agent: null,
  hubUrl: 'https://hub.example',
  hubName: '清泉客服中心',
  isHubReachable: true,
  enrolments: [],
  demoAccounts: [],
  suggestedHandle: null,
  keyProtection: 'file',
};
const person = (handle: string, name: string, leaseUntilAt: number) =>
  ({ agentId: handle, handle, name, leaseUntilAt }) as unknown as SessionStatus['enrolments'][number];
const demo = [
  { handle: 'linxiao', password: 'linxiao-2026', name: '林晓', role: 'agent' as const },
  { handle: 'maria', password: 'maria-2026', name: 'Maria Ortiz', role: 'lead' as const },
];

/** A core that takes one password, answers `many` with a wait, and refuses everything else; on the real contract. */
function coreThat(accepts: string) {
  const tried: { handle: string; password: string }[] = [];
  const rebuilt: { handle: string; password: string }[] = [];
  const unreachable = { isNow: false };
  const router = plain.router({
    session: {
      signIn: implement(contract).signIn.handler(({ input, errors }) => {
        tried.push(input);
        if (input.password === 'torn' && rebuilt.length === 0) throw errors.REPLICA_DAMAGED();
        if (input.password === 'keyless') throw errors.KEY_LOST();
        if (input.password === 'many') throw errors.TOO_MANY_TRIES({ data: { waitMs: 65_000 } });
        if (input.password !== accepts && input.password !== 'torn') throw errors.WRONG_PASSWORD();
        const agent = {
          id: 'a1',
          handle: input.handle,
          name: '林晓',
          role: 'agent',
          queueIds: [],
          isActive: true,
          signature: '',
        } as never;
        return { mode: 'online' as const, agent };
      }),
      rebuild: implement(contract).rebuild.handler(({ input, errors }) => {
        if (unreachable.isNow) throw errors.HUB_UNREACHABLE({ data: { hubUrl: 'https://hub.example' } });
        rebuilt.push(input);
        const asideFolder = '/data/replicas/1/a1.damaged-20261121T120000';
        return input.password === 'keyless'
          ? { saved: 0, lost: null, drafts: 0, asideFolder }
          : { saved: 3, lost: 1, drafts: 2, asideFolder };
      }),
    },
  });
  return { tried, rebuilt, unreachable, api: createRouterClient(router) as unknown as Api };
}

type Setup = { status?: Partial<SessionStatus>; lock?: LockedBy; language?: Language };
function open({ status = {}, lock, language = 'zh' }: Setup = {}) {
  const core = coreThat('right');
  const page = <SignInPage status={{ ...STATUS, ...status }} lastLock={lock ?? null} />;
  renderScreen(page, { language, api: core.api, now: () => NOW, listens: false });
  return core;
}
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const submit = (name: RegExp | string = '登录') => act(async () => screen.getByRole('button', { name }).click());

describe('the sign-in page', () => {
  it('names the hub and says whether it answers', () => {
    open();
    expect(screen.getByText('清泉客服中心')).toBeTruthy();
    expect(screen.getByText('https://hub.example')).toBeTruthy();
    expect(screen.getByText('已连上中心服务器')).toBeTruthy();
  });

  it('signs in with what was typed, the handle in small letters', async () => {
    const { tried } = open();
    type('账号', ' LinXiao ');
    type('密码', 'right');
    await submit();
    expect(tried).toEqual([{ handle: 'linxiao', password: 'right' }]);
    expect(screen.getByRole('alert').textContent).toBe('');
  });

  it('asks for what is missing before it asks the hub', async () => {
    const { tried } = open();
    await submit();
    expect(screen.getByRole('alert').textContent).toBe('请填写账号和密码。');
    expect(tried).toEqual([]);
    expect(document.activeElement).toBe(screen.getByLabelText('账号'));
  });

  it('says in words why it was refused, and what to do', async () => {
    open();
    type('账号', 'linxiao');
    type('密码', 'wrong');
    await submit();
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain('账号或密码不对'));
    expect(screen.getByRole('alert').textContent).toContain('请检查大小写');
  });

  it('waits as long as it was told to, and shows the wait', async () => {
    vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
    open();
    type('账号', 'linxiao');
    type('密码', 'many');
    await submit();
    const button = await vi.waitFor(() => screen.getByRole<HTMLButtonElement>('button', { name: /请等待 01:05/ }));
    expect(button.disabled).toBe(true);
  });

  it('offers the invented people of a demo hub: one click signs in', async () => {
    const { tried } = open({ status: { demoAccounts: demo } });
    await submit(/登录为.*Maria/);
    expect(tried).toEqual([{ handle: 'maria', password: 'maria-2026' }]);
  });

  it('and one key does, even from inside a field', async () => {
    const { tried } = open({ status: { demoAccounts: demo } });
    await act(async () => fireEvent.keyDown(screen.getByLabelText('密码'), { key: '1', altKey: true }));
    expect(tried).toEqual([{ handle: 'linxiao', password: 'linxiao-2026' }]);
  });

  it('lists who can unlock it offline and until when, and offers to', () => {
    open({
      status: {
        isHubReachable: false,
        suggestedHandle: 'linxiao',
        enrolments: [person('linxiao', '林晓', NOW + 86_400_000), person('chenyu', '陈宇', NOW - 1000)],
      },
    });
    expect(screen.getByRole('button', { name: '离线解锁' })).toBeTruthy();
    expect(screen.getByText(/^11月2\d日 \d\d:\d\d 前可离线解锁$/)).toBeTruthy();
    expect(screen.getByText('离线期限已过，需要联网登录')).toBeTruthy();
    act(() => screen.getByRole('button', { name: /陈宇/ }).click());
    expect(screen.getByLabelText<HTMLInputElement>('账号').value).toBe('chenyu');
  });

  it('says so when nobody could unlock it offline', () => {
    open({ status: { isHubReachable: false } });
    expect(screen.getByText('这台电脑还没有人登录过，第一次登录需要联网。')).toBeTruthy();
  });

  it('is the lock screen too, and counts what waits', () => {
    open({ lock: { name: '林晓', handle: 'linxiao', waiting: 3 } });
    expect(screen.getByText(/林晓已退出登录。3 项更改加密保存在这台电脑上/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('账号').value).toBe('linxiao');
  });

  it.each([
    ['keychain', 'The local copy is encrypted; its key is kept in the system keychain.'],
    ['file', 'The local copy is encrypted; its key is in a file only your account on this computer can read.'],
    ['passphrase', 'The local copy is encrypted; its key is protected by the passphrase given at start.'],
  ] as const)('says how the key is kept (%s)', (keyProtection, words) => {
    open({ status: { keyProtection }, language: 'en' });
    expect(screen.getByText(words)).toBeTruthy();
  });
});

describe('a local copy that cannot be used', () => {
  it('is rebuilt on demand: what is kept is said before, and what came of it afterwards', async () => {
    const { rebuilt, tried } = open();
    type('账号', 'linxiao');
    type('密码', 'torn');
    await submit();
    expect(await screen.findByText('本地资料有损坏')).toBeTruthy();
    expect(await screen.findByText(/^资料没有删除，也没有改动。重建会把它原样放到一边/)).toBeTruthy();
    await submit('重建本地资料');
    expect(rebuilt).toEqual([{ handle: 'linxiao', password: 'torn' }]);
    expect(await screen.findByText('3 项未发送的更改已放回，登录后自动发送')).toBeTruthy();
    expect(await screen.findByText('2 张工单的草稿已放回')).toBeTruthy();
    expect(await screen.findByText(/^1 项更改读不出来。/)).toBeTruthy();
    expect(await screen.findByText('/data/replicas/1/a1.damaged-20261121T120000')).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('本地资料已重建');
    await act(async () => screen.getAllByRole('button', { name: '登录' })[0]?.click());
    expect(tried.at(-1)).toEqual({ handle: 'linxiao', password: 'torn' });
  });

  it('says that rebuilding needs the hub, and can be tried again', async () => {
    const { unreachable, rebuilt } = open({ language: 'en' });
    unreachable.isNow = true;
    type('Handle', 'linxiao');
    type('Password', 'torn');
    await submit('Sign in');
    await submit('Rebuild the local copy');
    expect(await screen.findByText('The hub cannot be reached')).toBeTruthy();
    expect(await screen.findByText('Rebuilding needs the hub.')).toBeTruthy();
    expect(rebuilt).toEqual([]);
    unreachable.isNow = false;
    await submit('Rebuild the local copy');
    expect(await screen.findByText('The local copy was rebuilt')).toBeTruthy();
  });

  it('is told to have the key restored first, and claims no figures it cannot know', async () => {
    open();
    type('账号', 'linxiao');
    type('密码', 'keyless');
    await submit();
    expect(await screen.findByText(/请先恢复它再登录/)).toBeTruthy();
    await submit('仍然重建');
    expect(await screen.findByText(/^没有密钥，无法得知/)).toBeTruthy();
    expect(screen.queryByText(/已放回/)).toBeNull();
  });
});
