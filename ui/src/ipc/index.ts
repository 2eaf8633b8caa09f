/** The one door to Rust. Everything else in the window asks through here. */

export { CommandError, toCommandError } from './backend';
export type { Args, AttachmentPart, Backend, CommandName, Output } from './backend';
export { attachmentPut, call, shell, useBackend } from './call';
export { noteChange, revision } from './changes.svelte';
export type { Watched } from './changes.svelte';
export { live } from './live.svelte';
export type { Live } from './live.svelte';
export type * from './bindings';
export { blankContactFields, limits } from './bindings';
