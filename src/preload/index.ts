import { contextBridge, ipcRenderer } from 'electron';
import {
  CONNECT_CHANNEL,
  EVENT_CHANNEL,
  PORT_MESSAGE,
  SHELL_CHANNEL,
  type ShellBridge,
} from '#shared/contract/shell/bridge.ts';

type Listener = Parameters<ShellBridge['onEvent']>[0];

const bridge: ShellBridge = {
  kind: 'electron',
  connect: () => ipcRenderer.send(CONNECT_CHANNEL),
  call: (call) => ipcRenderer.invoke(SHELL_CHANNEL, call) as Promise<void>,
  onEvent(listener) {
    const hear = (_event: unknown, event: Parameters<Listener>[0]) => listener(event);
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => void ipcRenderer.off(EVENT_CHANNEL, hear);
  },
};

// A port cannot cross the bridge; it is posted to this very page, and to no other origin should one ever be shown.
ipcRenderer.on(CONNECT_CHANNEL, (event) => {
  window.postMessage(PORT_MESSAGE, window.location.origin, event.ports);
});
contextBridge.exposeInMainWorld('attune', bridge);
