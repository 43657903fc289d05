/** Badges: marks of the person's own on any domain, and which networks are marked at all. */
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { readDomain } from '../../lib/fediverse/domain-input';
import { networks } from '../../lib/fediverse/networks';
import { send } from '../../lib/messaging/client';
import { type DomainMark, MARK_COLOURS, type MarkColour } from '../../lib/rules/account-marks';
import { settings } from '../../lib/storage/items';
import { domainText } from '../domain-text';
import { localeKey } from '../locale-key';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { Switch } from '../ui/switch';
import { useStored } from '../use-stored';

interface MarksPageProps {
  /** A domain that a page's card asks to mark. */
  readonly asked: string | undefined;
}

export function MarksPage({ asked = '' }: MarksPageProps) {
  const marks = useStored(settings)?.marks;
  const [picked, setPicked] = useState<{ domain: string; mark?: DomainMark; wasRemoved?: boolean }>();
  if (!marks) return null;
  const shown = picked ?? { domain: asked };
  const rows = Object.entries(marks.domains).toSorted(([one], [other]) => (one < other ? -1 : 1));
  const remove = (domain: string, mark: DomainMark) =>
    void send('setDomainMark', { domain, mark: null }).then(() =>
      setPicked({ domain, mark, wasRemoved: true }),
    );
  return (
    <>
      <h2>{i18n.t('dashboard.part.marks')}</h2>
      <section class="card" aria-labelledby="own-mark-title">
        <h3 id="own-mark-title">{i18n.t('marks.own')}</h3>
        <p class="quiet">{i18n.t('marks.what')}</p>
        {shown.wasRemoved && <p role="status">{i18n.t('marks.removed', [shown.domain])}</p>}
        <MarkForm
          key={`${shown.domain} ${shown.wasRemoved}`}
          domain={shown.domain}
          mark={shown.mark ?? ownMark(marks.domains, shown.domain)}
          isMarked={(domain) => Object.hasOwn(marks.domains, domain)}
          onSaved={() => setPicked({ domain: '' })}
        />
      </section>
      {rows.length > 0 && (
        <section class="card" aria-labelledby="marked-title">
          <h3 id="marked-title">{i18n.t('marks.marked')}</h3>
          <ul class="stack">
            {rows.map(([domain, mark]) => (
              <MarkRow
                key={domain}
                domain={domain}
                mark={mark}
                onEdit={() => setPicked({ domain, mark })}
                onRemove={() => remove(domain, mark)}
              />
            ))}
          </ul>
        </section>
      )}
      <section class="card" aria-labelledby="networks-title">
        <h3 id="networks-title">{i18n.t('marks.networks')}</h3>
        {networks.map(({ id, name }) => (
          <Switch
            key={id}
            label={name}
            isOn={!marks.networksOff.includes(id)}
            onChange={(isOn) => void send('setNetworkBadge', { networkId: id, isOn })}
          />
        ))}
      </section>
    </>
  );
}

/** A host may be called `constructor`: look only at what was really set. */
function ownMark(domains: Readonly<Record<string, DomainMark>>, domain: string): DomainMark | undefined {
  return Object.hasOwn(domains, domain) ? domains[domain] : undefined;
}

interface MarkRowProps {
  readonly domain: string;
  readonly mark: DomainMark;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function MarkRow({ domain, mark, onEdit, onRemove }: MarkRowProps) {
  return (
    <li class="row">
      <span class="wide-field">
        <span class="address">{domainText(domain)}</span>{' '}
        {mark.level === 'badge' ? (
          <bdi
            class="mark-sample"
            style={mark.colour && { '--colour': mark.colour }}
            title={mark.name ?? domain}
          >
            {mark.name ?? domainText(domain)}
          </bdi>
        ) : (
          <span class="quiet small">{i18n.t('marks.level.show')}</span>
        )}
        {mark.note && <bdi class="quiet small name mark-note">{mark.note}</bdi>}
      </span>
      <Button kind="plain" label={i18n.t('marks.editOf', [domain])} onClick={onEdit}>
        {i18n.t('marks.edit')}
      </Button>
      <Button kind="plain" label={i18n.t('marks.removeOf', [domain])} onClick={onRemove}>
        {i18n.t('marks.remove')}
      </Button>
    </li>
  );
}

interface MarkFormProps {
  readonly domain: string;
  readonly mark: DomainMark | undefined;
  readonly isMarked: (domain: string) => boolean;
  readonly onSaved: () => void;
}

function MarkForm({ domain, mark, isMarked, onSaved }: MarkFormProps) {
  const [text, setText] = useState(domain);
  const [problem, setProblem] = useState<string>();
  const [level, setLevel] = useState<DomainMark['level']>(mark?.level ?? 'badge');
  const [name, setName] = useState(mark?.name ?? '');
  const [colour, setColour] = useState<MarkColour | ''>(mark?.colour ?? '');
  const [note, setNote] = useState(mark?.note ?? '');

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    // Any domain can be marked, also one's own server and one under which others have theirs.
    const read = readDomain(text, undefined, () => false);
    setProblem(read.ok ? undefined : i18n.t(`domainProblem.${localeKey(read.error)}`, [text]));
    if (!read.ok) return;
    // What was set for it does not stand in this form, and would be lost.
    if (read.value !== domain && isMarked(read.value)) {
      setProblem(i18n.t('marks.already', [read.value]));
      return;
    }
    const words = { name: name.trim(), note: note.trim() };
    await send('setDomainMark', {
      domain: read.value,
      mark: {
        level,
        ...(words.name && { name: words.name }),
        ...(colour && { colour }),
        ...(words.note && { note: words.note }),
      },
    });
    onSaved();
  }

  return (
    <form class="stack" onSubmit={(event) => void save(event)}>
      <Field
        name="domain"
        label={i18n.t('marks.domain')}
        value={text}
        onChange={setText}
        placeholder="example.social"
        problem={problem}
      />
      <Choice
        label={i18n.t('marks.badge')}
        value={level}
        options={(['badge', 'show'] as const).map((value) => [value, i18n.t(`marks.level.${value}`)])}
        onChange={setLevel}
      />
      {level === 'badge' && (
        <>
          <Field name="name" label={i18n.t('marks.name')} value={name} onChange={setName} maxLength={100} />
          <Choice
            label={i18n.t('marks.colour')}
            value={colour}
            options={[
              ['', i18n.t('marks.noColour')],
              ...MARK_COLOURS.map((value) => [value, i18n.t(`marks.colours.${value}`)] as const),
            ]}
            onChange={setColour}
          />
        </>
      )}
      <Field
        name="note"
        label={i18n.t('marks.note')}
        hint={i18n.t('blocks.noteStays')}
        value={note}
        onChange={setNote}
        maxLength={2000}
      />
      <div class="row">
        <Button type="submit" kind="primary">
          {i18n.t('action.save')}
        </Button>
      </div>
    </form>
  );
}
