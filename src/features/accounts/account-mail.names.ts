export const INVITE_MAIL = 'account.invite';
/** The invited person's own wish: whoever asks for a link gets it, also after stopping our mail. */
export const ASKED_INVITE_MAIL = 'account.invite_asked';
export const RESET_MAIL = 'account.reset';
