/** Questions a reviewer can start from. They ask; they accuse nobody. */
export interface AskTemplate {
  id: string;
  title: string;
  text: string;
}

export const askTemplates: readonly AskTemplate[] = [
  {
    id: 'retake_document',
    title: 'Another picture of the document',
    text: 'We could not read your document well. Please send a new picture: the whole page, in even light, without glare.',
  },
  {
    id: 'explain_location',
    title: 'Where you work from',
    text: 'Your connection came from a place other than the one you gave. Are you travelling, or does your network route through another country?',
  },
  {
    id: 'explain_tool',
    title: 'A remote-access tool',
    text: 'A remote-access tool was seen on the device you use. What do you use it for, and may it be removed for the time of the engagement?',
  },
  {
    id: 'payout_details',
    title: 'How you are paid',
    text: 'We pay by bank transfer to an account in your own name. Please send the details of such an account, or tell us what stands against it.',
  },
  { id: 'own_words', title: 'In your own words', text: '' },
];
