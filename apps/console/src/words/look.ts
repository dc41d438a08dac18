import type { IconName } from '../parts/icon.js';

export type Tone = 'ok' | 'caution' | 'alert' | 'info' | 'neutral';

/** How a value is shown: always a word and an icon, so that colour only helps. */
export interface Look {
  word: string;
  tone: Tone;
  icon: IconName;
}
