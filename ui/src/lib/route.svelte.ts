/** Which area of the window is shown, and what in it. */

export type AreaId = 'messages' | 'contacts' | 'profile' | 'settings' | 'admin';

/** What is shown in an area: `{ roomId }`, `{ list, contactId }`, … */
export type RouteParams = Record<string, string | undefined>;

let area = $state<AreaId>('messages');
let params = $state.raw<RouteParams>({});
const remembered = new Map<AreaId, RouteParams>();
const guards = new Set<() => boolean | Promise<boolean>>();

export const route = {
  get area(): AreaId {
    return area;
  },
  get params(): RouteParams {
    return params;
  },
};

/** Goes to an area. Without params the area shows what it showed last. Gives false when somebody prevented it. */
export async function go(to: AreaId, next?: RouteParams): Promise<boolean> {
  for (const allows of guards) if (!(await allows())) return false;
  remembered.set(area, params);
  params = next ?? remembered.get(to) ?? {};
  area = to;
  return true;
}

/** Asks `allows` before the route changes, for what is typed and not saved. Gives the way to stop asking. */
export function beforeLeave(allows: () => boolean | Promise<boolean>): () => void {
  guards.add(allows);
  return () => guards.delete(allows);
}

/** Forgets where everybody was: another workspace, or another member. */
export function resetRoute(): void {
  remembered.clear();
  [area, params] = ['messages', {}];
}
