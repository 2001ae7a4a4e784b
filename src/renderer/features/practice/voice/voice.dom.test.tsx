import { ORPCError } from '@orpc/client';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { Api } from '../../../lib/api.tsx';
import { furnishDom, renderScreen } from '../../../lib/testing.tsx';
import { VoiceSettings } from './voice-settings.tsx';

beforeAll(furnishDom);
afterEach(cleanup);

const OFF = { isOn: false, url: '', model: '', hasKey: false };
function open(known: object = OFF, setVoice = vi.fn<(voice: object) => Promise<object>>(() => Promise.resolve(OFF))) {
  const api = { practice: { voice: () => Promise.resolve(known), setVoice } } as unknown as Partial<Api>;
  renderScreen(<VoiceSettings />, { api });
  return setVoice;
}
const type = async (name: string, value: string) =>
  fireEvent.change(await screen.findByLabelText(name), { target: { value } });
const save = () => fireEvent.click(screen.getByRole('button', { name: '保存' }));

it('is off, and says what would be sent and that the program plays the words otherwise', async () => {
  open();
  const isOn = await screen.findByRole<HTMLInputElement>('switch');
  expect(isOn.checked).toBe(false);
  expect(screen.getByText(/用真实工单做的案例从不发送/)).toBeTruthy();
});

it('keeps address, model and key; an empty key leaves the one that is kept', async () => {
  const setVoice = open({ ...OFF, hasKey: true });
  fireEvent.click(await screen.findByRole('switch'));
  await type('接口地址', 'https://models.example.com/v1');
  await type('模型', 'small');
  save();
  const voice = { isOn: true, url: 'https://models.example.com/v1', model: 'small' };
  await waitFor(() => expect(setVoice).toHaveBeenCalledWith(voice));
  await type('访问密钥', 'secret');
  save();
  await waitFor(() => expect(setVoice).toHaveBeenLastCalledWith(expect.objectContaining({ key: 'secret' })));
});

const refuse = () => Promise.reject(new ORPCError('UNFIT', { defined: true, data: { field: 'url' } }));

it('says at the field what does not fit, and keeps what was typed', async () => {
  open(OFF, vi.fn<(voice: object) => Promise<object>>(refuse));
  await type('接口地址', 'http://models.example.com');
  save();
  expect(await screen.findByText(/只能是 https/)).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>('接口地址').value).toBe('http://models.example.com');
});

it('forgets the key when asked to', async () => {
  const setVoice = open({ ...OFF, hasKey: true });
  fireEvent.click(await screen.findByRole('button', { name: '忘掉密钥' }));
  await waitFor(() => expect(setVoice).toHaveBeenCalledWith(expect.objectContaining({ key: null })));
});
