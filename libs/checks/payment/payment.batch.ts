import { BadLine, type BatchLine } from '../check.js';
import type { MessageBody } from '../evidence.js';

const channels: readonly unknown[] = ['email', 'chat', 'form', 'cv', 'contract', 'invoice'];

/** {id, text, lang?, channel?} -> label, spans, wallets */
export const paymentBatch: BatchLine = {
  read(line) {
    const { text, lang, channel } = line;
    if (typeof text !== 'string') throw new BadLine('"text" must be a text');
    if (lang !== undefined && lang !== null && typeof lang !== 'string')
      throw new BadLine('"lang" must be a language tag such as "en"');
    // a channel of somebody else's making tells nothing, and is no reason to refuse the text
    const known = channels.includes(channel) ? (channel as NonNullable<MessageBody['channel']>) : undefined;
    const body: MessageBody = {
      text,
      ...(typeof lang === 'string' && { lang }),
      ...(known && { channel: known }),
    };
    return {
      claims: [],
      evidence: [{ id: 'message', kind: 'message', stage: 'applied', observedAt: new Date(0), body }],
      worker: { stage: 'applied', verification: 'unverified' },
    };
  },
  write(result) {
    const messages = result.facts['messages'];
    const [message] = Array.isArray(messages) ? messages : [];
    const facts = message !== null && typeof message === 'object' && !Array.isArray(message) ? message : {};
    return { label: facts['label'] ?? 'none', spans: facts['spans'] ?? [], wallets: facts['wallets'] ?? [] };
  },
};
