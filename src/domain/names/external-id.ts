const CONTROL_CHARACTERS = /\p{Cc}/u;

/** Whether a program's own id can be kept as it is: taken without its signs that nobody sees, it might be another one's. */
export const isPlainId = (id: string): boolean => !CONTROL_CHARACTERS.test(id);

/** What is said of one that cannot. */
export const NO_PLAIN_ID = 'externalId holds a character that cannot be seen, such as NUL. Send it without.';
