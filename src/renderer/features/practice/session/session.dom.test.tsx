import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useApi } from '../../../lib/api.tsx';
import { EvidenceContext } from '../../../lib/evidence.tsx';
import { useInsertIntoComposer } from '../../../lib/insert.ts';
import { useMay } from '../../../lib/reads.ts';
import { hashOf, useGo, useRoute } from '../../../lib/router.ts';
import { useCall } from '../../../lib/query.ts';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { AT, FakePractice, heard, LiveWith, said, sampleNow } from '../testing-practice.tsx';
import { CaseSide } from './case-side.tsx';
import { RehearsalDesk } from './rehearsal-desk.tsx';
import { SessionScreen } from './session-screen.tsx';
import { TalkPane } from './talk-pane.tsx';
import type { Hands } from './use-hands.ts';

beforeAll(furnishDom);
afterEach(() => {
  cleanup();
  location.hash = '';
});

const KEYS = new Map([[AT, 'l1']]);
const FELT = new Map([['l1', { spans: [[2, 4]] as const, isSore: true }]]);

/** What the application puts into the frame, without the other features. */
function Workspace({ hands }: { hands: Hands }) {
  return (
    <RehearsalDesk sessionId={hands.now.sessionId}>
      <div>
        <CaseSide now={hands.now} />
        <EvidenceContext value={FELT}>
          <TalkPane hands={hands} lineKeys={KEYS} sideButton={null} mood={null} />
        </EvidenceContext>
        <Card />
      </div>
    </RehearsalDesk>
  );
}

function Card() {
  const insert = useInsertIntoComposer();
  const { go } = useGo();
  const api = useApi();
  const mayWalk = useMay('sop.walk');
  const ticket = useCall(['ticket'], [], (desk) => desk.tickets.get({ ticketId: 'x' }) as Promise<unknown>).data;
  return (
    <>
      <button type="button" onClick={() => insert('t-rehearsal', '我先帮您查一下。')}>
        card
      </button>
      <button type="button" onClick={() => go('inbox', 'x')}>
        inbox
      </button>
      <a href={hashOf('customer', 'x')}>customer</a>
      <button type="button" onClick={() => go('knowledge', 'k1')}>
        knowledge
      </button>
      <button type="button" onClick={() => void api.contacts.open({ contactId: 'k-rehearsal' })}>
        open
      </button>
      <p>{mayWalk && 'may walk'}</p>
      <p>{String(ticket)}</p>
    </>
  );
}

function Desk() {
  return useRoute()[1] === 'session' ? <SessionScreen Workspace={Workspace} /> : <p>elsewhere</p>;
}

const opened: string[] = [];
const REHEARSAL = {
  tickets: { get: () => Promise.resolve('ticket of the rehearsal') },
  contacts: {
    open: ({ contactId }: { contactId: string }) => {
      opened.push(contactId);
      return Promise.resolve({});
    },
  },
};

async function open(fake: FakePractice, role = 'trainee') {
  location.hash = '#/practice/session';
  const node = (
    <LiveWith fake={fake}>
      <main>
        <h1>练习</h1>
        <Desk />
      </main>
    </LiveWith>
  );
  const page = renderScreen(node, { api: fake.api(REHEARSAL, role), now: () => AT + 3000 });
  await screen.findByRole('region', { name: '练习' });
  return page;
}
const alt = (key: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, altKey: true, ...more });
const box = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /回复刘女士|您会对刘女士说的话/ });
const type = async (text: string) => fireEvent.change(await box(), { target: { value: text } });
const bar = () => within(screen.getByRole('banner'));

