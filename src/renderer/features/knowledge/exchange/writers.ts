/** Where exported files go. `end` resolves to how many were written. */
export type Writer = {
  readonly put: (path: string, content: Blob | string) => Promise<void>;
  readonly end: () => Promise<number>;
};

/** As far as it is used of the browser's own handles. */
export type Folder = {
  readonly getDirectoryHandle: (name: string, options: { create: boolean }) => Promise<Folder>;
  readonly getFileHandle: (
    name: string,
    options: { create: boolean },
  ) => Promise<{
    readonly createWritable: () => Promise<{
      readonly write: (data: Blob | string) => Promise<void>;
      readonly close: () => Promise<void>;
    }>;
  }>;
};
type Picker = { readonly showDirectoryPicker?: (options: { mode: 'readwrite' }) => Promise<Folder> };

export const mayChooseFolder = (): boolean => 'showDirectoryPicker' in window;

/** Asks for a folder; null when none was chosen. */
export async function chooseFolder(): Promise<Folder | null> {
  try {
    return (await (window as Picker).showDirectoryPicker?.({ mode: 'readwrite' })) ?? null;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return null;
    throw error;
  }
}

/** Names a file system would refuse, or read as another place. */
const safe = (part: string): string => {
  // oxlint-disable-next-line no-control-regex -- that is what must go
  const plain = part.replace(/[\u0000-\u001F<>:"\\|?*]/g, '_').replace(/[. ]+$/, '');
  return plain === '' || plain === '.' || plain === '..' ? '_' : plain;
};
export const safePath = (path: string): string[] =>
  path
    .split('/')
    .filter((part) => part !== '')
    .map(safe);

export function folderWriter(root: Folder): Writer {
  let count = 0;
  return {
    put: async (path, content) => {
      const parts = safePath(path);
      let folder = root;
      for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
      const file = await folder.getFileHandle(parts.at(-1) ?? '_', { create: true });
      const stream = await file.createWritable();
      await stream.write(content);
      await stream.close();
      count += 1;
    },
    end: () => Promise.resolve(count),
  };
}

/** Everything in one zip, handed over at the end. The packer is fetched only now. */
export function zipWriter(give: (zip: Blob) => void): Writer {
  const files: Record<string, Uint8Array> = {};
  return {
    put: async (path, content) => {
      const bytes = await new Blob([content]).arrayBuffer();
      files[safePath(path).join('/')] = new Uint8Array(bytes);
    },
    end: async () => {
      const { zipSync } = await import('fflate');
      const zip = zipSync(files, { level: 6 });
      give(new Blob([zip], { type: 'application/zip' }));
      return Object.keys(files).length;
    },
  };
}
