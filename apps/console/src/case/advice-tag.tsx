import type { Advice } from '../api/types.js';
import { Tag } from '../parts/tag.js';
import { lookOf, noAdvice, recommendationLook } from '../words/labels.js';

export function AdviceTag({ advice }: { advice: Advice | null }) {
  if (advice === null) return <Tag look={noAdvice} form="large" />;
  const look = lookOf(recommendationLook, advice.recommendation);
  return <Tag look={{ ...look, word: `Advice: ${look.word.toLowerCase()}` }} form="large" />;
}
