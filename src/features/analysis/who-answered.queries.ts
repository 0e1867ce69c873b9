import type { Knex } from 'knex';
import { type Representativeness, representativeness, type Stratum } from '../../domain/card/representativeness.ts';
import { toldStrata } from '../../domain/card/told-strata.ts';
import { countInvitedBy, type InvitedBy } from '../invitations/index.ts';
import { listBranches, listTopics } from '../organisation/index.ts';
import type { Scope } from './scope.queries.ts';

/** Response rates by one thing that those invited can be told apart by. */
export interface WhoAnswered extends Pick<Representativeness, 'strata' | 'verdict'> {
  /** Keys of strata are names of branches and topics, channels or languages; '' stands for none. */
  by: InvitedBy;
}

const ALL: readonly InvitedBy[] = ['branch', 'topic', 'channel', 'locale'];

/**
 * Who of those invited in the scope's period answered, by branch, topic, channel and language; those by which there is
 * nothing to compare are left out. Readers without row access get parts with few answers taken together.
 */
export async function whoAnswered(tx: Knex, scope: Scope): Promise<WhoAnswered[]> {
  const { questionnaireId, segment, period, named, access, threshold } = scope;
  const found: WhoAnswered[] = [];
  for (const by of ALL.filter((name) => named[name] === undefined)) {
    const counted = await countInvitedBy(tx, { questionnaireId, segment, ...period }, by);
    if (counted.length < 2) continue;
    const names = await namesOf(tx, by);
    const strata = counted.map(
      ({ key, delivered, answered }): Stratum => ({
        key: key === null ? '' : (names?.get(key) ?? key),
        invited: delivered,
        answered,
      }),
    );
    const told = access.rowAccess ? strata : toldStrata(strata, threshold);
    if (told.length < 2) continue;
    const { strata: rates, verdict } = representativeness(told);
    found.push({ by, strata: rates, verdict });
  }
  return found;
}

async function namesOf(tx: Knex, by: InvitedBy): Promise<Map<string, string> | undefined> {
  if (by !== 'branch' && by !== 'topic') return undefined;
  const list = by === 'branch' ? listBranches : listTopics;
  return new Map((await list(tx, { includeInactive: true })).map(({ id, name }) => [id, name]));
}
