import { ActionIcon, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { Icon, type IconName } from '../parts/icon.js';

const steps: Record<MantineColorScheme, { next: MantineColorScheme; icon: IconName; word: string }> = {
  auto: { next: 'light', icon: 'screen', word: 'as the system' },
  light: { next: 'dark', icon: 'sun', word: 'light' },
  dark: { next: 'auto', icon: 'moon', word: 'dark' },
};

export function ColorSchemeButton() {
  // transitions stay on: switching them off would write a style element, which the content security policy refuses
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const step = steps[colorScheme];
  const label = `Colours: ${step.word}. Switch to ${steps[step.next].word}`;
  return (
    <ActionIcon
      variant="default"
      size="lg"
      aria-label={label}
      title={label}
      onClick={() => {
        setColorScheme(step.next);
      }}
    >
      <Icon name={step.icon} size={16} />
    </ActionIcon>
  );
}
