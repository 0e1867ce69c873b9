import { type CommentBank, call, repair, visit } from './comment-bank.ts';

/** Sentences as Malay speakers write them on a form: everyday standard Malay, with no names. */
export const malayComments: CommentBank = {
  praise: {
    'provider.courtesy': [
      'Layanan sangat sopan dari awal hingga akhir.',
      'Walaupun saya bertanya banyak kali, jawapannya tetap dengan senyuman.',
      'Saya rasa dihormati sebagai pelanggan.',
      visit('Sebaik masuk terus disapa dengan mesra.'),
    ],
    'provider.credibility': [
      'Apa yang dikatakan, itulah yang dibuat.',
      repair('Jujur memberitahu bahawa komputer lama saya tidak berbaloi dibaiki.'),
      'Tiada janji kosong, terus terang sahaja.',
    ],
    'provider.professionalism': [
      repair('Petugas mahir, punca masalah dijumpai dalam beberapa minit.'),
      'Nampak jelas berpengalaman dan tidak main teka.',
      'Setiap soalan dijawab dengan tepat.',
      { text: 'Virus dibuang dan tiada satu fail pun yang hilang.', topics: ['VIR'] },
      { text: 'Akhirnya pencetak kami betul-betul elok.', topics: ['PRN'] },
    ],
    'provider.empathy': [
      'Masalah saya didengar sampai habis sebelum diberi cadangan.',
      'Faham yang saya sedang mengejar tarikh akhir dan terus membantu.',
      repair('Sangat sabar dengan ibu saya yang tidak biasa guna komputer.'),
    ],
    'provider.availability': [
      'Mudah dihubungi dan sudi menjawab soalan tambahan.',
      'Esoknya ditelefon semula untuk memastikan semuanya baik.',
      { text: 'Sembang dijawab dalam masa seminit.', channels: ['chat'] },
    ],
    'environment.pleasantness': ['Tempatnya bersih dan sejuk, selesa menunggu.', 'Kaunter kemas dan terang.'],
    'environment.clarity': ['Arahan di laman web senang diikuti.', 'Borang jelas, tiada tulisan halus.'],
    'environment.friendliness': ['Suasana mesra, macam keluarga sendiri.', 'Terasa dialu-alukan sejak mula.'],
    'environment.equipment': [
      'Komputer pinjaman dalam keadaan sangat baik.',
      'Peralatan baharu dan semuanya berfungsi.',
    ],
    'environment.hours': [
      'Bagus kerana buka sampai petang, senang untuk orang bekerja.',
      'Waktu operasi sesuai dengan jadual saya.',
    ],
    'process.language': [
      'Penerangan mudah difahami, tiada istilah pelik.',
      'Baru kali ini saya faham apa yang saya bayar.',
    ],
    'process.speed': [
      'Terus dapat jawapan, tidak perlu menunggu.',
      visit('Cepat, lima belas minit sudah siap.'),
      'Selesai dalam masa sejam. Hebat!',
      call('Masalah dibaiki dari jauh sementara saya masih di talian.'),
    ],
    'process.deadlines': [
      'Janji pukul tiga, sebelum tiga sudah siap.',
      'Siap sehari lebih awal daripada yang dijanjikan.',
    ],
    'process.outcome': [
      'Hasilnya tepat seperti yang dipersetujui.',
      { text: 'Stesen kerja baharu dipasang betul-betul seperti yang saya minta.', topics: ['SET'] },
      repair('Sudah dua minggu, masalah itu tidak berulang.'),
    ],
    'process.corrections': [
      'Ada silap sedikit, terus diakui dan dibetulkan hari itu juga.',
      'Saya minta pembetulan kecil selepas siap dan ia dibuat tanpa banyak soal.',
    ],
  },
  fault: {
    'provider.courtesy': [
      'Nada suaranya seperti saya mengganggu kerja orang.',
      'Senyum sedikit pun jadilah.',
      visit('Saya berdiri di kaunter tetapi tiada siapa yang menoleh.'),
    ],
    'provider.credibility': [
      'Mula-mula kata sudah termasuk dalam harga, kemudian ada caj tambahan.',
      repair('Kata sudah pesan alat ganti, seminggu kemudian rupanya belum.'),
      'Setiap kali telefon, jawapannya lain.',
      'Apa yang dijanjikan hari Ahad sudah berubah pada hari Selasa.',
      { text: 'Kata fail sudah disandarkan, rupanya tidak.', topics: ['VIR', 'SET'] },
      { text: 'Harga dalam invois tidak sama dengan harga yang dipersetujui.', topics: ['BIL', 'SUP'] },
      'Saya tidak tahu lagi kata-kata siapa yang boleh dipercayai.',
    ],
    'provider.professionalism': [
      repair('Rasa seperti cuba-cuba sahaja.'),
      'Soalan mudah pun dijawab "nanti saya semak dulu".',
      { text: 'Dram pencetak ditukar, padahal kertas tersangkut sahaja.', topics: ['PRN'] },
    ],
    'provider.empathy': [
      'Belum habis saya bercerita, jawapan sudah diberi.',
      repair('Kedai saya terhenti sehari suntuk, tetapi tiada siapa yang ambil peduli.'),
    ],
    'provider.availability': [
      call('Menunggu di talian lebih dua puluh minit.'),
      'Tiga kali tinggalkan pesanan, tiada siapa menelefon balik.',
      'Disuruh jumpa tiga orang, setiap kali kena cerita dari mula.',
      { text: 'E-mel saya hanya dijawab selepas empat hari.', channels: ['email', 'web'] },
    ],
    'environment.pleasantness': ['Ruang menunggu sempit dan panas.', 'Kotak berlonggok, tiada tempat duduk.'],
    'environment.clarity': [
      visit('Papan tanda di pintu masuk mengelirukan.'),
      'Borang di laman web mengelirukan, dua kali saya isi.',
      { text: 'Invois susah difahami.', topics: ['BIL'] },
    ],
    'environment.friendliness': [
      visit('Suasana tegang, semua orang nampak tergesa-gesa.'),
      'Layanan terlalu formal dan dingin.',
    ],
    'environment.equipment': [
      'Komputer pinjaman ada kekunci yang hilang.',
      'Mesin kad rosak, saya terpaksa cari wang tunai.',
    ],
    'environment.hours': [
      call('Selepas pukul enam tiada siapa menjawab, sedangkan waktu itulah saya lapang.'),
      'Tutup tepat pada waktu saya habis kerja.',
      visit('Datang ikut waktu di laman web, rupanya tutup.'),
    ],
    'process.language': [
      'Terlalu banyak istilah teknikal, separuh saya tidak faham.',
      'Penerangan terlalu laju dan bercampur singkatan.',
    ],
    'process.speed': [
      'Kerja lima belas minit jadi seminggu.',
      'Lambat, dan saya terpaksa bertanya berulang kali.',
      visit('Beratur sejam, satu kaunter sahaja yang buka.'),
      { text: 'Dua hari tiada internet, dua hari tidak boleh bekerja.', topics: ['NET'] },
    ],
    'process.deadlines': [
      'Janji hari Selasa, sampai hari Ahad minggu berikutnya.',
      'Sekali lagi lewat, dan sekali lagi tiada siapa memberitahu.',
      'Setiap hari jawapannya "esok".',
      'Kerjanya bagus, cuma masanya tidak pernah ditepati.',
      { text: 'Pemasangan dijadualkan pukul sembilan, pukul satu baru mula.', topics: ['SET', 'NET'] },
      { text: 'Penghantaran lewat seminggu sampai kami kehabisan kertas.', topics: ['SUP'] },
      { text: 'Komputer riba sepatutnya siap hari Khamis.', topics: ['VIR', 'SET'] },
      { text: 'Bayaran balik dijanjikan seminggu, sekarang sudah sebulan.', topics: ['BIL'] },
      'Kalau tidak sempat, usahlah berjanji.',
    ],
    'process.outcome': [
      'Saya minta lain, dapat lain.',
      repair('Dua hari kemudian masalah yang sama datang balik.'),
      { text: 'Dakwat yang sampai tidak padan dengan pencetak kami.', topics: ['SUP', 'PRN'] },
    ],
    'process.corrections': [
      'Minta pembetulan kecil, layanannya seperti minta hadiah.',
      'Seminggu permintaan saya untuk dibetulkan tidak dilayan.',
    ],
  },
  renovated: [
    'Cawangan ini nampak jauh lebih cantik selepas diubah suai.',
    'Sekarang papan tandanya jelas, terus ke kaunter yang betul.',
  ],
  happy: [
    'Terima kasih!',
    'Servis terbaik, teruskan.',
    'Terima kasih kepada seluruh pasukan.',
    'Saya akan datang lagi.',
    'Sudah saya cadangkan kepada kawan-kawan.',
    'Syabas kepada semua petugas.',
  ],
  neutral: [
    'Secara keseluruhan boleh tahan.',
    'Biasa sahaja, masih boleh diperbaiki.',
    'Siap juga, tetapi perlu diingatkan.',
    'Bergantung kepada siapa yang melayan.',
  ],
  unhappy: [
    'Mengecewakan.',
    'Saya jangkakan lebih baik daripada ini.',
    'Kami sedang fikir untuk tukar pembekal.',
    'Sayang, dulu servisnya bagus.',
  ],
  askBack: ['Harap ada yang menghubungi saya.', 'Sila telefon saya semula tentang perkara ini.'],
  turns: ['Tetapi ', 'Cuma satu perkara: ', 'Namun, '],
};
