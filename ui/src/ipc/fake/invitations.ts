/** My Profile and the invitations. */

import type { OpenedIn, Invitation, LineAccountCard } from '../bindings';
import type { FakePart } from '.';
import { found, withRow } from './rows';
import { madeUpCard, madeUpQr } from './qr';

const DAY = 86_400_000;
const SHARED: LineAccountCard = {
  id: 'account-shop',
  basicId: '@komorebi-cycles',
  displayName: 'Komorebi Cycles',
  shared: true,
};

const part: FakePart = (world) => {
  const linkOf = (code: string) => `https://line.me/R/oaMessage/%40komorebi-cycles/?Hello%20%28${code}%29`;
  const make = (number: number, more: Partial<Invitation>): Invitation => {
    const code = `EN-7K3Q${number % 10}-M0PX${(number * 7) % 10}`;
    const link = linkOf(code);
    return {
      id: `invitation-${number}`,
      code,
      channel: 'qr',
      label: '',
      link,
      basicId: SHARED.basicId,
      qrSvg: madeUpQr(link),
      createdAt: world.now() - number * DAY,
      expiresAt: null,
      state: 'open',
      opened: [],
      carriesCode: true,
      joined: [],
      ...more,
    };
  };
  const way = (openedIn: OpenedIn, at: number) => ({ openedIn, at: world.now() - at * DAY });
  const person = (name: string, at: number, room = true) => ({
    lineUserId: `line-${name}-${at}`,
    name,
    at: world.now() - at * DAY,
    roomId: room ? 'room-mio' : null,
  });

  let next = 100;
  let list: Invitation[] = [
    make(1, {
      label: '春の店頭用 (counter, spring)',
      joined: [
        person('みお🌸', 1),
        person('Ploy ✨', 2),
        person('', 3),
        person('jonas_w', 3),
        person('A name that goes on and on and on', 4),
        person('Kim', 5),
        person('Lee', 6, false),
      ],
    }),
    make(5, {
      channel: 'link',
      label: 'Website footer',
      expiresAt: world.now() + 30 * DAY,
      opened: [way('share_sheet', 1), way('copied_link', 4), way('email', 5)],
    }),
    make(8, {
      channel: 'qr',
      opened: [way('shown', 0), way('printed_card', 7), way('saved_qr', 8), way('copied_qr', 8)],
    }),
    make(12, { channel: 'other_app', joined: [person('Olga', 8)], opened: [way('whatsapp', 12)] }),
    make(20, { channel: 'qr' }),
    make(21, { channel: 'link' }),
    make(40, {
      channel: 'line',
      state: 'expired',
      expiresAt: world.now() - 10 * DAY,
      opened: [way('line_program', 40)],
      link: '',
      qrSvg: '',
    }),
    make(60, { channel: 'link', state: 'withdrawn', label: 'Old flyer', link: '', qrSvg: '' }),
  ];
  const change = (id: string, changes: Partial<Invitation>): Invitation => {
    const changed = { ...found(list, id), ...changes };
    list = withRow(list, changed);
    world.changed('invitations', id);
    return changed;
  };

  const handed = (id: string, openedIn: OpenedIn): null => {
    const others = found(list, id).opened.filter((one) => one.openedIn !== openedIn);
    change(id, { opened: [way(openedIn, 0), ...others] });
    return null;
  };

  return {
    profile_get: () => {
      const { me, companyName, line } = world.session;
      const url = linkOf('EN-0AYA0-0TNK0');
      return {
        member: me,
        companyName,
        statusMessage: companyName,
        account: SHARED,
        linePhoto: null,
        messageId: SHARED.basicId,
        addContactUrl: url,
        qrSvg: madeUpQr(url),
        line,
      };
    },
    profile_copy: () => null,
    invitation_create: ({ channel, label }) => {
      const isUnused = (one: Invitation) =>
        one.state === 'open' &&
        one.opened.length + one.joined.length === 0 &&
        one.label === '' &&
        one.expiresAt === null;
      const unused = list.find((one) => one.channel === channel && isUnused(one));
      if (unused && !label) return change(unused.id, { createdAt: world.now() });
      const made = make(next++, { channel, label: label ?? '', createdAt: world.now() });
      list = [made, ...list];
      world.changed('invitations', made.id);
      return made;
    },
    invitation_list: () => list,
    invitation_get: ({ invitationId }) => found(list, invitationId),
    invitation_label: ({ invitationId, label }) => change(invitationId, { label }),
    invitation_withdraw: ({ invitationId }) => change(invitationId, { state: 'withdrawn' }),
    invitation_copy: ({ invitationId, part }) => handed(invitationId, `copied_${part}`),
    invitation_save_qr: ({ invitationId, format }) => {
      handed(invitationId, 'saved_qr');
      return `~/Pictures/Aya Tanaka – Komorebi Cycles.${format}`;
    },
    invitation_share: ({ invitationId, program }) => handed(invitationId, program),
    invitation_share_ways: () => ({ surface: 'sheet', picture: true }),
    invitation_system_share: ({ invitationId }) => {
      handed(invitationId, 'share_sheet');
      return { kind: 'opened', surface: 'sheet', picture: true };
    },
    invitation_open_line: ({ invitationId }) => {
      handed(invitationId, 'line_program');
      return { copied: true };
    },
    invitation_print_card: ({ invitationId }) => {
      handed(invitationId, 'printed_card');
      return 'viewer';
    },
    invitation_show: ({ invitationId }) => handed(invitationId, 'shown'),
    invitation_card: ({ invitationId, sheet, words }) => madeUpCard(sheet, words, found(list, invitationId).qrSvg),
    invitation_save_card: ({ invitationId }) => {
      handed(invitationId, 'saved_card');
      return '~/Documents/Aya Tanaka – Komorebi Cycles.pdf';
    },
    invitation_line_ways: () => ({ lineInstalled: false }),
  };
};

export default part;
