/** What a channel signs to get a token (channel access token v2.1): by Node's own cryptography, not by ours. */
import { createSign, generateKeyPairSync } from 'node:crypto';

export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** A new key; its public half as LINE's console takes it. */
export function assertionKey() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { privateKey, publicKey: { ...publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' } };
}

/** A JWT for a token of one day. */
export function assertion(privateKey, kid, channelId) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + 30 * 60;
  const claims = { iss: channelId, sub: channelId, aud: 'https://api.line.me/', exp, token_exp: 86400 };
  const signed = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
}