describe('the frame', () => {
  it('says at all times, in words, that this is practice, and how long it has lasted', async () => {
    const { container } = await open(new FakePractice(sampleNow()));
    expect(screen.getByText('练习中')).toBeTruthy();
    expect(screen.getByText('· 这里的一切都到不了真实客户')).toBeTruthy();
    expect(screen.getByRole('timer').textContent).toBe('01:08');
    expect(screen.getByText('订单 A100：已签收')).toBeTruthy();
    const found = await axe.run(container, { rules: { 'color-contrast': { enabled: false } } });
    expect(found.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });

  it('rings first; a key answers, and so does opening the card', async () => {
    const fake = new FakePractice(sampleNow({ state: 'ringing', turns: [], channel: 'phone' }));
    await open(fake);
    await screen.findByText('刘女士打来电话');
    expect(screen.getByRole('timer').textContent).toBe('01:05');
    alt('y');
    await waitFor(async () => expect(document.activeElement).toBe(await box()));
    expect(fake.calls).toEqual(['answer {}']);
    await fake.change({ state: 'ringing' });
    fireEvent.click(await screen.findByRole('button', { name: 'open' }));
    await waitFor(() => expect(opened).toEqual(['k-rehearsal']));
    expect(fake.calls).toEqual(['answer {}', 'answer {}']);
  });

  it('stands still on one key, says so, and goes on on the same, with the keyboard where one writes', async () => {
    const fake = new FakePractice(sampleNow());
    await open(fake);
    (await box()).focus();
    alt('r');
    await screen.findByText('客户也停下来等您，时间不走。');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(document.activeElement).toBe(screen.getByRole('region', { name: '练习' }));
    alt('r');
    await waitFor(async () => expect(document.activeElement).toBe(await box()));
    expect(fake.calls).toEqual(['pause {"isPaused":true}', 'pause {"isPaused":false}']);
  });

  it('is ended by a second press alone, and then says how it ended and where the scorecard is', async () => {
    const fake = new FakePractice(sampleNow({ turns: [heard('我的退款呢？'), said('我看看。')] }));
    await open(fake);
    alt('g', { shiftKey: true });
    await screen.findByText('要结束这次练习吗？再按一次就结束，已经说的会照样评分。');
    expect(fake.calls).toEqual([]);
    alt('g', { shiftKey: true });
    await screen.findByText('您结束了这次练习。');
    expect(screen.getByText('我看看。')).toBeTruthy();
    expect(screen.getByText('练习结束')).toBeTruthy();
    fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter', ctrlKey: true });
    await waitFor(() => expect(location.hash).toBe('#/practice/record/s1'));
  });

  it('makes way for a real contact by itself, and goes on by one key afterwards', async () => {
    const fake = new FakePractice(sampleNow());
    await open(fake, 'agent');
    await type('写到一半');
    await fake.ring('ringing');
    await screen.findByText('真实的客户来了，练习先让开');
    expect(screen.queryByText('我的退款呢？')).toBeNull();
    await waitFor(() => expect(fake.calls).toEqual(['pause {"isPaused":true}']));
    alt('r');
    await fake.ring(null);
    await screen.findByText(/刚才有真实联络进来/);
    expect(fake.calls).toHaveLength(1);
    alt('r');
    await waitFor(async () => expect((await box()).value).toBe('写到一半'));
  });

  it('pauses when its screen is left, keeps what was being written, and says why it stands still', async () => {
    const fake = new FakePractice(sampleNow());
    await open(fake);
    await type('写到一半');
    fireEvent.click(screen.getByRole('button', { name: 'knowledge' }));
    await screen.findByText('elsewhere');
    expect(location.hash).toBe('#/knowledge/k1');
    await waitFor(() => expect(fake.calls).toEqual(['pause {"isPaused":true}']));
    location.hash = '#/practice/session';
    await screen.findByText(/您离开过这一页/);
    alt('r');
    await waitFor(async () => expect((await box()).value).toBe('写到一半'));
  });

  it('has what was being written again after the page is loaded anew, and what was typed meanwhile below it', async () => {
    const fake = new FakePractice(sampleNow());
    await open(fake);
    await type('写到一半');
    await waitFor(() => expect(fake.draft).toBe('写到一半'));
    cleanup();
    await open(fake);
    await waitFor(async () => expect((await box()).value).toBe('写到一半'));
  });

  it('holds what works on the rehearsal desk, with the rights of an agent, and lets it go to no real ticket', async () => {
    await open(new FakePractice(sampleNow()));
    await screen.findByText('ticket of the rehearsal');
    await screen.findByText('may walk');
    fireEvent.click(screen.getByRole('button', { name: 'inbox' }));
    expect(fireEvent.click(screen.getByRole('link', { name: 'customer' }))).toBe(false);
    expect(location.hash).toBe('#/practice/session');
  });

  it('says so where nothing goes on', async () => {
    const fake = new FakePractice(null);
    location.hash = '#/practice/session';
    renderScreen(<Desk />, { api: fake.api(REHEARSAL) });
    fireEvent.click(await screen.findByRole('button', { name: '案例库' }));
    expect(location.hash).toBe('#/practice');
  });
});

describe('the talk', () => {
  it('shows both sides, with what was heard in the customer’s lines underlined, and who is about to go on', async () => {
    const turns = [heard('我的退款呢？'), said('我看看。'), { did: 'waited' as const, at: AT }];
    await open(new FakePractice(sampleNow({ turns, isTheirTurn: true })));
    const [first, second, third] = await screen.findAllByRole('article');
    expect(within(first!).getByText('退款').tagName).toBe('MARK');
    expect(second?.textContent).toContain('我看看。');
    expect(third?.textContent).toBe('客户等了一会儿，没有等到回应');
    expect(screen.getByText('刘女士正在输入……')).toBeTruthy();
  });

  it('sends on Enter, not with Shift nor while a word is being composed, nor nothing', async () => {
    const fake = new FakePractice(sampleNow());
    await open(fake);
    const field = await box();
    fireEvent.keyDown(field, { key: 'Enter' });
    await type('您说退款三周没到，我来查。');
    fireEvent.keyDown(field, { key: 'Enter', shiftKey: true });
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(fake.say).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(fake.say).toHaveBeenCalledWith({ text: '您说退款三周没到，我来查。' }));
    expect(field.value).toBe('');
  });

  it('loses no line that could not be said', async () => {
    const fake = new FakePractice(sampleNow());
    fake.say.mockRejectedValueOnce(new Error('down'));
    await open(fake);
    await type('第一句');
    fireEvent.keyDown(await box(), { key: 'Enter' });
    await waitFor(async () => expect((await box()).value).toBe('第一句'));
  });

  it('does not send more than the customer reads, and says how much it is', async () => {
    const fake = new FakePractice(sampleNow());
    await open(fake);
    await type('啊'.repeat(4001));
    await screen.findByText('一次最多 4000 字，现在是 4001 字。');
    fireEvent.keyDown(await box(), { key: 'Enter' });
    expect(fake.say).not.toHaveBeenCalled();
  });

  it('gives a hint when it is asked for, and a key takes its line; a card’s line comes below', async () => {
    await open(new FakePractice(sampleNow()));
    (await box()).focus();
    alt('v');
    const hint = await screen.findByRole('region', { name: '提示' });
    expect(hint.textContent).toContain('练的是“倾听与复述”');
    expect(hint.textContent).toContain('用对方自己的话，说出发生了什么。');
    alt('v', { shiftKey: true });
    await waitFor(async () => expect((await box()).value).toBe('等了三周还没到，换谁都急。'));
    expect(screen.queryByRole('region', { name: '提示' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'card' }));
    await waitFor(async () => expect((await box()).value).toBe('等了三周还没到，换谁都急。\n我先帮您查一下。'));
  });

  it('takes the last line back into the box, above what stands there, and says so', async () => {
    const turns = [heard('我的退款呢？'), said('请您等一下')];
    await open(new FakePractice(sampleNow({ turns, canTakeBack: true })));
    await type('我这就查');
    alt('k');
    await screen.findByText('上一句已收回到输入框，客户当作没听过。');
    expect((await box()).value).toBe('请您等一下\n我这就查');
    expect(screen.getAllByRole('article')).toHaveLength(1);
    expect(bar().queryByRole('alert')).toBeNull();
  });

  it('says of a call that one writes what one would say', async () => {
    await open(new FakePractice(sampleNow({ channel: 'phone' })));
    await screen.findByText('这是电话：写下您会说的原话，客户听到的就是这些字。');
    expect(screen.getByRole('button', { name: '说出来' })).toBeTruthy();
  });
});
