/** The product's backend: the only file that names Tauri. */

import { convertFileSrc, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { Args, Backend, Changed, CommandName, Output, ShellCommands } from './backend';

export const tauri: Backend = {
  call<N extends CommandName>(name: N, args: Args<N>) {
    return invoke<Output<N>>('call', { name, args });
  },
  shell<N extends keyof ShellCommands>(name: N, args: ShellCommands[N]['args']) {
    return invoke<ShellCommands[N]['output']>(name, { ...args });
  },
  changes(listener) {
    void listen<Changed>('changed', (event) => listener(event.payload));
  },
  mediaUrl(hash) {
    return convertFileSrc(hash, 'media');
  },
};
