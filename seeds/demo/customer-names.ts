/** First and last names to put together; each Hebrew one with the Latin letters of its e-mail address. */
type Pair = readonly [name: string, latin: string];

export const HEBREW_FIRST: readonly Pair[] = pairs(
  'אביגיל avigail, אבנר avner, אדם adam, אור or, אורלי orly, אילנה ilana, איריס iris, אלון alon, אלי eli, אסף asaf, אפרת efrat, בועז boaz, גדי gadi, גלית galit, דורון doron, דליה dalia, דנה dana, הדר hadar, ורד vered, זהבה zehava, חגית hagit, חנן hanan, טלי tali, יאיר yair, יובל yuval, יוסי yossi, יעל yael, ירון yaron, כרמית carmit, ליאור lior, לימור limor, מאיר meir, מורן moran, מיכל michal, נדב nadav, נטע neta, ניר nir, סיגל sigal, עדי adi, עומר omer, ענת anat, פנינה pnina, צביקה tzvika, קרן keren, רויטל revital, רותם rotem, רמי rami, שי shai, שירה shira, תומר tomer',
);

export const HEBREW_LAST: readonly Pair[] = pairs(
  'אביבי avivi, אגמון agmon, אורני orni, אלוני aloni, אשלי eshli, ארזי arzi, בוסתן bustan, ברושי broshi, בשן bashan, גלבועי gilboi, גפני gafni, גרניט granit, דקלי dikli, דרורי drori, הדסי hadassi, ורדי vardi, זיתוני zeituni, חורשי horshi, חרובי haruvi, חרמוני hermoni, טללי talali, יסמיני yasmini, ירדני yardeni, כהן cohen, כנרתי kinarti, כרמלי carmeli, לביא lavi, לוי levi, ליטני litani, מעייני mayani, מרגלית margalit, נהרי nehari, נחלי nahali, נרקיסי narkisi, סביוני savyoni, סלעי selai, ענברי inbari, ערבה arava, פלגי plagi, צבעוני tzivoni, צוקי tzuki, קציר katzir, רימוני rimoni, רקפתי rakafti, שדה sade, שיבולי shiboli, שקדי shkedi, תבורי tavori, תמרי tamari, תשבי tishbi',
);

export const LATIN_FIRST: readonly string[] = words(
  'Alice Amelia Anna Ben Bridget Carol Charles Clara Colin Connor Daisy Derek Diana Edith Edwin Elena Felix Fiona Frank Gemma George Gloria Harriet Hugo Ingrid Irene Jasper Joan Julian Karen Keith Laura Leon Lydia Marcus Martha Maxine Nadia Neil Olga Oscar Paula Peter Priya Quentin Ravi Rosa Ruth Samuel Sonia Stella Theo Tina Ursula Vera Victor Wendy Xavier Yvonne Zoe',
);

export const LATIN_LAST: readonly string[] = words(
  'Alderbrook Ashgrove Birchwood Bramley Brightwell Brookhurst Castlemere Chalkhill Coppersmith Dalewood Daybrook Elmstead Fairhill Fennimore Fernhill Foxglove Garnetson Glenmoor Greenholt Hartfield Hawthorne Hazelwood Highmoor Inglewood Juniper Kestrel Kingsmere Larkspur Lindenfield Lockmere Maplewood Marchbank Meadowcroft Millstream Moorcroft Northwick Oakhurst Orchardson Pemberlow Pinehurst Quillmore Ravenhill Redfern Ridgeway Rosewood Rowanfield Sandbrook Silverdale Southwell Stonebridge Summerhay Thistledown Thornfield Underhill Valewood Waterford Westmere Whitcombe Willowby Yarrow',
);

export const MALAY_MEN: readonly string[] = words(
  'Ahmad Aiman Akmal Amir Anuar Azlan Badrul Danish Farid Fikri Hafiz Hakim Haziq Idris Imran Ismail Jamal Kamal Khairul Luqman Nazri Rahim Rashid Ridzuan Roslan Saiful Shahrul Syafiq Zaki Zulkifli',
);

export const MALAY_WOMEN: readonly string[] = words(
  'Aisyah Alia Aminah Atiqah Azizah Balqis Dalila Farah Fatimah Hajar Halimah Hanim Husna Izzati Jamilah Khadijah Laila Maryam Mastura Nadia Najwa Norhayati Nurul Rohana Salmah Sarah Siti Sofia Wardah Zaleha',
);

function pairs(text: string): Pair[] {
  return text.split(', ').map((entry): Pair => {
    const [name = '', latin = ''] = entry.split(' ');
    return [name, latin];
  });
}

function words(text: string): string[] {
  return text.split(' ');
}
