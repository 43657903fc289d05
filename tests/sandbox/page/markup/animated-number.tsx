/** A count that rolls to its new value when it changes, with the library that Mastodon's page has for it from 4.4 on. */
import { animated, useSpring } from '@react-spring/web';
import { type ReactNode, useState } from 'react';
import { since } from '../page-state.ts';

const ROLL_MS = 200;

interface AnimatedNumberProps {
  readonly value: number;
  /** The value as it is written. */
  readonly children: ReactNode;
}

export function AnimatedNumber({ value, children }: AnimatedNumberProps) {
  const [before, setBefore] = useState(value);
  const [style] = useSpring(
    () => ({
      from: { transform: `translateY(${value > before ? -100 : 100}%)` },
      to: { transform: 'translateY(0%)' },
      config: { duration: ROLL_MS },
      immediate: value === before,
      onRest: () => setBefore(value),
    }),
    [value, before],
  );
  return (
    <span className="animated-number">
      <animated.span style={style}>{since(5) ? children : <span>{children}</span>}</animated.span>
    </span>
  );
}
