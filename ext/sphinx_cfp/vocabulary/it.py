"""Italian."""

from sphinx_cfp.vocabulary.language import Vocabulary

VOCABULARY = Vocabulary(
    code="it",
    name="Italian",
    months=(
        "gennaio|gen|genn, febbraio|feb|febb, marzo|mar, aprile|apr, maggio|mag, giugno|giu,"
        " luglio|lug, agosto|ago, settembre|set|sett, ottobre|ott, novembre|nov, dicembre|dic"
    ),
    weekdays=(
        "lunedì|lun, martedì|mar, mercoledì|mer, giovedì|gio, venerdì|ven, sabato|sab, domenica|dom"
    ),
    dates={
        "lead": "entro, entro il, entro l, entro e non oltre il, il, l, fino al, fino a, al,"
        " prorogata al, prorogato al",
        "before": "prima del, prima dell",
        "from": "dal, dall, da, tra il, tra",
        "to": "al, all, a, fino al, e il",
        "and": "e, ed",
        "or": "o, oppure",
        "filler": "di, del, dell, il, l",
        "at": "alle, alle ore, ore, entro le, entro le ore, delle",
        "next": "prossimo, p v, venturo",
        "ordinal": "º, ª",
        "hours": "h",
        "noon": "mezzogiorno",
        "midnight": "mezzanotte",
        "day end": "fine giornata",
        "anywhere": "ovunque sulla terra, ovunque nel mondo",
        "zone word": "ora, ora di, fuso orario",
        "local": "ora locale",
        "vague": "fine, fine di, metà, metà di, inizio, inizio di, inizi di, circa, prima metà"
        " di, seconda metà di",
        "season": "primavera, estate, autunno, inverno",
        "tba": "da definire, da confermare, da annunciare, da stabilire, in arrivo",
        "rolling": "in continuo, sempre aperta",
    },
    statuses={
        "extended": "prorogato, prorogata, proroga, esteso, estesa, prolungato, prolungata",
        "firm": "improrogabile, tassativo, tassativa",
        "tentative": "provvisorio, provvisoria, da confermare",
        "estimated": "stimato, stimata, previsto, prevista",
        "cancelled": "annullato, annullata, cancellato, cancellata",
        "moved": "spostato, spostata, posticipato, posticipata, rinviato, rinviata, modificato",
        "not": "non, senza, nessuna, nessun, se",
        "remark": "nuovo, nuova, data, scadenza, termine, limite",
    },
    concepts={
        "deadline": "scadenza, scadenze, termine, termini, limite, chiusura, entro, data limite,"
        " fino al",
        "submit": "invio, sottomissione, sottomissioni, inviare, consegna, candidatura,"
        " candidature",
        "paper": "articolo, articoli, lavoro, lavori, contributo, contributi, manoscritto,"
        " manoscritti, relazione, relazioni, testo completo, capitolo, capitoli",
        "abstract": "sommario, sommari, riassunto, riassunti",
        "proposal": "proposta, proposte, proponente, proponenti",
        "entry": "intervento, interventi",
        "call": "bando, invito a presentare",
        "notify": "notifica, notifiche, accettazione, decisione, decisioni, comunicazione,"
        " informato, informati, esito, esiti, risultati",
        "camera ready": "pronto per la stampa, pronta per la stampa",
        "final": "finale, finali, definitiva, definitive, definitivo, definitivi",
        "version": "versione, versioni",
        "rebuttal": "replica, risposta ai revisori, risposta degli autori",
        "review": "revisione, revisioni, valutazione",
        "release": "disponibile, disponibili",
        "start": "apertura, inizio, apre, inizia",
        "end": "chiude, fine, termina",
        "register": "iscrizione, iscrizioni, registrazione, registrazioni",
        "early": "anticipata, agevolata, ridotta",
        "grant": "borsa, borse, borse di studio, borsa di studio",
        "visa": "visto, visti, lettera di invito",
        "program": "programma",
        "announce": "annuncio",
        "event": "evento, scuola estiva",
        "host": "conferenza principale",
        "revise": "rivista, versione rivista, riviste",
        "mentor": "tutoraggio",
        "data": "dati, insieme di dati",
        "artifact": "artefatto, artefatti",
        "supplement": "materiale supplementare, allegati",
        "present": "presentazione, presentazioni, diapositive",
        "publish": "pubblicazione, atti",
        "site": "sito, sito web",
        "period": "periodo, fase",
        "generic": "data, date, giorno, giorni, autore, autori, autrici, completo, completi, è,"
        " sono, sarà, saranno, si, nuova, nuovo, ultima, presentazione di, rifiuto",
    },
    prose={
        "article": "il, lo, la, i, gli, le, l",
        "indefinite": "un, una",
        "preposition": "di, del, dello, della, dei, degli, delle, dell, a, al, ai, agli, alla,"
        " alle, da, dal, dalla, per, in, con",
        "on": "su, per, di",
        "be": "è, sono, resta, restano",
        "all": "tutto|tutta|tutti|tutte",
        "past": "era, erano, aveva, fu, furono, è stato, è stata, sono stati, sono state, si è"
        " tenuto, si è tenuta, l anno scorso, precedente, precedenti, passato, passata,"
        " passate, pubblicato, pubblicata",
        "old": "dal, invece del, inizialmente, originariamente, in precedenza, precedentemente,"
        " era, e non il",
        "other": "precedente, scorsa, scorso, ultima, ultimo, prossima, prossimo, dopo la",
        "like": "come, a differenza di, dal, da, rispetto a, vedi, dopo",
        "until": "entro il, fino al, entro e non oltre il, prima del, scadenza, scade il, chiude"
        " il, termina il",
        "falls": "è il",
        "if": "se, chi, coloro, cui, cancellazione, cancellazioni, rimborso, rimborsi,"
        " consigliamo, circa",
        "aside": "sessione speciale, industriale, industria, studente, studenti, dottorando,"
        " dottorandi, brevi, breve, rivista, libro, concorso, premio, premi, hotel, camera,"
        " camere, tariffa, tariffe, quota, quote, sconto, revisori, domanda, domande, poster,"
        " demo, dimostrazione, dimostrazioni, tutorial, intervento, interventi, codice",
        "full": "lunghi, completi",
        "part": "giorno, giorni, sessione, sessioni",
        "decided": "decidiamo, decideremo, il comitato decide, il comitato deciderà, informiamo,"
        " informeremo, rispondiamo, risponderemo",
        "sent": "inviati, inviate, inviare, sottomessi, sottomettere",
        "elsewhere": "riferimenti, bibliografia, pubblicazioni, passate, precedenti, storia,"
        " archivio",
        "people": "organizzatori, organizzazione, comitato, relatori, ospiti, sponsor",
        "news": "notizie, novità, annunci",
        "conference": "conferenza, congresso",
        "workshop": "workshop, convegno, simposio, seminario, giornata, giornate",
        "gathering": "incontro, scuola",
        "held": "terrà, terranno",
        "dates": "date importanti, date da ricordare, scadenza|scadenze, calendario",
        "important": "importanti, da ricordare",
        "ours": "la nostra, il nostro, la, il, questa, questo",
        "edition": "edizione",
        "ordinals": "prima|primo, seconda|secondo, terza|terzo, quarta|quarto, quinta|quinto,"
        " sesta|sesto, settima|settimo, ottava|ottavo, nona|nono, decima|decimo,"
        " undicesima|undicesimo, dodicesima|dodicesimo, tredicesima|tredicesimo,"
        " quattordicesima|quattordicesimo, quindicesima|quindicesimo, sedicesima|sedicesimo,"
        " diciassettesima|diciassettesimo, diciottesima|diciottesimo,"
        " diciannovesima|diciannovesimo, ventesima|ventesimo",
        "subject": "le sottomissioni, la sottomissione, la call, le iscrizioni, l iscrizione, il"
        " sistema di sottomissione",
        "when": "quando, una volta che, non appena, dopo che, prima che, finché, se",
        "open": "aperto, aperta, aperti, aperte",
        "closed": "chiuso, chiusa, chiusi, chiuse",
        "now": "ora, adesso, attualmente, già",
        "open phrase": "accettiamo contributi",
        "closed phrase": "non si accettano più contributi",
        "placeholder": "link in arrivo, da completare, testo segnaposto",
        "foreign": "due, come, dove",
    },
    pages={
        "closing": "il, entro, dal, fino al",
        "sentence": "sarà, saranno, sono",
        "where": "a",
        "place": "luogo",
        "satellite": "traccia",
        "call title": "invito a presentare contributi",
        "call for": "invito a presentare",
        "front page": "benvenuti",
        "section": "comitato",
        "instructions": "istruzioni",
        "topics": "temi, argomento|argomenti, aree, ambiti, tematiche",
        "introduction": "non limit*|esausti*|esclusiv*, su|sui seguenti temi|argomenti",
        "other list": "categorie, tipologia|tipologie, tipi, criteri, informazioni",
        "former": "precedent*, passato|passata|passati|passate",
        "posted": "aggiornato",
        "template": "*modello*",
        "submitting": "sottome*, invia*",
        "contact": "contatt*, domande",
        "double blind": "doppio cieco",
        "single blind": "singolo cieco",
        "not found": "pagina non trovata",
        "lost": "non trovata",
    },
    none=(
        "am, pm, clock, minutes, vague after, year mark, month mark, day mark, holiday, early"
        " reject, reviewing, title, commit, round, thing, perfect, abbreviation, opening,"
        " renewed, clause, relative, part of, venue, beside, call file, notice, pointing,"
        " matter, including, research, about, dated, throughout, style, reply"
    ),
)
