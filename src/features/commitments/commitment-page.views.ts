import { DateTime } from 'luxon';
import { ENDINGS, endingAt } from '../../domain/commitment/commitment-state.ts';
import { type Filled, fillChange, fillIn, UNTOUCHED } from '../../platform/http/form-fields.ts';
import { momentText } from '../../platform/i18n/dates.ts';
import { dotted } from '../../platform/i18n/dotted.ts';
import { isolate } from '../../platform/i18n/isolate.ts';
import { wordsOf } from '../../platform/i18n/messages.ts';
import { seenBefore } from '../../platform/overtaken.ts';
import { userLabel } from '../accounts/index.ts';
import { LONGEST_NOTE } from './commitments.forms.ts';
import { commitmentsMessages } from './commitments.messages.ts';
import type { ListedCommitment } from './commitments.queries.ts';
import { shownOf } from './commitments.service.ts';
import { type Choice, customerName, ICONS, LIST, type Moment } from './commitments.views.ts';

export interface CommitmentPageInput extends Moment {
  commitment: ListedCommitment;
  mayEdit: boolean;
  settledBy: string | null;
  madeBy: string | null;
  /** The reader may open complaints. */
  seesComplaints: boolean;
  /** Who may keep it. */
  owners: readonly Choice[];
  /** As typed and refused. */
  settling?: Filled;
  changing?: Filled;
}

/** What views/commitments/one.ejs shows. */
export function toCommitmentPage(input: CommitmentPageInput) {
  const { locale, timeZone, now, commitment } = input;
  const t = commitmentsMessages.in(locale);
  const { state, customer, dueAt, note, settledAt, sourceKind, sourceId } = commitment;
  const open = state === 'open';
  const fact = (label: string, text: string | null, href: string | null = null) =>
    text === null ? [] : [{ label, text, href }];
  const at = (instant: string): string => momentText(instant, locale, timeZone);
  const { fields, problems } = fillIn(
    [
      {
        name: 'state',
        kind: 'radios',
        label: t('commitments.settle.state'),
        value: endingAt(now, dueAt),
        options: ENDINGS.map((ending) => ({
          value: ending,
          label: t(`commitments.end.${ending}`),
          hint: t(`commitments.end.${ending}.hint`),
        })),
      },
      {
        name: 'note',
        kind: 'textarea',
        label: t('commitments.note'),
        value: note ?? '',
        optional: true,
        rows: 3,
        maxlength: LONGEST_NOTE,
      },
    ],
    input.settling ?? UNTOUCHED,
    wordsOf(commitmentsMessages, locale),
  );
  const changing = changeForm(input);
  const sourceHref =
    sourceKind === 'contact' ? `/contacts/${sourceId}` : input.seesComplaints ? `/complaints/${sourceId}` : null;
  return {
    heading: commitment.words === '' ? t('commitments.erased') : commitment.words,
    title: t('commitments.one'),
    state: {
      icon: ICONS[state],
      text: t(open && dueAt < now ? 'commitments.group.overdue' : `commitments.state.${state}`),
      late: open && dueAt < now,
    },
    facts: [
      ...fact(t('commitments.fact.due'), at(dueAt)),
      ...fact(t('commitments.owner'), open ? userLabel(commitment.owner, locale) : commitment.owner.name),
      ...(customer === null
        ? []
        : fact(t('commitments.fact.customer'), customerName(customer, locale), `/customers/${customer.id}`)),
      ...fact(t('commitments.fact.branch'), commitment.branch),
      ...(sourceKind === 'hand'
        ? []
        : fact(t('commitments.fact.source'), t(`commitments.source.${sourceKind}`), sourceHref)),
      ...fact(
        t('commitments.fact.made'),
        dotted([at(commitment.createdAt), ...(input.madeBy === null ? [] : [isolate(input.madeBy)])]),
      ),
    ],
    settled:
      settledAt === null
        ? null
        : {
            line: t('commitments.settledLine', {
              at: at(settledAt),
              by: isolate(input.settledBy ?? t('commitments.settledByProgram')),
            }),
            note,
            overtaken: input.settling === undefined ? null : typedMeanwhile(input.settling, t),
            reopenAction: input.mayEdit ? `${LIST}/${commitment.id}/reopen` : null,
          },
    settle: open && input.mayEdit ? { action: `${LIST}/${commitment.id}/settle`, fields: Object.values(fields) } : null,
    change:
      open && input.mayEdit
        ? {
            action: `${LIST}/${commitment.id}/change`,
            fields: Object.values(changing.fields),
            seen: seenBefore(input.changing, shownOf(commitment)),
            savedMeanwhile: changing.savedMeanwhile,
            open: input.changing !== undefined,
          }
        : null,
    // Where it is settled there is no such form any more.
    problems: [...(open ? problems : []), ...changing.problems],
  };
}

/** What the slower of two had typed: it was not saved, and is not to be typed again. */
function typedMeanwhile({ values }: Filled, t: ReturnType<typeof commitmentsMessages.in>) {
  const ending = ENDINGS.find((one) => one === values.state);
  return {
    text: t('error.settled_already'),
    typed: [
      ...(ending === undefined ? [] : [{ label: t('commitments.settle.state'), text: t(`commitments.end.${ending}`) }]),
      ...(values.note === '' ? [] : [{ label: t('commitments.note'), text: String(values.note ?? '') }]),
    ],
  };
}

/** Who keeps it and by when; one that is past its time keeps that. */
function changeForm({ locale, timeZone, now, commitment, owners, changing }: CommitmentPageInput) {
  const t = commitmentsMessages.in(locale);
  const { dueAt, ownerId, owner } = commitment;
  const late = dueAt < now;
  const listed = owners.map(({ id, name }) => ({ value: id, label: name }));
  return fillChange(
    [
      {
        ...{ name: 'due', kind: 'datetime-local', label: t('commitments.field.due'), dir: 'ltr', required: true },
        value: DateTime.fromISO(dueAt, { zone: timeZone }).toFormat("yyyy-MM-dd'T'HH:mm"),
        ...(late ? { hint: t('commitments.problem.overdue') } : {}),
      },
      {
        ...{ name: 'owner', kind: 'select', label: t('commitments.owner'), value: ownerId },
        // Who keeps it stays in the list, also when they may keep no others.
        options: owners.some(({ id }) => id === ownerId)
          ? listed
          : [{ value: ownerId, label: userLabel(owner, locale) }, ...listed],
      },
    ],
    changing ?? UNTOUCHED,
    { words: wordsOf(commitmentsMessages, locale), locale, field: 'due' },
  );
}
