/** Settings as they are after one change. */
import type { DomainMark } from '../rules/account-marks';
import type { Settings } from '../storage/items';

/** Turns the badges of a network on or off. */
export function setNetworkBadge(
  settings: Settings,
  { networkId, isOn }: { networkId: string; isOn: boolean },
): Settings {
  const others = settings.marks.networksOff.filter((id) => id !== networkId);
  const networksOff = isOn ? others : [...others, networkId];
  return { ...settings, marks: { ...settings.marks, networksOff } };
}

/** Gives a domain a mark of the person's own, or takes it away. */
export function setDomainMark(
  settings: Settings,
  { domain, mark }: { domain: string; mark: DomainMark | null },
): Settings {
  const domains = Object.fromEntries(
    Object.entries(settings.marks.domains).filter(([name]) => name !== domain),
  );
  return {
    ...settings,
    marks: { ...settings.marks, domains: mark ? { ...domains, [domain]: mark } : domains },
  };
}
