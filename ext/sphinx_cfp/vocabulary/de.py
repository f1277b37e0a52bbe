"""German."""

from sphinx_cfp.vocabulary.language import Vocabulary

VOCABULARY = Vocabulary(
    code="de",
    name="German",
    capitals=True,
    ordinal_dot=True,
    months=(
        "januar|jänner|jan, februar|feber|feb|febr, märz|mär|mrz, april|apr, mai, juni|jun,"
        " juli|jul, august|aug, september|sept|sep, oktober|okt, november|nov, dezember|dez"
    ),
    weekdays=(
        "montag|mo, dienstag|di, mittwoch|mi, donnerstag|do, freitag|fr, samstag|sonnabend|sa,"
        " sonntag|so"
    ),
    dates={
        "lead": "bis, bis zum, bis spätestens, spätestens, spätestens am, am, zum, ab, den,"
        " verlängert bis, verlängert bis zum, jetzt, neu",
        "before": "vor, vor dem",
        "from": "von, vom, zwischen",
        "to": "bis, bis zum",
        "and": "und, u",
        "or": "oder",
        "filler": "den, dem, der, des",
        "at": "um, bis, ab",
        "clock": "uhr",
        "noon": "mittag, mittags",
        "midnight": "mitternacht",
        "day end": "tagesende, ende des tages",
        "anywhere": "irgendwo auf der erde",
        "zone word": "zeit, zeitzone, zeiten",
        "local": "ortszeit",
        "vague": "anfang, mitte, ende, etwa, ungefähr, circa, ca, voraussichtlich ende,"
        " voraussichtlich anfang, voraussichtlich mitte, erste hälfte, zweite hälfte",
        "season": "frühjahr, frühling, sommer, herbst",
        "tba": "folgt, noch offen, wird bekannt gegeben, wird noch bekannt gegeben, wird"
        " bekanntgegeben, wird noch bekanntgegeben, demnächst, noch nicht bekannt",
        "rolling": "laufend, fortlaufend, jederzeit",
    },
    statuses={
        "extended": "verlängert, verlängerte, verlängerter, verlängerung",
        "firm": "verbindlich, fix",
        "tentative": "vorläufig, vorläufige, unter vorbehalt",
        "estimated": "voraussichtlich, voraussichtliche, geplant, geschätzt",
        "cancelled": "abgesagt, entfällt, gestrichen",
        "moved": "verschoben, geändert, verlegt",
        "not": "nicht, kein, keine, keinen, ohne, falls",
        "remark": "neu, neue, neuer, frist, termin, datum",
    },
    concepts={
        "deadline": "fristen, abgabefristen, einreichungsfristen, abgabefrist,"
        " einreichungsschluss, einreichungsende, abgabeschluss, redaktionsschluss, frist,"
        " einreichfrist, einreichefrist, einreichungsfrist, stichtag, einsendeschluss, bis,"
        " abgabetermin, annahmeschluss",
        "submit": "beitragseinreichung, beitragseinreichungen, einreichungsschluss,"
        " einreichungsende, einreichungsbeginn, abgabefrist, abgabeschluss,"
        " redaktionsschluss, einreichung, einreichungen, einreichen, abgabe, einsendung,"
        " einsendungen, einreichfrist, einreichefrist, einreichungsfrist, einsendeschluss,"
        " abgabetermin, bewerbung, bewerbungsfrist, bewerbungsschluss",
        "paper": "beitrag, beiträge, beiträgen, beitrags, artikel, papier, papiere, manuskript,"
        " manuskripte, manuskripten, aufsatz, aufsätze, langfassung, volltext",
        "abstract": "kurzfassung, kurzfassungen, zusammenfassung, zusammenfassungen",
        "proposal": "vorschlag, vorschläge, vorschlägen, antrag, anträge",
        "entry": "vortrag, vorträge, tutorien",
        "notify": "annahmebenachrichtigung, benachrichtigt, benachrichtigen, informiert,"
        " mitgeteilt, benachrichtigung, benachrichtigungen, annahme, rückmeldung,"
        " entscheidung, entscheidungen, mitteilung, bescheid, zusage, zusagen",
        "camera ready": "druckfertig, druckfertige, druckfertiger, druckfassung, druckversion,"
        " endfassung, endversion, druckfertige version, druckvorlage",
        "final": "endgültig, endgültige, endgültigen, endgültiger, finale, finalen, finaler",
        "version": "fassung, fassungen, versionen",
        "rebuttal": "erwiderung, stellungnahme",
        "review": "begutachtung, gutachten",
        "release": "versand, verfügbar",
        "start": "einreichungsbeginn, anmeldebeginn, beginn, beginnt, start, eröffnung, öffnet, ab",
        "end": "ende, endet, enden, schluss, schließt, abschluss",
        "register": "frühbucher, frühbucherrabatt, anmeldebeginn, anmeldung, anmeldungen,"
        " registrierung, anmeldefrist, anmeldeschluss",
        "early": "frühbucher, frühbucherrabatt, frühe",
        "grant": "stipendium, stipendien, reisekosten, zuschuss, förderung",
        "visa": "visum, einladungsschreiben",
        "program": "programmbekanntgabe, programmveröffentlichung, programm, zeitplan",
        "announce": "bekanntgabe, ankündigung",
        "event": "konferenzbeginn, tagungsbeginn, workshoptag, workshoptage, veranstaltung,"
        " findet statt",
        "host": "hauptkonferenz, haupttagung",
        "revise": "überarbeitung, überarbeitet, überarbeitete, überarbeiteten, überarbeiteter",
        "mentor": "betreuung",
        "data": "daten, datensatz, datensätze, trainingsdaten, testdaten",
        "artifact": "artefakt, artefakte, artefakten",
        "supplement": "zusatzmaterial, anhang, ergänzendes material",
        "present": "präsentation, präsentationen, folien",
        "publish": "veröffentlichung, tagungsband, publikation",
        "site": "webseite, internetseite",
        "period": "phase, zeitraum",
        "generic": "termin, termine, datum, tag, tage, autor, autoren, autorinnen,"
        " wissenschaftliche, wissenschaftlicher, vollständige, vollständiger, spätestens,"
        " wird, werden, ist, sind, letzter, bitte",
    },
    prose={
        "article": "der, die, das, den, dem, des",
        "indefinite": "ein, eine, einer, eines",
        "preposition": "von, für, zur, zum, am, im, in, an, auf, bei, mit, über",
        "on": "zu, zum, zur, über, für",
        "be": "ist, sind",
        "all": "alle, aller, allen, jede, jeder, sowohl, sämtliche",
        "past": "war, waren, hatte, hatten, wurde, wurden, fand, fanden, letztes jahr, vorjahr,"
        " im vorjahr, vergangen, vergangene, vergangenen, früher, frühere, früheren, damals,"
        " erschien, erschienen",
        "old": "vom, von, statt, anstatt, ursprünglich, bisher, zuvor, vorher, bislang, war, nicht",
        "other": "vorige, vorigen, letzte, letzten, vergangene, vergangenen, frühere, früheren,"
        " nächste, nächsten, seit der, nach der",
        "like": "ähnlich wie, wie, anders als, seit, aus, von, vom, verglichen mit, siehe, nach",
        "until": "bis, bis zum, spätestens, spätestens am, spätestens bis, frist, frist ist,"
        " endet am, schließt am, vor dem",
        "falls": "ist",
        "if": "wer, falls, wenn, sofern, deren, stornierung, stornierungen, stornieren,"
        " storniert, erstattung, erstattet, empfehlen, ungefähr, voraussichtlich",
        "aside": "track, tracks, sondersitzung, industrie, industriebeiträge, studierende,"
        " studierenden, doktoranden, promovierende, kurzbeiträge, kurzbeitrag, zeitschrift,"
        " buch, sammelband, wettbewerb, preis, preise, hotel, zimmer, gebühr, gebühren,"
        " rabatt, ermäßigt, ermäßigte, gutachter, fragen, poster, postern, demo, demos,"
        " vortrag, vorträge, tutorium, tutorien, tutorial, tutorials, umfrage, newsletter",
        "full": "lange, langbeiträge",
        "part": "tag, tage, sitzung, sitzungen, runde, runden",
        "decided": "entscheiden wir, wir entscheiden, entscheidet das programmkomitee, geben wir"
        " bescheid, wir geben bescheid, wir informieren, informieren wir, erfahren die"
        " autoren, erhalten die autoren",
        "sent": "eingereicht, einreichen, einzureichen, eingesandt, einsenden, einzusenden",
        "elsewhere": "literatur, referenzen, publikationen, frühere, früheren, vergangene,"
        " bisherige, geschichte, archiv, andere veranstaltungen",
        "people": "organisation, organisationsteam, veranstalter, veranstalterinnen, komitee,"
        " programmkomitee, vortragende, redner, rednerinnen, gastvorträge, personen,"
        " sponsoren",
        "news": "neuigkeiten, aktuelles, nachrichten, meldungen",
        "conference": "konferenz, kongress",
        "workshop": "workshop, tagung, symposium, symposion, arbeitstagung, sommerschule,"
        " seminar, kolloquium",
        "gathering": "treffen",
        "held": "findet, finden",
        "dates": "termin|termine, fristen, einreichungsfrist, zeitplan, wichtige daten",
        "important": "wichtige",
        "ours": "unsere, unser, die, der, das, zur, zum, diese, dieser",
        "edition": "ausgabe, auflage",
        "ordinals": "erste|ersten|erster|erstes, zweite|zweiten|zweiter|zweites,"
        " dritte|dritten|dritter|drittes, vierte|vierten|vierter|viertes,"
        " fünfte|fünften|fünfter|fünftes, sechste|sechsten|sechster|sechstes,"
        " siebte|siebten|siebter|siebtes, achte|achten|achter|achtes,"
        " neunte|neunten|neunter|neuntes, zehnte|zehnten|zehnter|zehntes, elfte|elften,"
        " zwölfte|zwölften, dreizehnte|dreizehnten, vierzehnte|vierzehnten,"
        " fünfzehnte|fünfzehnten, sechzehnte|sechzehnten, siebzehnte|siebzehnten,"
        " achtzehnte|achtzehnten, neunzehnte|neunzehnten, zwanzigste|zwanzigsten",
        "subject": "die einreichung, einreichung, einreichungen, das einreichsystem, die"
        " anmeldung, anmeldung, der call",
        "when": "wenn, sobald, nachdem, falls, solange, ob, bevor, bis, während",
        "open": "geöffnet, offen, freigeschaltet, eröffnet",
        "closed": "geschlossen, beendet, vorbei, abgeschlossen",
        "now": "jetzt, nun, derzeit, ab sofort, bereits",
        "open phrase": "einreichungen sind ab sofort möglich",
        "closed phrase": "einreichungen sind nicht mehr möglich",
        "placeholder": "link folgt, folgt in kürze, hier text einfügen, wird noch ergänzt",
        "abbreviation": "nr, bzw, z.b, d.h, usw",
        "foreign": "was, also, will, war, art, not, see, after, die",
    },
    pages={
        "closing": "am, bis, ab, vom, von, ist",
        "clause": "sowie",
        "sentence": "werden, wird, sind, ist",
        "where": "in",
        "place": "ort, veranstaltungsort",
        "call title": "aufruf, aufruf zur einreichung, aufruf zu beiträgen",
        "call for": "aufruf zur|zu",
        "call file": "*aufruf*, *einreich*",
        "front page": "startseite, willkommen",
        "section": "komitee",
        "instructions": "richtlinien",
        "topics": "themen, themenfelder, themengebiete, schwerpunkte",
        "introduction": "nicht beschränkt|ausschließlich, zu den|folgenden themen",
        "other list": "kategorien, arten, kriterien",
        "former": "vorherige*, frühere*, fand",
        "posted": "zuletzt",
        "dated": "stand",
        "template": "*vorlage*",
        "submitting": "einreich*",
        "contact": "kontakt*, fragen",
        "double blind": "doppelblind*",
        "single blind": "einfachblind*",
        "not found": "seite nicht gefunden",
        "lost": "nicht gefunden",
        "reply": "aw, wg",
    },
    none=(
        "next, ordinal, am, pm, hours, minutes, vague after, year mark, month mark, day mark,"
        " holiday, call, early reject, reviewing, title, commit, round, thing, perfect, opening,"
        " renewed, relative, part of, venue, beside, satellite, notice, pointing, matter,"
        " including, research, about, throughout, style"
    ),
    zones={
        "Europe/Berlin": "mitteleuropäische zeit, mitteleuropäische sommerzeit, deutsche zeit",
    },
)
