"""Dutch."""

from sphinx_cfp.vocabulary.language import Vocabulary

VOCABULARY = Vocabulary(
    code="nl",
    name="Dutch",
    months=(
        "januari|jan, februari|feb|febr, maart|mrt, april|apr, mei, juni|jun, juli|jul,"
        " augustus|aug, september|sept|sep, oktober|okt, november|nov, december|dec"
    ),
    weekdays=(
        "maandag|ma, dinsdag|di, woensdag|wo, donderdag|do, vrijdag|vr, zaterdag|za, zondag|zo"
    ),
    dates={
        "lead": "tot, tot en met, t/m, uiterlijk, uiterlijk op, op, per, vanaf, verlengd tot,"
        " verlengd tot en met, uitgesteld tot, nu",
        "before": "voor, vóór",
        "from": "van, tussen",
        "to": "tot, tot en met, t/m",
        "and": "en",
        "or": "ofwel",
        "filler": "de, het, van",
        "at": "om, tot, vanaf",
        "next": "aanstaande",
        "ordinal": "e, de, ste",
        "hours": "uur, h",
        "minutes": "minuten",
        "noon": "middaguur",
        "midnight": "middernacht",
        "day end": "einde van de dag, eind van de dag",
        "anywhere": "overal ter wereld, waar ook ter wereld, overal op aarde",
        "zone word": "tijd, tijdzone, tijden",
        "local": "lokale tijd, plaatselijke tijd",
        "vague": "begin, medio, half, midden, eind, einde, eind van, begin van, omstreeks,"
        " ongeveer, circa, ca, rond, eerste|tweede helft van, in de loop van",
        "season": "voorjaar, lente, zomer, najaar, herfst, winter",
        "tba": "volgt, volgt nog, nog te bepalen, nader te bepalen, n.t.b., ntb, nog niet bekend,"
        " wordt nog bekendgemaakt, wordt bekendgemaakt, binnenkort, binnenkort bekend",
        "rolling": "doorlopend",
    },
    statuses={
        "extended": "verlengd, verlengde, verlenging",
        "firm": "bindend, bindende, onverbiddelijk",
        "tentative": "voorlopig, voorlopige, onder voorbehoud",
        "estimated": "verwacht, verwachte, geschat, geschatte, naar verwachting, gepland, geplande",
        "cancelled": "geannuleerd, afgelast, vervallen, vervalt",
        "moved": "verplaatst, uitgesteld, verzet, verschoven, gewijzigd",
        "not": "niet, geen, zonder, tenzij, indien, als",
        "remark": "nieuw, nieuwe, deadline, datum, termijn, nogmaals",
    },
    concepts={
        "deadline": "deadline, deadlines, sluitingsdatum, sluitingsdata, uiterste datum,"
        " einddatum, indieningstermijn, inzendtermijn, inzenddatum, inleverdatum, uiterste"
        " inleverdatum, uiterste inzenddatum, uiterste indieningsdatum, uiterlijk, tot",
        "submit": "inzending, inzendingen, indiening, indieningen, indienen, inzenden, insturen,"
        " inleveren, aanlevering, aanleveren, indieningstermijn, inzendtermijn, inzenddatum,"
        " inleverdatum, uiterste inleverdatum, uiterste inzenddatum, uiterste indieningsdatum",
        "paper": "paper, papers, artikel, artikelen, bijdrage, bijdragen, manuscript,"
        " manuscripten, hoofdstuk, hoofdstukken, volledige tekst",
        "abstract": "abstract, abstracts, samenvatting, samenvattingen",
        "proposal": "voorstel, voorstellen",
        "entry": "poster, posters, demo, demo’s, lezing, lezingen, voordracht, voordrachten,"
        " tutorial, tutorials",
        "call": "oproep, oproep tot|voor bijdragen, oproep tot|voor papers, call for papers",
        "notify": "bericht van acceptatie, bericht over acceptatie, acceptatie, kennisgeving,"
        " kennisgevingen, notificatie, beslissing, beslissingen, uitslag, bericht,"
        " terugkoppeling, geïnformeerd, op de hoogte",
        "camera ready": "drukklaar, drukklare, drukklare versie, persklaar, persklare, camera"
        " ready",
        "final": "definitief, definitieve, finale, uiteindelijke",
        "version": "versie, versies",
        "rebuttal": "weerwoord, repliek, reactie van de auteurs, reactie van auteurs",
        "review": "beoordeling, beoordelingen, review, reviews",
        "release": "beschikbaar, vrijgegeven, vrijgave",
        "start": "opening, opent, start, begin, begint, aanvang, gaat open",
        "end": "einde, eind, eindigt, sluit, sluiting, afsluiting",
        "register": "inschrijving, inschrijvingen, inschrijven, registratie, aanmelding,"
        " aanmeldingen, aanmelden",
        "early": "vroegboek, vroegboekkorting, vroegboektarief, vroege",
        "title": "titel, titels",
        "grant": "beurs, beurzen, reisbeurs, reisbeurzen, subsidie, reiskostenvergoeding",
        "visa": "visum, uitnodigingsbrief",
        "program": "programma, rooster",
        "announce": "aankondiging, bekendmaking",
        "event": "evenement, vindt|vinden plaats, workshops, congresdag|congresdagen, workshopdag",
        "host": "hoofdconferentie, hoofdcongres",
        "revise": "revisie, revisies, herziening, herziene, gereviseerde, herzien",
        "mentor": "begeleiding, mentoraat",
        "data": "dataset, datasets, trainingsdata, testdata",
        "artifact": "artefact, artefacten",
        "supplement": "aanvullend materiaal, bijlage, bijlagen",
        "present": "presentatie, presentaties, dia’s, slides, video, video’s",
        "publish": "publicatie, congresbundel, proceedings",
        "site": "website, webpagina",
        "period": "periode, fase",
        "round": "ronde, rondes, eerste, tweede, derde",
        "generic": "auteur, auteurs, datum, dag, dagen, laatste, nieuw, nieuwe, volledige,"
        " belangrijke, wordt, worden, is, zijn, graag, uw, alle, datums",
    },
    prose={
        "article": "de, het",
        "indefinite": "een",
        "preposition": "van, voor, in, op, aan, bij, met, uit, naar",
        "on": "over, voor, van",
        "be": "is, zijn, blijft, blijven",
        "all": "alle, allen, elk, elke, ieder, iedere, zowel",
        "past": "was, waren, had, hadden, werd, werden, vond plaats, vonden plaats, vorig jaar,"
        " vorige, voorgaande, vroeger, vroegere, destijds, eerdere, verscheen, verschenen",
        "old": "van, in plaats van, oorspronkelijk, oorspronkelijke, aanvankelijk, eerder,"
        " voorheen, was, niet",
        "other": "vorige, voorgaande, eerdere, vroegere, laatste, volgende, komende, andere,"
        " sinds de, na de",
        "like": "net als, zoals, anders dan, sinds, vergeleken met, zie, zie ook, na, uit, van",
        "until": "tot, tot en met, t/m, uiterlijk, uiterlijk op, voor, vóór, deadline is,"
        " deadline, einddatum, eindigt op, sluit op, sluit",
        "falls": "is, is op, valt op",
        "if": "wie, indien, als, mits, tenzij, annulering, annuleringen, annuleren, geannuleerd,"
        " restitutie, terugbetaling, terugbetaald, raden aan, bevelen aan, aanbevolen,"
        " ongeveer, circa",
        "aside": "track, tracks, speciale sessie, industrie, student, studenten, promovendus,"
        " promovendi, korte, tijdschrift, boek, wedstrijd, prijs, prijzen, hotel, kamer,"
        " kamers, tarief, tarieven, korting, beoordelaar, beoordelaars, reviewer, reviewers,"
        " vraag, vragen, poster, posters, demo, demo’s, demonstratie, demonstraties, lezing,"
        " lezingen, tutorial, tutorials, code, nieuwsbrief, enquête, vrijwilligers",
        "full": "lange, volledige, reguliere",
        "part": "dag, dagen, sessie, sessies, ronde, rondes",
        "decided": "we|wij beslissen, beslissen we|wij, de commissie beslist, beslist de"
        " commissie, we|wij informeren, informeren we|wij, krijgen|ontvangen de auteurs"
        " bericht, krijgen|ontvangen auteurs bericht, laten we|wij weten",
        "sent": "ingediend, indienen, in te dienen, ingezonden, inzenden, in te zenden,"
        " ingestuurd, insturen, in te sturen, ingeleverd, inleveren, in te leveren",
        "elsewhere": "referenties, literatuur, bibliografie, publicaties, vorige, eerdere,"
        " voorgaande, vroegere, geschiedenis, archief, gerelateerde evenementen, andere"
        " evenementen",
        "people": "organisatie, organisatoren, organisatiecomité, programmacommissie, commissie,"
        " commissies, comité, sprekers, spreker, hoofdsprekers, hoofdspreker, mensen,"
        " sponsoren, sponsors",
        "news": "nieuws, updates, aankondigingen, mededelingen, laatste nieuws",
        "conference": "conferentie, congres",
        "workshop": "workshop, symposium, colloquium, studiedag, studiedagen, themadag, seminar,"
        " zomerschool, winterschool",
        "gathering": "bijeenkomst, bijeenkomsten, forum",
        "held": "vindt … plaats, vinden … plaats, wordt|worden gehouden, wordt|worden"
        " georganiseerd",
        "dates": "belangrijke data, belangrijke datum|datums, deadlines, tijdlijn, tijdschema,"
        " tijdpad, kalender, data en deadlines",
        "important": "belangrijke",
        "ours": "onze, ons, de, het, deze, dit, welkom bij de|het, welkom op de|het",
        "edition": "editie, uitgave",
        "ordinals": "eerste, tweede, derde, vierde, vijfde, zesde, zevende, achtste, negende,"
        " tiende, elfde, twaalfde, dertiende, veertiende, vijftiende, zestiende, zeventiende,"
        " achttiende, negentiende, twintigste",
        "subject": "de inzending, inzending, de inzendingen, inzendingen, de indiening,"
        " indiening, het indieningssysteem, het inzendsysteem, de inschrijving, inschrijving,"
        " inschrijvingen, de aanmelding, aanmelding, de oproep, de call",
        "when": "wanneer, zodra, nadat, voordat, totdat, zolang, terwijl, indien, als, of",
        "open": "open, geopend, opengesteld, opengegaan",
        "closed": "gesloten, afgesloten, voorbij, beëindigd",
        "now": "nu, momenteel, inmiddels, reeds, al, thans, vanaf nu",
        "open phrase": "inzenden|indienen|insturen kan nu, inzenden|indienen is nu mogelijk,"
        " we|wij ontvangen graag uw bijdragen, we|wij nemen inzendingen aan",
        "closed phrase": "inzenden|indienen|insturen is niet meer mogelijk,"
        " inzenden|indienen|insturen kan niet meer, inzendingen worden niet meer aangenomen",
        "placeholder": "link volgt, link volgt nog, volgt binnenkort, wordt nog aangevuld, nog in"
        " te vullen, hier tekst invoegen",
        "abbreviation": "bijv, bijv.b, o.a, d.w.z, t.a.v, m.b.t, blz, enz, evt, nr, ca",
        "foreign": "of, over, past, long, room, die, rate, even, want",
    },
    pages={
        "opening": "maar",
        "closing": "op, tot, t/m, vanaf, is, uiterlijk, vóór, van, voor",
        "clause": "maar, terwijl, alsook",
        "sentence": "wordt, worden, zijn, zal, zullen, moet, moeten, kunt, kunnen",
        "where": "in, te",
        "place": "plaats, locatie",
        "satellite": "satelliet*, deelsessie",
        "call title": "oproep, oproep …",
        "call for": "oproep tot|voor",
        "call file": "*oproep*, *indien*, *deadline*",
        "front page": "welkom, startpagina, voorpagina",
        "section": "commissie, comité",
        "instructions": "richtlijnen, instructies",
        "topics": "onderwerpen, thema’s, themagebieden, aandachtsgebieden",
        "introduction": "niet beperkt, onder meer, onder andere",
        "pointing": "volgende, mogelijke",
        "matter": "onderwerpen, thema’s, gebieden, vragen",
        "other list": "categorieën, soorten, criteria, eisen, vereisten, voorwaarden",
        "former": "vorige, eerdere, voorgaande, vond plaats",
        "posted": "bijgewerkt, gewijzigd",
        "dated": "versie",
        "throughout": "genoemde",
        "template": "*sjabloon*",
        "submitting": "indien*, ingediend, inzend*, inlever*, instur*",
        "contact": "contact*, vraag|vragen",
        "double blind": "dubbelblind*, dubbel blind*",
        "single blind": "enkelblind*, enkel blind*",
        "not found": "pagina niet gevonden, pagina bestaat niet",
        "lost": "niet gevonden",
        "reply": "antw",
    },
    none=(
        "am, pm, clock, vague after, year mark, month mark, day mark, holiday, early reject,"
        " reviewing, commit, thing, perfect, renewed, relative, part of, venue, beside, notice,"
        " including, research, about, style"
    ),
    zones={
        "Europe/Amsterdam": "nederlandse tijd, midden-europese tijd, midden-europese zomertijd",
        "Europe/Brussels": "belgische tijd",
    },
)
