/** Short notices at the window's edge. */

export { dismissToast, holdToasts, toast, toasts } from './toasts.svelte';
export type { Toast } from './toasts.svelte';
