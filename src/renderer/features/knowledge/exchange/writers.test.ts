import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { folderWriter, safePath, zipWriter, type Folder } from './writers.ts';

describe('a path in a folder', () => {
  it('never leads out of it, nor holds what a file system refuses', () => {
    expect(safePath('help/zh/退款.md')).toEqual(['help', 'zh', '退款.md']);
    expect(safePath('../../etc/passwd')).toEqual(['_', '_', 'etc', 'passwd']);
    expect(safePath('a:b/c?.md')).toEqual(['a_b', 'c_.md']);
  });
});

describe('one zip', () => {
  it('holds every file by its path', async () => {
    const given: Blob[] = [];
    const writer = zipWriter((blob) => given.push(blob));
    await writer.put('help/zh/退款.md', '# 退款');
    await writer.put('help/files/a.png', new Blob([new Uint8Array([1, 2, 3])]));
    expect(await writer.end()).toBe(2);
    const zip = unzipSync(new Uint8Array(await (given[0] as Blob).arrayBuffer()));
    expect(strFromU8(zip['help/zh/退款.md'] as Uint8Array)).toBe('# 退款');
    expect(zip['help/files/a.png']).toEqual(new Uint8Array([1, 2, 3]));
  });
});

describe('a chosen folder', () => {
  it('gets folders and files as they are named', async () => {
    const written: string[] = [];
    const folder = (path: string): Folder => ({
      getDirectoryHandle: (name) => Promise.resolve(folder(`${path}${name}/`)),
      getFileHandle: (name) =>
        Promise.resolve({
          createWritable: () =>
            Promise.resolve({
              write: (data) => {
                written.push(`${path}${name}=${typeof data === 'string' ? data : data.size}`);
                return Promise.resolve();
              },
              close: () => Promise.resolve(),
            }),
        }),
    });
    const writer = folderWriter(folder('/'));
    await writer.put('help/zh/a.md', 'x');
    expect(written).toEqual(['/help/zh/a.md=x']);
    expect(await writer.end()).toBe(1);
  });
});
