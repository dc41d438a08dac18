import { qualityFaults, type PictureQuality, type QualityFault } from '#checks/identity/document-reader.js';
import { integer, listOf, object, oneOf, text } from '#platform/http/schema.js';

/** What the person who took the picture can do better; said at once, while the document is still at hand. */
const advice: Record<QualityFault, string> = {
  too_small:
    'The document has too few pixels. Go nearer, so that it fills the picture, or scan it at 300 dpi.',
  blurred: 'The picture is blurred. Hold the camera still, let it focus, and take the picture again.',
  glare: 'Light is mirrored in the document. Tilt it or turn the lamp away, and take the picture again.',
  cropped: 'The document runs out of the picture. Take it again with all four edges in view.',
  too_dark: 'The picture is too dark. Take it again with more light.',
};

export const pictureQualitySchema = object({
  faults: listOf(
    object({ code: oneOf(qualityFaults), advice: text('for the person who took the picture') }),
    'what another picture could do better; the evidence is stored nevertheless',
  ),
  width_px: integer('of the picture upright; of a PDF, its first page at 300 dpi without margins'),
  height_px: integer(),
});

export function pictureQualityView({ faults, widthPx, heightPx }: PictureQuality) {
  return {
    faults: faults.map((code) => ({ code, advice: advice[code] })),
    width_px: widthPx,
    height_px: heightPx,
  };
}
