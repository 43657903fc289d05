/** A post's age, kept right while it is shown. */
import { useEffect, useState } from 'react';
import { age, exactTime } from '../words.ts';

const REFRESH_MS = 20_000;

export function Age({ iso }: { readonly iso: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), REFRESH_MS);
    return () => window.clearInterval(timer);
  }, []);
  return (
    <time dateTime={iso} title={exactTime(iso)}>
      {age(iso, now)}
    </time>
  );
}
