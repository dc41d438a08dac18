import { FeedStructureError, type FeedFormat } from '../format.js';
import { walletStatuses, type WalletRow, type WalletStatus } from '../feed-rows.js';
import { columnsOf, parseCsv } from './csv-rows.js';
import { parseLines } from './text-lines.js';

/** Letters and digits of any chain's addresses, with the prefix some write: enough to tell an address from prose. */
const addressLike = /^(?:[a-z]+:)?[A-Za-z0-9]{20,110}$/;

function readAddress(text: string, party: string | null): WalletRow | string {
  const address = text.trim();
  return addressLike.test(address) ? { address, party } : `"${address.slice(0, 40)}" is not a wallet address`;
}

/** An address a line, as the lists per ticker extracted from OFAC's publications have it. */
export const addressLines: FeedFormat<WalletRow> = {
  name: 'address-lines',
  kind: 'wallets',
  parse: (text) => parseLines(text, (line) => readAddress(line, null)),
};

function parseAddressCsv(text: string, withStatus: boolean): ReturnType<FeedFormat<WalletRow>['parse']> {
  let at: Map<string, number> | undefined;
  const parsed = parseCsv<WalletRow>(text, (cells) => {
    if (!at) {
      at = columnsOf(cells, ['address']);
      return null;
    }
    const columns = at;
    const cell = (name: string) => (cells[columns.get(name) ?? -1] ?? '').trim();
    const row = readAddress(cell('address'), cell(withStatus ? 'party' : 'name') || null);
    const status = withStatus ? cell('status') : '';
    if (typeof row === 'string' || status === '') return row;
    if (!isStatus(status))
      return `status "${status.slice(0, 30)}" is not one of ${walletStatuses.join(', ')}`;
    return { ...row, status };
  });
  if (!at) throw new FeedStructureError('the file is empty: the first row must name the column address');
  return parsed;
}

function isStatus(text: string): text is WalletStatus {
  return (walletStatuses as readonly string[]).includes(text);
}

/** `address,name` with header: the Ethereum addresses of OFAC's list as ultrasound.money publishes them. */
export const ultrasoundCsv: FeedFormat<WalletRow> = {
  name: 'ultrasound-csv',
  kind: 'wallets',
  parse: (text) => parseAddressCsv(text, false),
};

/**
 * A list of one's own. The first row names the columns, in any order: `address`, and optionally `party` (who is named
 * beside it) and `status` (sanctioned, formerly_sanctioned, named_by_authority or service).
 */
export const walletsCsv: FeedFormat<WalletRow> = {
  name: 'wallets-csv',
  kind: 'wallets',
  parse: (text) => parseAddressCsv(text, true),
};
