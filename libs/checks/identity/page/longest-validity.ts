/** In years: documents of adults and of children alike are valid for less. */
export const longestValidity = 16;
