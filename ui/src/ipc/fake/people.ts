/** Who works in the made-up company. */

import type { MemberCard } from '../bindings';

export const AYA: MemberCard = { id: 'member-aya', name: 'Aya Tanaka', department: 'Counter', photo: 'face-aya' };
export const KEN: MemberCard = { id: 'member-ken', name: 'Ken Mori', department: 'Workshop', photo: null };
export const HANA: MemberCard = { id: 'member-hana', name: '佐々木 花', department: '経理', photo: null };
export const LONG: MemberCard = {
  id: 'member-long',
  name: 'Maximiliane-Alexandra von Hohenstein-Oberwinterthur',
  department: 'International customer relations',
  photo: null,
};
