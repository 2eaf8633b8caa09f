/** The product's backend: the only file that names Tauri. */

import { convertFileSrc, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { Args, Backend, CommandName, Output } from './backend';
import type { Attachment, MemberId, ShellCommands, ShellEvents } from './bindings';

export const tauri: Backend = {
  call<N extends CommandName>(name: N, args: Args<N>, member?: MemberId) {
    return invoke<Output<N>>('call', { name, args, member });
  },
  shell<N extends keyof ShellCommands>(name: N, args: ShellCommands[N]['args']) {
    return invoke<ShellCommands[N]['output']>(name, { ...args });
  },
  attachmentPut(part, bytes) {
    // A header holds no letters beyond Latin ones.
    const headers = { 'x-part': encodeURIComponent(JSON.stringify(part)) };
    return invoke<Attachment | null>('attachment_put', bytes, { headers });
  },
  changes(listener) {
    const name: keyof ShellEvents = 'changed';
    void listen<ShellEvents[typeof name]>(name, (event) => listener(event.payload));
  },
  closing(listener) {
    const name: keyof ShellEvents = 'closing';
    void listen<ShellEvents[typeof name]>(name, (event) => listener(event.payload));
  },
  deepLink(listener) {
    const name: keyof ShellEvents = 'deep_link';
    void listen<ShellEvents[typeof name]>(name, () => listener());
  },
  mediaUrl(hash, small) {
    return convertFileSrc(hash, 'media') + (small ? '?small' : '');
  },
};
