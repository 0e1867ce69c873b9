import { text } from 'node:stream/consumers';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { ROLES, Role } from '../domain/access/role-matrix.ts';
import { isScope, SCOPES, type Scope } from '../domain/access/scopes.ts';
import { LOCALES, Locale } from '../domain/locale.ts';
import { createUser, ensureOrganisation, foldEmail, insertToken } from '../features/accounts/index.ts';
import { createApiKey } from '../features/api-access/index.ts';
import { getOrganisation } from '../features/organisation/index.ts';
import { invalidInput } from '../platform/errors.ts';
import { hashPassword } from '../platform/passwords.ts';
import { tell, withInstallation } from './installation.ts';

export function accountCommands(program: Command): void {
  const user = program.command('user').description('users of the pages');
  user
    .command('add')
    .argument('<email>', 'address the user signs in with', readEmail)
    .description('make a user, and print the link with which they choose a password (valid for seven days)')
    .addOption(new Option('--role <role>', 'what the user may see and do').choices(ROLES).makeOptionMandatory())
    .option('--name <name>', 'name of the user (default: the part of the address before the @)')
    .addOption(new Option('--language <language>', 'language of the pages').choices(LOCALES).default('en'))
    .option('--password-stdin', 'read a password from standard input instead: the user can sign in at once')
    .action(addUser);

  const apiKey = program.command('api-key').description('keys of programs that use the API');
  apiKey
    .command('add')
    .argument('<name>', 'what uses the key, such as "Help desk"')
    .description('make a key and print it; it is shown this once')
    .requiredOption('--scope <scope...>', `what it may do: all, or some of ${SCOPES.join(', ')}`, readScopes)
    .action((name: string, options: { scope: Scope[] }) =>
      withInstallation(async (_container, context) => {
        const secret = await createApiKey(context, { name, scopes: options.scope });
        console.log(secret);
        tell(`The key "${name}" may: ${options.scope.join(', ')}.`);
      }),
    );
}

async function addUser(
  email: string,
  options: { role: string; name?: string; language: string; passwordStdin?: true },
): Promise<void> {
  const role = Role.parse(options.role);
  const locale = Locale.parse(options.language);
  const password = options.passwordStdin ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined;
  if (password !== undefined && password.length < 10) {
    throw invalidInput('short_password', 'The password needs at least 10 characters.');
  }
  const passwordHash = password === undefined ? null : await hashPassword(password);
  await withInstallation(async ({ services, afterwards }, context) => {
    // The first administrator may come from here as well as from the set-up page.
    if (role === 'administrator') await ensureOrganisation(context, afterwards);
    await getOrganisation(services.db.knex);
    const name = options.name ?? email.split('@')[0] ?? email;
    const link = await services.db.transaction(async (tx) => {
      const id = await createUser(tx, context, { email, name, role, locale, passwordHash });
      return passwordHash === null ? insertToken(tx, services, id, 'invite') : undefined;
    });
    if (link === undefined) {
      tell(`${email} can sign in now at ${services.baseUrl}/sign-in.`);
      return;
    }
    console.log(`${services.baseUrl}/invite/${link.secret}`);
    tell(`Send this link to ${email} alone: whoever opens it chooses the password. It works until ${link.expiresAt}.`);
  });
}

function readEmail(value: string): string {
  const email = foldEmail(value);
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) throw new InvalidArgumentError('This is no e-mail address.');
  return email;
}

function readScopes(value: string, before: Scope[] = []): Scope[] {
  if (value === 'all') return [...SCOPES];
  if (!isScope(value)) throw new InvalidArgumentError(`Use all, or some of ${SCOPES.join(', ')}.`);
  return [...before.filter((scope) => scope !== value), value];
}
