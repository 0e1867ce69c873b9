import type { Knex } from 'knex';
import { directionOf, Locale, textIn } from '../../domain/locale.ts';
import type { Services } from '../../platform/context.ts';
import type { Renderer } from '../../platform/http/render.ts';
import { isolate, leftToRight } from '../../platform/i18n/isolate.ts';
import { decimal, wholeNumber } from '../../platform/i18n/numbers.ts';
import type { MailKind, Message, Prepared } from '../../platform/mail/outbox.ts';
import type { SimpleMail } from '../../platform/mail/simple-mail.ts';
import { type Action, findAction, itemName } from '../actions/index.ts';
import { addressHash, getPerson } from '../customers/index.ts';
import { findSuppression, type Suppression, suppressPerson } from '../mail/index.ts';
import { getOrganisation } from '../organisation/index.ts';
import { latestVersion } from '../questionnaires/index.ts';
import { outcomeMailMessages } from './outcome-mail.messages.ts';
import { findOutcomeMail, findOutcomeWords, mintOutcomeLink, outcomesArePublic } from './outcomes.store.ts';
import { OUTCOME_MAIL } from './tell-outcome.service.ts';

/** The mail to those who complained or took part, once the action that answers them is proven. */
export function outcomeMailKind(render: Pick<Renderer, 'mail'>): MailKind {
  return {
    kind: OUTCOME_MAIL,
    whenUncertain: 'leave',
    prepare: (tx, services, message) => prepare(render, tx, services, message),
    async settled(tx, services, message, ending) {
      if (ending === 'unreachable') await suppress(tx, services, message, 'bounced');
    },
    async returned(tx, services, message, bounce) {
      if (bounce === 'hard') await suppress(tx, services, message, 'bounced');
    },
    complained: (context, message) => context.db.transaction((tx) => suppress(tx, context, message, 'unsubscribed')),
  };
}

async function suppress(tx: Knex, services: Services, message: Message, reason: Suppression): Promise<void> {
  const mail = await findOutcomeMail(tx, message.subjectId);
  if (mail !== undefined) await suppressPerson(tx, services, mail.customerId, reason);
}

async function prepare(
  render: Pick<Renderer, 'mail'>,
  tx: Knex,
  services: Services,
  message: Message,
): Promise<Prepared> {
  const mail = await findOutcomeMail(tx, message.subjectId);
  const action = mail && (await findAction(tx, mail.actionId));
  if (mail === undefined || action?.verdict !== 'improved') return { skip: 'no_longer_needed' };
  const person = await getPerson(tx, mail.customerId);
  if (person.erased || person.email === null || person.relationship === 'ended') return { skip: 'no_longer_needed' };
  const organisation = await getOrganisation(tx);
  if ((await findSuppression(tx, addressHash(organisation, person.email))) !== null) return { skip: 'unsubscribed' };
  const locale = Locale.parse(message.locale);
  const { name, replyTo, postalFooter } = organisation.settings;
  const unsubscribeUrl = `${services.baseUrl}/u/${await mintOutcomeLink(tx, services, mail.id)}`;
  const { definition } = await latestVersion(tx, action.questionnaireId);
  const letter = toOutcomeMail({
    locale,
    action,
    item: itemName(action, new Map([[action.questionnaireId, definition]]), locale),
    max: definition.scale.max,
    did: (await findOutcomeWords(tx, action.id))[locale] ?? action.title,
    name: person.name,
    organisation: name,
    publicHref: (await outcomesArePublic(tx)) ? `${services.baseUrl}/you-said?lang=${locale}` : null,
    unsubscribeUrl,
    postal: (postalFooter && textIn(postalFooter, locale)) || null,
  });
  const content = await render.mail('simple', letter);
  return {
    send: { to: person.email, fromName: name, replyTo, subject: letter.subject, ...content, locale, unsubscribeUrl },
  };
}

interface OutcomeLetter {
  locale: Locale;
  action: Action;
  item: string;
  /** The scale's end. */
  max: number;
  did: string;
  name: string | null;
  organisation: string;
  publicHref: string | null;
  unsubscribeUrl: string;
  postal: string | null;
}

function toOutcomeMail(input: OutcomeLetter): SimpleMail {
  const { locale, action, item, did, name, max } = input;
  const t = outcomeMailMessages.in(locale);
  const groups = action.judgement?.with;
  const [before, after] = [groups?.before.performance ?? null, groups?.after.performance ?? null];
  const mean = (value: number): string => leftToRight(decimal(value, 1));
  return {
    locale,
    dir: directionOf(locale),
    subject: t('outcomeMail.subject', { item: isolate(item) }),
    preheader: t('outcomeMail.preheader'),
    organisation: input.organisation,
    greeting: name === null ? t('outcomeMail.greeting') : t('outcomeMail.greeting.named', { name: isolate(name) }),
    paragraphs: [
      t('outcomeMail.heard', { item: isolate(item) }),
      t('outcomeMail.did', { words: isolate(did) }),
      ...(before === null || after === null
        ? []
        : [
            t('outcomeMail.proof', {
              ...{ before: mean(before), after: mean(after), max: wholeNumber(max) },
              n: wholeNumber(groups?.after.n ?? 0),
            }),
          ]),
    ],
    button: input.publicHref === null ? null : { label: t('outcomeMail.more'), href: input.publicHref },
    notes: [t('outcomeMail.why')],
    unsubscribe: { label: t('outcomeMail.stop'), href: input.unsubscribeUrl },
    postal: input.postal,
  };
}
