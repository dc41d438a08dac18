/** A program made to alter pictures, and how it signs what it saves. */
export interface EditorEntry {
  name: string;
  /** in the metadata's field for software */
  signature: RegExp;
}

/**
 * Programs that alter the content of pictures. Not here: camera firmware, scanners and their drivers, converters, and programs
 * that only develop or keep photos (Lightroom, Photos, Snapseed's automatic versions on phones), which honest people use.
 */
export const editors: readonly EditorEntry[] = [
  { name: 'Adobe Photoshop', signature: /photoshop(?!.{0,3}lightroom)/i },
  { name: 'GIMP', signature: /\bgimp\b/i },
  { name: 'Adobe Illustrator', signature: /adobe illustrator/i },
  { name: 'Adobe InDesign', signature: /indesign/i },
  { name: 'Adobe Fireworks', signature: /fireworks/i },
  { name: 'Adobe Firefly', signature: /firefly/i },
  { name: 'Affinity Photo', signature: /affinity (photo|designer|publisher)?/i },
  { name: 'CorelDRAW', signature: /corel ?(draw|photo-?paint|paint)/i },
  { name: 'PaintShop Pro', signature: /paint ?shop ?pro/i },
  { name: 'paint.net', signature: /paint\.net/i },
  { name: 'Pixelmator', signature: /pixelmator/i },
  { name: 'Photopea', signature: /photopea/i },
  { name: 'Pixlr', signature: /pixlr/i },
  { name: 'Canva', signature: /\bcanva\b/i },
  { name: 'Figma', signature: /\bfigma\b/i },
  { name: 'Sketch', signature: /bohemian(coding)?|com\.bohemiancoding/i },
  { name: 'Inkscape', signature: /inkscape/i },
  { name: 'Krita', signature: /\bkrita\b/i },
  { name: 'PhotoScape', signature: /photoscape/i },
  { name: 'PicsArt', signature: /picsart/i },
  { name: 'FaceApp', signature: /faceapp/i },
  { name: 'Fotor', signature: /\bfotor\b/i },
  { name: 'BeFunky', signature: /befunky/i },
  { name: 'PhotoDirector', signature: /photodirector/i },
  { name: 'Movavi', signature: /movavi photo/i },
  { name: 'Acorn', signature: /flying meat acorn/i },
  { name: 'Microsoft Paint', signature: /microsoft paint|mspaint/i },
];
