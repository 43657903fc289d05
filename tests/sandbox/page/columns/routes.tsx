/** Which column a path shows. */
import type { ReactNode } from 'react';
import type { Place } from '../routing/location.ts';
import { Home } from './home.tsx';

export function columnFor(_: Place): ReactNode {
  return <Home key="home" />;
}
