import { type FullText, type Locale, textIn } from '../../src/domain/locale.ts';
import {
  DEFAULT_ORGANISATION_SETTINGS,
  OrganisationSettings,
} from '../../src/domain/settings/organisation-settings.ts';
import { createUser } from '../../src/features/accounts/index.ts';
import { seedOpeningHours } from '../../src/features/calendar/index.ts';
import { addCustomer, changeCustomer } from '../../src/features/customers/index.ts';
import {
  activeQuestionnaireId,
  changeProgram,
  listPrograms,
  seedDefaultProgram,
} from '../../src/features/invitations/index.ts';
import { addPlace, createOrganisation } from '../../src/features/organisation/index.ts';
import { seedDefaultQuestionnaire } from '../../src/features/questionnaires/index.ts';
import type { FixedClock } from '../../src/platform/clock.ts';
import { as, type Services } from '../../src/platform/context.ts';
import type { DemoData } from './demo-data.ts';
import { type Cast, type Player, toPlayer } from './stories/cast.ts';
import { openDiary } from './stories/diary.ts';

const LANGUAGE: Locale = 'he';

/** The organisation of the demo on its first day, with everybody in it. */
export async function foundOrganisation(
  data: DemoData,
  stage: { services: Services; clock: FixedClock; passwordHash: string },
): Promise<{ cast: Cast; customers: string[] }> {
  const { services, clock } = stage;
  const context = as(services, { kind: 'command' });
  const inLanguage = (text: FullText): string => textIn(text, LANGUAGE);

  await services.db.transaction(async (tx) => {
    const { organisation } = data;
    const settings = OrganisationSettings.parse({
      ...DEFAULT_ORGANISATION_SETTINGS,
      name: inLanguage(organisation.name),
      timeZone: organisation.timeZone,
      restDays: organisation.restDays,
      weekStart: organisation.weekStart,
      languages: organisation.languages,
      defaultLanguage: LANGUAGE,
      replyTo: organisation.replyAddress,
      postalFooter: organisation.postalFooter,
      privacyNotice: organisation.privacyNotice,
    });
    await createOrganisation(tx, context, settings);
    await seedOpeningHours(tx);
    await seedDefaultQuestionnaire(tx, context);
    await seedDefaultProgram(tx, context);
  });
  // Three points, as a new program has it, would make work of every second answer of customers who ask for so much.
  const [program] = await listPrograms(services.db.knex);
  if (program === undefined) throw new Error('A new organisation has no program.');
  await changeProgram(context, program.id, { unhappy: { gapFrom: 4, wrong: true, satisfactionTo: 2 } });

  const branches = await inOrder(data.branches, (branch) =>
    addPlace(context, 'branch', {
      name: inLanguage(branch.name),
      code: branch.code,
      timeZone: branch.timeZone,
      active: true,
    }),
  );
  const providers = await inOrder(data.providers, ({ name, code }) =>
    addPlace(context, 'provider', { name, code, timeZone: null, active: true }),
  );
  const topics = await inOrder(data.topics, (topic) =>
    addPlace(context, 'topic', { name: inLanguage(topic.name), code: topic.code, timeZone: null, active: true }),
  );
  const players = await inOrder(data.users, async (user): Promise<Player> => {
    const providerId = user.provider === null ? null : (providers[user.provider] ?? null);
    const branchIds = user.branches.flatMap((branch) => branches[branch] ?? []);
    const { email, name, role, locale } = user;
    const id = await services.db.transaction((tx) =>
      createUser(tx, context, { email, name, role, locale, passwordHash: stage.passwordHash, providerId, branchIds }),
    );
    return toPlayer(services, user, { id, providerId, branchIds });
  });
  const customers = await inOrder(data.customers, async (customer) => {
    const { customer: added } = await addCustomer(context, customer);
    const { relationship, relationshipReason } = customer;
    if (relationship !== 'active') await changeCustomer(context, added.id, { relationship, relationshipReason });
    return added.id;
  });
  const questionnaireId = await activeQuestionnaireId(services.db.knex);
  const diary = openDiary(clock);
  return { cast: { services, clock, diary, data, branches, providers, topics, questionnaireId, players }, customers };
}

async function inOrder<T, R>(all: readonly T[], write: (one: T) => Promise<R>): Promise<R[]> {
  const written: R[] = [];
  for (const one of all) written.push(await write(one));
  return written;
}
