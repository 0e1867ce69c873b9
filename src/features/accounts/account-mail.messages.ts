import { defineMessages } from '../../platform/i18n/messages.ts';

export const accountMailMessages = defineMessages({
  'accountMail.greeting': { en: 'Hello {name},', he: 'שלום {name},', ms: 'Salam sejahtera {name},' },
  'accountMail.reset.subject': {
    en: 'A new password for Gapcard',
    he: 'סיסמה חדשה ל־Gapcard',
    ms: 'Kata laluan baharu untuk Gapcard',
  },
  'accountMail.reset.text': {
    en: 'Someone, probably you, asked for a new password for your account at {organisation}. The link below opens a page where you choose it.',
    he: 'התקבלה בקשה, ככל הנראה שלכם, לסיסמה חדשה לחשבון בארגון {organisation}. הקישור שלמטה פותח עמוד שבו בוחרים אותה.',
    ms: 'Seseorang, mungkin anda, telah meminta kata laluan baharu untuk akaun anda di {organisation}. Pautan di bawah membuka halaman untuk memilihnya.',
  },
  'accountMail.reset.button': { en: 'Choose a new password', he: 'לבחירת סיסמה חדשה', ms: 'Pilih kata laluan baharu' },
  'accountMail.reset.ignore': {
    en: 'If you did not ask for it, leave this mail alone: your password stays as it is.',
    he: 'אם לא ביקשתם, אפשר להתעלם מההודעה: הסיסמה נשארת כפי שהיא.',
    ms: 'Jika anda tidak memintanya, abaikan e-mel ini: kata laluan anda kekal.',
  },
  'accountMail.invite.subject': {
    en: '{inviter} invites you to Gapcard',
    he: 'הזמנה ל־Gapcard מאת {inviter}',
    ms: '{inviter} menjemput anda ke Gapcard',
  },
  'accountMail.invite.text': {
    en: '{inviter} has opened an account for you at {organisation}, with the role {role}. Gapcard shows what customers expect, what they receive, and the gap between the two.',
    he: 'נפתח עבורכם חשבון בארגון {organisation}, בתפקיד {role}, בהזמנת {inviter}. Gapcard מציגה למה הלקוחות מצפים, מה הם מקבלים ומה הפער ביניהם.',
    ms: '{inviter} telah membuka akaun untuk anda di {organisation}, dengan peranan {role}. Gapcard menunjukkan apa yang pelanggan jangkakan, apa yang mereka terima dan jurang antara keduanya.',
  },
  'accountMail.invite.button': {
    en: 'Choose a password and sign in',
    he: 'לבחירת סיסמה ולכניסה',
    ms: 'Pilih kata laluan dan log masuk',
  },
  'accountMail.until': {
    en: 'The link is for you alone and works until {until}.',
    he: 'הקישור אישי ותקף עד {until}.',
    ms: 'Pautan ini untuk anda sahaja dan sah sehingga {until}.',
  },
});
