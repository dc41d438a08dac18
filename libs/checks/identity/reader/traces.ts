import type { PictureTraces } from '../document-reader.js';
import { ghostRegions } from './ghost-map-place.js';
import { ghostMap, type GhostMap } from './ghost-map.js';
import type { OpenedPicture, StraightenedPicture } from './picture.js';
import { screenPattern } from './screen.js';
import { editorTrace } from './traces-editor.js';

/**
 * What the file tells of its making: each a hint at most.
 *
 * @param bytes the file as received
 * @param straightened null where there is none: then no regions can be given
 * @returns also the map of ghosts, for the picture a reviewer sees
 */
export async function tracesOf(
  bytes: Uint8Array,
  opened: OpenedPicture,
  straightened: StraightenedPicture | null,
): Promise<{ traces: PictureTraces; ghosts: GhostMap | null }> {
  const ghosts = await ghostMap(bytes);
  const traces = {
    editor: await editorTrace(bytes),
    screen: screenPattern(opened.grey),
    ghosts: ghosts && straightened ? ghostRegions(ghosts, opened, straightened) : [],
  };
  return { traces, ghosts };
}
