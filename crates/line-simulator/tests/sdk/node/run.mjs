/**
 * Holds the simulator against LINE's SDK for Node.js: every endpoint that the SDK offers, every webhook that
 * the simulator sends. `node run.mjs --simulator PROGRAM`; exits with 1 when a check fails.
 */
import assert from 'node:assert/strict';
import { parseArgs } from 'node:util';
import { buffer } from 'node:stream/consumers';

import { HTTPFetchError, channelAccessToken, messagingApi, validateSignature } from '@line/bot-sdk';

import { typeErrors } from './types.mjs';
import { ASSERTION_TYPE, assertion, assertionKey } from './assertion.mjs';
import { Control, Endpoint, startSimulator } from './world.mjs';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const KEY = '123e4567-e89b-12d3-a456-426614174000';

const { values } = parseArgs({ options: { simulator: { type: 'string' } } });
if (values.simulator === undefined) throw new Error('usage: node run.mjs --simulator PROGRAM');

const { child, url, account } = await startSimulator(values.simulator);
const control = new Control(url);
const endpoint = new Endpoint();
await endpoint.open(account.channelSecret);
const config = { channelAccessToken: account.channelAccessToken, baseURL: url };
const line = new messagingApi.MessagingApiClient(config);
const blobs = new messagingApi.MessagingApiBlobClient(config);
const tokens = new channelAccessToken.ChannelAccessTokenClient({ baseURL: url });

const chat = encodeURIComponent(account.basicId);
const mio = await control.post('/users', { displayName: 'Mio', language: 'ja', statusMessage: 'tea', picture: PNG });
const ploy = await control.post('/users', { displayName: 'Ploy' });
const write = (draft, where = chat, who = mio) =>
  control.post(`/users/${who.userId}/chats/${where}/messages`, draft);
const text = (words, more = {}) => ({ type: 'text', text: words, ...more });

/** Refusals as the SDK throws them. */
async function refused(call, status, message) {
  const problem = await call.then(
    () => assert.fail('it was accepted'),
    (problem) => problem,
  );
  assert.ok(problem instanceof HTTPFetchError, String(problem));
  assert.equal(problem.status, status);
  const body = JSON.parse(problem.body);
  if (message !== undefined) assert.match(body.message, message);
  return { problem, body };
}

const { privateKey, publicKey } = assertionKey();

let group;

