import type { TestMailServer } from '../support/mail-server.ts';
import { sleep } from '../support/product-process.ts';

/** A contact as another program logs it, each with a customer of its own. */
export interface LoggedContact {
  externalId: string;
  email: string;
  /** The answer's body, once there was one. */
  receipt: string | undefined;
}

/** A person who got a mail. The comment of each form sent tells it from all others. */
export interface AnsweringCustomer {
  email: string;
  /** The link's path in the mail. */
  path: string;
  /** Comments of the forms sent, oldest first, whether or not a reply came. */
  sent: string[];
  /** The comment of the last form that was acknowledged. */
  acknowledged: string | undefined;
  /** How many forms were acknowledged. */
  replies: number;
}

interface Visit {
  customer: AnsweringCustomer;
  /** The form as it was sent before, to press the button again; undefined: the link is opened. */
  again: Record<string, string> | undefined;
}

export interface Traffic {
  contacts: LoggedContact[];
  customers: AnsweringCustomer[];
  /** Replies that nobody should get. */
  faults: string[];
  /** Replies and mails so far: what the moments of kills are counted in. */
  events(): number;
  /** Programs log contacts and customers answer their mails until the product is gone. */
  run(url: string): Promise<void>;
  /** What is left after the last kill: contacts to be sent again, and mails, as long as `more` says. */
  finish(url: string, more: () => Promise<boolean>): Promise<void>;
}

const DESKS = 3;
const CUSTOMERS_AT_ONCE = 2;
const IDLE_MS = 4;

/** Programs that log contacts, and customers who answer the mails that follow. */
export function createTraffic(options: { mail: TestMailServer; apiKey: string; random: () => number }): Traffic {
  const { mail, apiKey, random } = options;
  const contacts: LoggedContact[] = [];
  const customers: AnsweringCustomer[] = [];
  const faults: string[] = [];
  const unanswered: LoggedContact[] = [];
  const visits: Visit[] = [];
  let replies = 0;
  let lettersRead = 0;

  /** @returns undefined when the product was gone before its whole reply had come */
  async function request(url: string, init: RequestInit): Promise<{ status: number; text: string } | undefined> {
    try {
      const response = await fetch(url, { redirect: 'manual', ...init });
      const text = await response.text();
      replies += 1;
      return { status: response.status, text };
    } catch {
      return undefined;
    }
  }

  /** @returns whether the product was there */
  async function logContact(url: string, contact: LoggedContact): Promise<boolean> {
    const reply = await request(`${url}/api/v1/contacts`, contactRequest(contact, apiKey));
    if (reply === undefined) {
      // Most programs try again; some never do.
      if (random() < 0.7) unanswered.push(contact);
      return false;
    }
    if (reply.status === 201 || reply.status === 200) contact.receipt = reply.text;
    else faults.push(`contact: ${reply.status} ${reply.text}`);
    return true;
  }

  function newContact(): LoggedContact {
    const externalId = `contact-${contacts.length + 1}`;
    const contact = { externalId, email: `customer.${contacts.length + 1}@example.org`, receipt: undefined };
    contacts.push(contact);
    return contact;
  }

  function readLetters(): void {
    for (; lettersRead < mail.received.length; lettersRead += 1) {
      const letter = mail.received[lettersRead];
      const path = /\/s\/[\w-]{10,}/.exec(letter?.parsed.text ?? '')?.[0];
      const email = letter?.to[0];
      if (path === undefined || email === undefined) {
        faults.push(`a mail without a link or an address: ${letter?.raw}`);
        continue;
      }
      const customer = { email, path, sent: [], acknowledged: undefined, replies: 0 };
      customers.push(customer);
      visits.push({ customer, again: undefined });
    }
  }

  /** @returns whether the product was there */
  async function visit(url: string, { customer, again }: Visit): Promise<boolean> {
    let form = again;
    if (form === undefined) {
      const changing = customer.acknowledged === undefined ? '' : '?change=1';
      const page = await request(`${url}${customer.path}${changing}`, {});
      if (page === undefined) {
        visits.push({ customer, again });
        return false;
      }
      if (page.status !== 200) faults.push(`form: ${page.status}`);
      form = filledForm(page.text, `${customer.email} #${customer.sent.length + 1}`, random);
      customer.sent.push(form.comment ?? '');
    }
    const reply = await request(`${url}${customer.path}`, { method: 'POST', body: new URLSearchParams(form) });
    if (reply === undefined) {
      // Most press the button again; some think that it was sent, or that it never will be.
      if (random() < 0.6) visits.push({ customer, again: form });
      return false;
    }
    if (reply.status !== 303) {
      faults.push(`submission ${form.comment}: ${reply.status}`);
      return true;
    }
    customer.acknowledged = form.comment;
    customer.replies += 1;
    // Some come back and change what they said.
    if (customer.replies === 1 && random() < 0.3) visits.push({ customer, again: undefined });
    return true;
  }

  async function answerOne(url: string): Promise<boolean> {
    readLetters();
    const next = visits.shift();
    if (next !== undefined) return visit(url, next);
    await sleep(IDLE_MS);
    return true;
  }

  const times = <T>(count: number, start: () => Promise<T>) => Promise.all(Array.from({ length: count }, start));

  return {
    contacts,
    customers,
    faults,
    events: () => replies + mail.received.length,
    async run(url) {
      let there = true;
      const desk = async (): Promise<void> => {
        while (there) there = (await logContact(url, unanswered.shift() ?? newContact())) && there;
      };
      const people = async (): Promise<void> => {
        while (there) there = (await answerOne(url)) && there;
      };
      await Promise.all([times(DESKS, desk), times(CUSTOMERS_AT_ONCE, people)]);
    },
    async finish(url, more) {
      for (const contact of unanswered.splice(0)) await logContact(url, contact);
      while ((await more()) || visits.length > 0 || lettersRead < mail.received.length) {
        await times(CUSTOMERS_AT_ONCE, () => answerOne(url));
      }
    },
  };
}

export function contactRequest(contact: LoggedContact, apiKey: string): RequestInit {
  return {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      externalId: contact.externalId,
      customer: { email: contact.email, name: 'Dana Levi', locale: 'en' },
      provider: 'Noa',
      branch: 'Haifa',
      topic: 'Repairs',
    }),
  };
}

/** Every asked item rated, as a browser would post the page. */
function filledForm(page: string, comment: string, random: () => number): Record<string, string> {
  const ratings = new Set([...page.matchAll(/name="([EP]\.[^"]+)"/g)].map((match) => match[1] ?? ''));
  const revision = /name="revision" value="(\d+)"/.exec(page)?.[1] ?? '0';
  const level = (most: number): string => String(1 + Math.floor(random() * most));
  return {
    revision,
    satisfaction: level(5),
    comment,
    ...Object.fromEntries([...ratings].map((name) => [name, level(7)])),
  };
}
