import { settle } from '../lib/settle.ts';
import { keys, lock, sign, type Step } from './look.ts';

export const trainee: Step = async (page, shoot, look) => {
  await sign(page, look, 'xiaomi');
  await settle(page);
  await shoot('17-trainee');
  await lock(page, look);
};

const ADMIN = [
  'people',
  'queues',
  'macros',
  'fields',
  'tags',
  'synonyms',
  'policies',
  'contacts',
  'calendars',
  'team',
] as const;
const SETTINGS = ['signature', 'notifications', 'shortcuts', 'diagnostics', 'about'] as const;

/** What an administrator keeps, and every page of the settings. */
export const administrator: Step = async (page, shoot, look) => {
  await sign(page, look, 'zhengqihang');
  await settle(page);
  for (const section of ADMIN) {
    await page.evaluate((to) => (location.hash = `#/admin/${to}`), section);
    await shoot(`admin-${section}`);
  }
  await page.evaluate(() => (location.hash = '#/admin/macros'));
  await page.getByRole('table').getByRole('button').first().click();
  await shoot('admin-macro');
  await keys(page, 'Escape');
  for (const section of SETTINGS) {
    await page.evaluate((to) => (location.hash = `#/settings/${to}`), section);
    await shoot(`settings-${section}`);
  }
  await lock(page, look);
};