const checks = {
  'webhook endpoint: set, read, tested': async () => {
    await refused(line.getWebhookEndpoint(), 404);
    await line.setWebhookEndpoint({ endpoint: endpoint.url });
    assert.deepEqual(await line.getWebhookEndpoint(), { endpoint: endpoint.url, active: true });
    const test = await line.testWebhookEndpoint({ endpoint: endpoint.url });
    assert.deepEqual([test.success, test.statusCode, test.reason], [true, 200, 'OK']);
    assert.deepEqual((await endpoint.next()).events, []);
    assert.equal((await line.testWebhookEndpoint()).success, true);
    await endpoint.next();
  },
  'bot info': async () => {
    const info = await line.getBotInfo();
    assert.deepEqual([info.userId, info.basicId], [account.botUserId, account.basicId]);
    assert.deepEqual([info.chatMode, info.markAsReadMode], ['chat', 'manual']);
  },
  'follow, and a profile with everything': async () => {
    await refused(line.getProfile(mio.userId), 404, /Not found/);
    await control.post(`/users/${mio.userId}/add`, { url: `https://line.me/R/ti/p/${chat}` });
    const event = await endpoint.event();
    assert.deepEqual([event.type, event.follow.isUnblocked], ['follow', false]);
    const profile = await line.getProfile(mio.userId);
    assert.deepEqual([profile.displayName, profile.language, profile.statusMessage], ['Mio', 'ja', 'tea']);
    assert.equal((await fetch(profile.pictureUrl)).headers.get('content-type'), 'image/png');
  },
  'text, and a reply to it': async () => {
    await write(text('Hello (love)', { emojis: [{ index: 6, length: 6, productId: '5ac1', emojiId: '001' }] }));
    const event = await endpoint.event();
    assert.equal(event.message.text, 'Hello (love)');
    const messages = [text('Welcome', { quoteToken: event.message.quoteToken })];
    const answer = await line.replyMessage({ replyToken: event.replyToken, messages });
    assert.equal(answer.sentMessages.length, 1);
    await refused(line.replyMessage({ replyToken: event.replyToken, messages }), 400, /^Invalid reply token$/);
    await line.markMessagesAsReadByToken({ markAsReadToken: event.message.markAsReadToken });
    await write(text('Thanks', { quotedMessageId: answer.sentMessages[0].id }));
    assert.equal((await endpoint.event()).message.quotedMessageId, answer.sentMessages[0].id);
  },
  'push of every kind of message': async () => {
    const https = 'https://example.com/a.png';
    const messages = [
      text('$ Hi', { emojis: [{ index: 0, productId: '5ac1', emojiId: '001' }], sender: { name: 'Aya', iconUrl: https } }),
      { type: 'sticker', packageId: '446', stickerId: '1988' },
      { type: 'image', originalContentUrl: https, previewImageUrl: https },
      { type: 'video', originalContentUrl: https, previewImageUrl: https },
      { type: 'audio', originalContentUrl: https, duration: 60000 },
    ];
    const answer = await line.pushMessage({ to: mio.userId, messages });
    assert.equal(answer.sentMessages.length, 5);
    const place = { type: 'location', title: 'Park', address: 'Tokyo', latitude: 35.6, longitude: 139.7 };
    await line.pushMessage({ to: mio.userId, messages: [place], notificationDisabled: true });
    const shown = await control.get(`/users/${mio.userId}/chats/${chat}/messages`);
    const kinds = shown.slice(-6).map((message) => message.type);
    assert.deepEqual(kinds, ['text', 'sticker', 'image', 'video', 'audio', 'location']);
  },
  'push with a retry key': async () => {
    const push = () => line.pushMessageWithHttpInfo({ to: mio.userId, messages: [text('once')] }, KEY);
    const first = await push();
    const { problem, body } = await refused(push(), 409, /^The retry key is already accepted$/);
    assert.equal(problem.headers.get('x-line-accepted-request-id'), first.httpResponse.headers.get('x-line-request-id'));
    assert.deepEqual(body.sentMessages, first.body.sentMessages);
    await refused(line.pushMessage({ to: mio.userId, messages: [text('a')] }, 'no-uuid'), 400);
  },
  'push that is refused': async () => {
    const { body } = await refused(line.pushMessage({ to: mio.userId, messages: [text('')] }), 400, /1 error/);
    assert.equal(body.details[0].property, 'messages[0].text');
    await refused(line.pushMessage({ to: `U${'0'.repeat(32)}`, messages: [text('a')] }), 400, /^Failed to send/);
    const stranger = new messagingApi.MessagingApiClient({ channelAccessToken: 'wrong', baseURL: url });
    await refused(stranger.getBotInfo(), 401, /^Authentication failed/);
  },
  multicast: async () => {
    assert.deepEqual(await line.multicast({ to: [mio.userId], messages: [text('News')] }), {});
  },
  'validation without sending': async () => {
    for (const validate of ['validatePush', 'validateReply', 'validateMulticast']) {
      await line[validate]({ messages: [text('a')] });
      await refused(line[validate]({ messages: [{ type: 'bogus' }] }), 400, /1 error/);
    }
  },
  'loading sign': () => line.showLoadingAnimation({ chatId: mio.userId, loadingSeconds: 5 }),
  'quota and consumption': async () => {
    assert.deepEqual(await line.getMessageQuota(), { type: 'none' });
    const { totalUsage } = await line.getMessageQuotaConsumption();
    assert.equal(totalUsage, 4, 'four pushes or multicasts so far');
    await control.patch(`/accounts/${chat}`, { quotaLimit: 4 });
    assert.deepEqual(await line.getMessageQuota(), { type: 'limited', value: 4 });
    await refused(line.pushMessage({ to: mio.userId, messages: [text('a')] }), 429, /monthly limit/);
    await control.patch(`/accounts/${chat}`, { quotaLimit: -1 });
  },
  'sticker and place': async () => {
    await write({ type: 'sticker', packageId: '446', stickerId: '1988', keywords: ['hi'] });
    assert.equal((await endpoint.event()).message.stickerResourceType, 'STATIC');
    await write({ type: 'location', title: 'Park', address: 'Tokyo', latitude: 35.6, longitude: 139.7 });
    assert.equal((await endpoint.event()).message.address, 'Tokyo');
  },
  'picture, video, sound, file, and their content': async () => {
    const bytes = Buffer.from(PNG, 'base64');
    await write({ type: 'image', content: PNG });
    const image = (await endpoint.event()).message;
    assert.deepEqual(await buffer(await blobs.getMessageContent(image.id)), bytes);
    assert.ok((await buffer(await blobs.getMessageContentPreview(image.id))).length > 0);
    await write({ type: 'video', content: PNG, duration: 1500 });
    const video = (await endpoint.event()).message;
    assert.deepEqual([video.type, video.duration, video.contentProvider.type], ['video', 1500, 'line']);
    assert.equal((await blobs.getMessageContentTranscodingByMessageId(video.id)).status, 'succeeded');
    await write({ type: 'audio', content: PNG, duration: 900 });
    assert.equal((await endpoint.event()).message.type, 'audio');
    await write({ type: 'file', content: PNG, fileName: 'offer.pdf' });
    const file = (await endpoint.event()).message;
    assert.deepEqual([file.fileName, file.fileSize], ['offer.pdf', bytes.length]);
  },
  unsend: async () => {
    const sent = await write({ type: 'image', content: PNG });
    await endpoint.next();
    await control.post(`/users/${mio.userId}/chats/${chat}/messages/${sent.messageId}/unsend`);
    const event = await endpoint.event();
    assert.deepEqual([event.type, event.unsend.messageId], ['unsend', sent.messageId]);
    const problem = await blobs.getMessageContent(sent.messageId).catch((problem) => problem);
    assert.equal(problem.status, 410);
  },
  'group: join, members, messages, edits': async () => {
    group = await control.post('/groups', { by: mio.userId, name: 'Picnic', basicId: account.basicId });
    assert.deepEqual((await endpoint.event()).source, { type: 'group', groupId: group.groupId });
    await control.post(`/groups/${group.groupId}/invite`, { by: mio.userId, userIds: [ploy.userId] });
    const joined = await endpoint.event();
    assert.deepEqual([joined.type, joined.joined.members[0].userId], ['memberJoined', ploy.userId]);
    assert.deepEqual(await line.getGroupSummary(group.groupId), { groupId: group.groupId, groupName: 'Picnic' });
    assert.deepEqual(await line.getGroupMemberCount(group.groupId), { count: 2 });
    const member = await line.getGroupMemberProfile(group.groupId, ploy.userId);
    assert.equal(member.displayName, 'Ploy');
    await refused(line.getGroupMembersIds(group.groupId), 403, /not available/);
    const mention = { mentionees: [{ index: 0, length: 4, type: 'all' }, { index: 5, length: 4, type: 'user', userId: account.botUserId }] };
    const sent = await write(text('@All @Bot nine', { mention }), group.groupId, ploy);
    const event = await endpoint.event();
    assert.deepEqual([event.source.userId, event.message.mention.mentionees[1].isSelf], [ploy.userId, true]);
    await control.post(`/users/${ploy.userId}/chats/${group.groupId}/messages/${sent.messageId}/edit`, { text: 'ten' });
    const edited = await endpoint.event();
    assert.deepEqual([edited.type, edited.message.text, edited.message.id], ['messageEdited', 'ten', sent.messageId]);
    await line.pushMessage({ to: group.groupId, messages: [text('Welcome')] });
  },
  'group: memberLeft, leave': async () => {
    await control.post(`/groups/${group.groupId}/leave`, { userId: ploy.userId });
    assert.deepEqual((await endpoint.event()).left.members, [{ type: 'user', userId: ploy.userId }]);
    await line.leaveGroup(group.groupId);
    assert.equal((await endpoint.event()).type, 'leave');
    await refused(line.getGroupSummary(group.groupId), 404);
  },
  'block and unblock': async () => {
    await control.post(`/users/${mio.userId}/block`, { basicId: account.basicId });
    assert.equal((await endpoint.event()).type, 'unfollow');
    await refused(line.getProfile(mio.userId), 404);
    await line.pushMessage({ to: mio.userId, messages: [text('unheard')] });
    await control.post(`/users/${mio.userId}/unblock`, { basicId: account.basicId });
    assert.equal((await endpoint.event()).follow.isUnblocked, true);
  },
  'redelivery and several events in one body': async () => {
    await control.post('/webhooks/hold');
    await write(text('one'));
    await write(text('two'));
    await control.post('/webhooks/release', { together: true, order: 'reversed' });
    const { events } = await endpoint.next();
    assert.deepEqual(events.map((event) => event.message.text), ['two', 'one']);
    await control.post('/webhooks/redeliver', { webhookEventId: events[0].webhookEventId });
    const again = await endpoint.event();
    assert.deepEqual([again.deliveryContext.isRedelivery, again.webhookEventId], [true, events[0].webhookEventId]);
  },
  'tokens: stateless and long-lived': async () => {
    const issued = await tokens.issueStatelessChannelTokenByClientSecret(account.channelId, account.channelSecret);
    assert.deepEqual([issued.token_type, issued.expires_in], ['Bearer', 900]);
    const short = new messagingApi.MessagingApiClient({ channelAccessToken: issued.access_token, baseURL: url });
    assert.equal((await short.getBotInfo()).basicId, account.basicId);
    assert.equal((await tokens.verifyChannelTokenByJWT(issued.access_token)).client_id, account.channelId);
    assert.equal((await tokens.verifyChannelToken(account.channelAccessToken)).client_id, account.channelId);
    const problem = await tokens.verifyChannelToken('wrong').catch((problem) => problem);
    assert.equal(problem.status, 400);
  },
  'tokens: by a signed assertion, listed, verified, revoked': async () => {
    const { kid } = await control.post(`/accounts/${chat}/keys`, publicKey);
    const issued = await tokens.issueChannelTokenByJWT('client_credentials', ASSERTION_TYPE, assertion(privateKey, kid, account.channelId));
    assert.deepEqual([issued.token_type, issued.expires_in], ['Bearer', 86400]);
    const own = new messagingApi.MessagingApiClient({ channelAccessToken: issued.access_token, baseURL: url });
    assert.equal((await own.getBotInfo()).basicId, account.basicId);
    const verified = await tokens.verifyChannelTokenByJWT(issued.access_token);
    assert.equal(verified.client_id, account.channelId);
    assert.ok(verified.expires_in > 86300 && verified.expires_in <= 86400);
    const listed = () => tokens.getsAllValidChannelAccessTokenKeyIds(ASSERTION_TYPE, assertion(privateKey, kid, account.channelId));
    assert.deepEqual(await listed(), { kids: [issued.key_id] });
    const forged = await tokens.issueChannelTokenByJWT('client_credentials', ASSERTION_TYPE, assertion(privateKey, kid, '1')).catch((problem) => problem);
    assert.equal(forged.status, 400);
    await tokens.revokeChannelTokenByJWT(account.channelId, account.channelSecret, issued.access_token);
    assert.deepEqual(await listed(), { kids: [] });
    await refused(own.getBotInfo(), 401);
  },
  'the signature check refuses a changed body': () => {
    assert.equal(validateSignature('{}', account.channelSecret, 'AAAA'), false);
  },
  'every webhook was accepted and is of the declared type': async () => {
    await control.post('/webhooks/settle');
    const deliveries = await control.get('/deliveries');
    assert.deepEqual(deliveries.filter((delivery) => delivery.status !== 200), []);
    const received = new Set(endpoint.bodies.flatMap(({ events }) => events.map((event) => event.type)));
    const kinds = ['follow', 'join', 'leave', 'memberJoined', 'memberLeft', 'message', 'messageEdited', 'unfollow', 'unsend'];
    assert.deepEqual([...received].sort(), kinds);
    assert.deepEqual(typeErrors(endpoint.bodies), []);
  },
};

let failed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    console.log(`ok      ${name}`);
  } catch (problem) {
    failed += 1;
    console.log(`FAILED  ${name}\n${problem.stack ?? problem}`);
  }
}
endpoint.close();
child.removeAllListeners('exit');
child.kill('SIGINT');
console.log(`${Object.keys(checks).length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
