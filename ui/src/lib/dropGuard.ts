/** What is dropped where no part of the window takes it: the web view would open it in place of Engawa. */

/** Words that are dropped into a field are the field's; a file or link anywhere is no page of the window's. */
const isFieldsOwn = ({ target, dataTransfer }: DragEvent) =>
  target instanceof Element &&
  target.closest('input, textarea:not([readonly])') !== null &&
  !dataTransfer?.types.includes('Files');

function guard(event: DragEvent): void {
  if (event.defaultPrevented || isFieldsOwn(event)) return;
  event.preventDefault();
  if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
}

/** Refuses what no part of the window has taken; for the whole life of the window. */
export function guardDrops(): void {
  window.addEventListener('dragover', guard);
  window.addEventListener('drop', guard);
}
