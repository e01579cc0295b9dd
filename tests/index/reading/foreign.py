"""Invented news in many languages, by the tag of the language."""

FOREIGN = {
    "af": (
        "Die burgemeester het Dinsdag gesê dat die nuwe brug eers in die lente oopgemaak sal word, omdat die raad "
        "nog nie ooreengekom het oor wie daarvoor moet betaal nie. Sy het die inwoners gevra om geduldig te wees."
    ),
    "cs": (
        "Starostka v úterý oznámila, že nový most bude otevřen až na jaře, protože se rada ještě nedohodla, kdo za"
        " něj zaplatí. Požádala obyvatele o trpělivost a slíbila, že přívoz bude jezdit každých dvacet minut."
    ),
    "cy": (
        "Dywedodd y maer ddydd Mawrth na fydd y bont newydd yn agor tan y gwanwyn, gan nad yw'r cyngor wedi cytuno"
        " eto pwy fydd yn talu amdani. Gofynnodd i'r trigolion fod yn amyneddgar tan hynny."
    ),
    "da": (
        "Borgmesteren sagde tirsdag, at den nye bro først åbner til foråret, fordi byrådet endnu ikke er blevet "
        "enigt om, hvem der skal betale for den. Hun bad beboerne om at have tålmodighed så længe."
    ),
    "de": (
        "Die Bürgermeisterin sagte am Dienstag, die neue Brücke werde erst im Frühling eröffnet, weil sich der Rat"
        " noch nicht darüber geeinigt habe, wer sie bezahlt. „Wir bitten um Geduld“, sagte sie vor dem Rathaus."
    ),
    "es": (
        "La alcaldesa dijo el martes que el nuevo puente no se abrirá hasta la primavera, porque el consejo "
        "todavía no se ha puesto de acuerdo sobre quién lo pagará. «Les pedimos paciencia», añadió ante los "
        "vecinos."
    ),
    "fi": (
        "Pormestari sanoi tiistaina, että uusi silta avataan vasta keväällä, koska valtuusto ei ole vielä päässyt "
        "sopuun siitä, kuka sen maksaa. Hän pyysi asukkailta kärsivällisyyttä ja lupasi, että lautta kulkee aina."
    ),
    "fr": (
        "La maire a déclaré mardi que le nouveau pont n'ouvrirait pas avant le printemps, car le conseil ne s'est "
        "pas encore mis d'accord sur ceux qui le paieront. « Nous demandons de la patience », a-t-elle ajouté."
    ),
    "fy": (
        "De boargemaster sei tiisdei dat de nije brêge pas yn 'e maitiid iepen giet, om't de ried it noch net iens"
        " is oer de fraach wa't dat betelje moat. Se hat de bewenners frege om noch efkes geduld te hawwen."
    ),
    "hu": (
        "A polgármester kedden azt mondta, hogy az új hidat csak tavasszal nyitják meg, mert a tanács még nem "
        "egyezett meg arról, hogy ki fizeti ki. Türelmet kért a lakóktól, és megígérte, hogy a komp addig is jár."
    ),
    "id": (
        "Wali kota mengatakan pada hari Selasa bahwa jembatan baru itu baru akan dibuka tahun depan karena dewan "
        "belum sepakat tentang siapa yang harus membayarnya. Ia meminta warga agar tetap bersabar sampai saat itu."
    ),
    "it": (
        "La sindaca ha detto martedì che il nuovo ponte non sarà aperto prima della primavera, perché il consiglio"
        " non si è ancora messo d'accordo su chi debba pagarlo. «Chiediamo pazienza», ha aggiunto davanti al "
        "municipio."
    ),
    "nl": (
        "De burgemeester zei dinsdag dat de nieuwe brug pas in het voorjaar opengaat, omdat de raad het nog niet "
        "eens is over de vraag wie ervoor moet betalen. Ze vroeg de bewoners om nog even geduld te hebben."
    ),
    "no": (
        "Ordføreren sa tirsdag at den nye broen ikke åpner før til våren, fordi rådet ennå ikke er blitt enig om "
        "hvem som skal betale for den. Hun ba innbyggerne om å ha tålmodighet så lenge, og lovet at fergen går."
    ),
    "pl": (
        "Burmistrz powiedziała we wtorek, że nowy most zostanie otwarty dopiero wiosną, ponieważ rada jeszcze się "
        "nie porozumiała, kto za niego zapłaci. Poprosiła mieszkańców o cierpliwość i obiecała, że prom będzie "
        "pływał."
    ),
    "pt": (
        "A prefeita disse na terça-feira que a nova ponte só será aberta na primavera, porque o conselho ainda não"
        " chegou a um acordo sobre quem vai pagar a obra. Ela pediu paciência aos moradores da cidade."
    ),
    "ro": (
        "Primărița a spus marți că podul cel nou nu va fi deschis înainte de primăvară, pentru că membrii "
        "consiliului nu s-au înțeles încă asupra celor care îl vor plăti. Ea le-a cerut locuitorilor să aibă "
        "răbdare."
    ),
    "sv": (
        "Borgmästaren sade på tisdagen att den nya bron öppnas först till våren, eftersom rådet ännu inte har "
        "kommit överens om vem som ska betala för den. Hon bad invånarna att ha tålamod så länge."
    ),
    "sw": (
        "Meya alisema siku ya Jumanne kwamba daraja jipya litafunguliwa mwaka ujao, kwa sababu baraza bado "
        "halijakubaliana kuhusu nani atalipa gharama za ujenzi wake. Aliwaomba wakazi wa mji huo wawe na subira."
    ),
    "tr": (
        "Belediye başkanı salı günü yaptığı açıklamada, meclis köprünün parasını kimin ödeyeceği konusunda henüz "
        "anlaşamadığı için yeni köprünün ancak ilkbaharda açılacağını söyledi ve halktan biraz daha sabır istedi."
    ),
    "vi": (
        "Hôm thứ Ba, thị trưởng nói rằng cây cầu mới sẽ không được mở trước mùa xuân, vì hội đồng vẫn chưa thống "
        "nhất được ai sẽ trả tiền cho nó. Bà đề nghị người dân kiên nhẫn chờ thêm một thời gian nữa."
    ),
    "ar": (
        "قالت رئيسة البلدية يوم الثلاثاء إن الجسر الجديد لن يفتح قبل الربيع لأن المجلس لم يتفق بعد على من سيدفع ثمنه."
    ),
    "el": ("Η δήμαρχος είπε την Τρίτη ότι η νέα γέφυρα δεν θα ανοίξει πριν από την άνοιξη, επειδή λείπουν τα χρήματα."),
    "fa": (
        "شهردار روز سه‌شنبه گفت که پل تازه پیش از بهار باز نخواهد شد، زیرا شورا هنوز درباره هزینه آن به توافق "
        "نرسیده است."
    ),
    "he": ("ראשת העיר אמרה ביום שלישי שהגשר החדש לא ייפתח לפני האביב, כי המועצה עדיין לא הסכימה מי ישלם עליו."),
    "hi": (
        "महापौर ने मंगलवार को कहा कि नया पुल वसंत से पहले नहीं खुलेगा, क्योंकि परिषद अभी तक यह तय नहीं कर पाई है कि पैसा कौन देगा।"
    ),
    "ja": (
        "市長は火曜日、費用を誰が負担するかについて議会がまだ合意していないため、新しい橋の開通は春以降になると述べた。"
    ),
    "ko": (
        "시장은 화요일에 누가 비용을 낼지 의회가 아직 합의하지 못했기 때문에 새 다리는 봄이 되어야 열린다고 말했다."
    ),
    "ru": (
        "Мэр сообщила во вторник, что новый мост откроют только весной, потому что совет ещё не решил, кто за него"
        " заплатит."
    ),
    "th": ("นายกเทศมนตรีกล่าวเมื่อวันอังคารว่าสะพานใหม่จะยังไม่เปิดก่อนฤดูใบไม้ผลิ เพราะสภายังตกลงกันไม่ได้ว่าใครจะเป็นผู้จ่ายเงิน"),
    "uk": (
        "Мерка повідомила у вівторок, що новий міст відкриють лише навесні, бо рада ще не вирішила, хто за нього "
        "заплатить."
    ),
    "zh": ("市长星期二表示，由于议会尚未就由谁付款达成一致，新桥要到春天才会通车。她请居民们再耐心等一等。"),
}

GERMAN = f"Neue Brücke öffnet erst im Frühling\n\n{FOREIGN['de']}\n"
RUSSIAN = f"Мост откроют весной\n\n{FOREIGN['ru']}\n"
