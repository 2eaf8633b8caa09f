/** Everything that crosses to Rust: no other folder of the window names Tauri. */

export { CommandError, toCommandError } from './backend';
export type { Args, Backend, CommandName, Output } from './backend';
export { attachmentPut, call, onClosing, onDeepLink, setMember, shell, useBackend } from './call';
export { noteChange, revision } from './changes.svelte';
export type { Watched } from './changes.svelte';
export { live } from './live.svelte';
export type { Live } from './live.svelte';
export type * from './bindings';
export { blankContactFields, limits } from './bindings';
