/** The two questions about the style of service, from matter-of-fact to personal and warm. */
export const STYLE_PREFERRED = 'style_preferred';
export const STYLE_RECEIVED = 'style_received';

/**
 * Under this key a state counts what each person prefers and got, `"5,3"`, as no question can be named: whether the style
 * fitted is a matter of one person's two answers, which the counts of each question by itself do not tell.
 */
export const STYLE_PAIRS = 'style_preferred+style_received';
