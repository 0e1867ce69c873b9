import { describe, expect, test } from '@jest/globals';
import { localTimeOf, readContactLine } from '../../../src/domain/contact/contact-line.ts';

describe('a contact in one line', () => {
  test.each([
    ['רמי כהן. אלי לוי. וירוסים. 9:30', 'רמי כהן', ['אלי לוי', 'וירוסים']],
    ['Rami Cohen. Eli Levi. Viruses. 9:30', 'Rami Cohen', ['Eli Levi', 'Viruses']],
    ['Rami Cohen, Eli Levi, Viruses, 9:30.', 'Rami Cohen', ['Eli Levi', 'Viruses']],
    ['Rami Cohen; Eli Levi; Viruses; 9.30', 'Rami Cohen', ['Eli Levi', 'Viruses']],
    ['רמי כהן.אלי לוי.וירוסים.9:30', 'רמי כהן', ['אלי לוי', 'וירוסים']],
    ['Dr. Cohen. Eli Levi. 9:30. Viruses', 'Dr. Cohen', ['Eli Levi', 'Viruses']],
    ['Rami Cohen.Eli Levi.V2. 9:30', 'Rami Cohen', ['Eli Levi', 'V2']],
    ['רמי כהן.EL.V2.9:30.', 'רמי כהן', ['EL', 'V2']],
    ['רמי כהן.9:30.V2.EL', 'רמי כהן', ['V2', 'EL']],
    ['J. Cohen. EN. V2. 9:30', 'J. Cohen', ['EN', 'V2']],
    ['Prof. Dr. Cohen. EN. V2. בשעה 9:30', 'Prof. Dr. Cohen', ['EN', 'V2']],
    ['  Rami\u200f Cohen .  YT ..  V2. 9:30', 'Rami\u200f Cohen', ['YT', 'V2']],
  ])('%s', (line, customer, parts) => {
    expect(readContactLine(line)).toEqual({
      customer: { text: customer, email: null },
      parts,
      time: { hour: 9, minute: 30, day: 'today' },
      open: false,
    });
  });

  test('an address of the customer is taken apart from the name, and its stops cut nothing', () => {
    expect(readContactLine('Dana Levi <dana.levi@example.org>. Eli. V2').customer).toEqual({
      text: 'Dana Levi',
      email: 'dana.levi@example.org',
    });
    expect(readContactLine('dana@example.org. Eli').customer).toEqual({ text: '', email: 'dana@example.org' });
    expect(readContactLine('dana@example.org').parts).toEqual([]);
    for (const written of [
      '(dana@example.org)',
      '"dana@example.org"',
      'mailto:dana@example.org',
      '\u200edana@example.org\u200f',
    ])
      expect(readContactLine(`Dana ${written}. Eli`).customer).toMatchObject({ email: 'dana@example.org' });
  });

  test.each([
    ['yesterday 9:30', { hour: 9, minute: 30, day: 'yesterday' }],
    ['אתמול 17:05', { hour: 17, minute: 5, day: 'yesterday' }],
    ['8:00 semalam', { hour: 8, minute: 0, day: 'yesterday' }],
    ['היום 8:00', { hour: 8, minute: 0, day: 'today' }],
    ['21/11 9:30', { hour: 9, minute: 30, day: { day: 21, month: 11 } }],
    ['2:30 pm', { hour: 14, minute: 30, day: 'today' }],
    ['ב-9:30 אתמול', { hour: 9, minute: 30, day: 'yesterday' }],
    ['pukul 8:15 malam', { hour: 20, minute: 15, day: 'today' }],
    ['25:99', { hour: 25, minute: 99, day: 'today' }],
  ])('the time %s', (text, time) => {
    expect(readContactLine(`Rami. Eli. ${text}`)).toMatchObject({ parts: ['Eli'], time });
  });

  test('what only looks like a time in part is a part, and of two times the second is one too', () => {
    expect(readContactLine('Rami. Eli. version 9:30 crashed')).toMatchObject({
      parts: ['Eli', 'version 9:30 crashed'],
      time: null,
    });
    expect(readContactLine('Rami. 9:30. 10:30').parts).toEqual(['10:30']);
  });

  test.each(['open', 'פתוחה', 'Terbuka'])('%s says that it is not done with', (word) => {
    expect(readContactLine(`Rami. Eli. ${word}`)).toMatchObject({ open: true, parts: ['Eli'] });
  });

  test('without a customer', () => {
    for (const line of ['', ' . ', '. Eli. 9:30']) expect(readContactLine(line).customer).toBeNull();
  });

  test('a day of the calendar is the last one that there was', () => {
    const at = (day: number, month: number) => ({ hour: 9, minute: 5, day: { day, month } });
    expect(localTimeOf(at(30, 12), '2026-01-05')).toBe('2025-12-30T09:05');
    expect(localTimeOf(at(5, 1), '2026-01-05')).toBe('2026-01-05T09:05');
    expect(localTimeOf({ hour: 9, minute: 5, day: 'yesterday' }, '2026-03-01')).toBe('2026-02-28T09:05');
  });
});
