"""French."""

from sphinx_cfp.vocabulary.language import Vocabulary

VOCABULARY = Vocabulary(
    code="fr",
    name="French",
    months=(
        "janvier|janv|jan, février|févr|fév, mars, avril|avr, mai, juin, juillet|juil, août,"
        " septembre|sept, octobre|oct, novembre|nov, décembre|déc"
    ),
    weekdays=(
        "lundi|lun, mardi|mar, mercredi|mer, jeudi|jeu, vendredi|ven, samedi|sam, dimanche|dim"
    ),
    dates={
        "lead": "jusqu au, jusqu à, le, au, au plus tard le, d ici le, d ici au, prolongé au,"
        " prolongé jusqu au, prolongée au, reporté au, reportée au",
        "before": "avant, avant le",
        "from": "du, entre, entre le, à partir du",
        "to": "au, à, jusqu au, et le",
        "and": "et",
        "or": "ou",
        "filler": "le, de, du",
        "at": "à",
        "next": "prochain",
        "ordinal": "er, e, ème, eme",
        "hours": "h, heures, heure",
        "noon": "midi",
        "midnight": "minuit",
        "day end": "fin de journée, fin de la journée",
        "anywhere": "n importe où sur terre, partout sur terre",
        "zone word": "heure, heure de, heure d, fuseau horaire, fuseau",
        "local": "heure locale",
        "vague": "fin, mi, début, courant, vers le, vers, environ, fin du mois de, début du mois"
        " de",
        "season": "printemps, été, automne, hiver",
        "tba": "à venir, à déterminer, à confirmer, à préciser, à définir, à annoncer, bientôt",
        "rolling": "en continu, au fil de l eau",
    },
    statuses={
        "extended": "prolongé, prolongée, prolongation, étendue, étendu, repoussé, repoussée",
        "firm": "stricte, impérative",
        "tentative": "provisoire, à confirmer",
        "estimated": "estimé, estimée, prévu, prévue, prévisionnel, prévisionnelle",
        "cancelled": "annulé, annulée",
        "moved": "déplacé, déplacée, reporté, reportée, modifié, modifiée",
        "not": "pas, non, sans, aucun, aucune, si",
        "remark": "nouveau, nouvelle, date, date limite, limite, délai, échéance",
    },
    concepts={
        "deadline": "limite, limites, échéance, échéances, délai, clôture, date limite, avant,"
        " jusqu au, jusqu à",
        "submit": "soumission, soumissions, soumettre, envoi, dépôt, remise, candidature,"
        " candidatures",
        "paper": "papier, papiers, communication, communications, manuscrit, manuscrits,"
        " contribution, contributions, texte, textes, article, articles, chapitre, chapitres",
        "abstract": "résumé, résumés",
        "proposal": "proposition, propositions",
        "entry": "affiche, affiches, exposé, exposés, démonstration, démonstrations, atelier"
        " doctoral",
        "call": "appel à communications, appel à contributions, appel à propositions, appel,"
        " appel à communication",
        "notify": "acceptation, acceptations, notifié, notifiés, notifiées, informés, informées,"
        " avertis, décision, décisions, réponse, réponses, résultat, résultats, retour,"
        " retours, notification, notifications, avis",
        "camera ready": "prêt à imprimer, prête à imprimer, version pour impression",
        "final": "final, finaux, finale, finales, définitive, définitives, définitif, définitifs",
        "version": "version, versions",
        "rebuttal": "réponse aux relecteurs, réponses aux relecteurs, réponse des auteurs",
        "review": "évaluation, évaluations, relecture, relectures, rapports",
        "release": "disponible, disponibles",
        "start": "ouverture, ouvre, début, commence",
        "end": "fermeture, fin, clôture, ferme",
        "register": "inscription, inscriptions, s inscrire, enregistrement",
        "early": "tarif réduit, anticipée, anticipées, précoce",
        "grant": "bourse, bourses",
        "visa": "visas, lettre d invitation",
        "program": "programme, programmes",
        "announce": "annonce",
        "event": "événement, a lieu, aura lieu, école d’été",
        "host": "conférence principale, conférence hôte",
        "revise": "révision, révisions, révisée, révisées, révisés",
        "mentor": "mentorat, tutorat",
        "data": "données, jeu de données, jeux de données",
        "artifact": "artefact, artefacts",
        "supplement": "matériel supplémentaire, annexe, annexes",
        "present": "présentation, présentations, diapositives, vidéo, vidéos",
        "publish": "publication, actes, parution",
        "site": "site, site web",
        "period": "période, phase",
        "generic": "date, dates, jour, jours, auteur, auteurs, autrices, complet, complets,"
        " longs, est, sont, sera, seront, important, importantes, mise à jour, nouvelle,"
        " nouveau",
    },
    prose={
        "article": "le, la, les, l",
        "indefinite": "un, une",
        "preposition": "des, du, de, d, à, au, aux, en, pour, par, sur, dans",
        "on": "sur, pour, de",
        "be": "est, sont",
        "all": "tous, toutes",
        "past": "était, étaient, avait, avaient, a été, ont été, fut, furent, s est tenu, s est"
        " tenue, l an dernier, l année dernière, précédent, précédente, précédents,"
        " précédentes, passé, passée, autrefois, paru, parue",
        "old": "du, au lieu du, initialement, auparavant, précédemment, était, et non le",
        "other": "précédente, précédent, dernière, dernier, prochaine, prochain, depuis la, après"
        " la",
        "like": "comme, contrairement à, depuis, par rapport à, voir, après",
        "until": "avant le, jusqu au, au plus tard le, d ici le, date limite, se termine le,"
        " ferme le",
        "falls": "est le",
        "if": "si, qui, dont, ceux, celles, annulation, annulations, remboursement, recommandons,"
        " environ, approximativement",
        "aside": "session spéciale, industriel, industrielle, industriels, étudiant, étudiants,"
        " doctorant, doctorants, doctoral, courts, court, revue, livre, concours, prix,"
        " hôtel, chambre, chambres, tarif, tarifs, frais, réduction, relecteur, relecteurs,"
        " question, questions, affiche, affiches, poster, posters, exposé, exposés,"
        " démonstration, démonstrations, tutoriel, tutoriels, code",
        "full": "long, longs",
        "part": "jour, jours, session, sessions",
        "decided": "nous décidons, nous déciderons, le comité décide, le comité décidera, nous"
        " informons, nous informerons, nous prévenons, nous préviendrons, nous répondons,"
        " nous répondrons",
        "sent": "soumis, soumise, soumises, soumettre, envoyer, envoyés, envoyées, déposer,"
        " déposés",
        "elsewhere": "références, bibliographie, publications, passées, précédentes, historique,"
        " archives",
        "people": "organisateurs, organisation, comité, comités, orateurs, conférenciers,"
        " invités, partenaires",
        "news": "actualités, nouvelles, annonces",
        "conference": "conférence, congrès",
        "workshop": "atelier, colloque, symposium, séminaire, journée, journées",
        "gathering": "école, rencontre, rencontres",
        "held": "a lieu, aura lieu, auront lieu, se tiendra, se tiendront",
        "dates": "dates, date importante|clé|limite, dates importantes|clés|limites, dates à"
        " retenir, calendrier, échéance|échéances, échéancier",
        "important": "importantes, clés, limites, à retenir",
        "ours": "notre, la, le, cette, ce, pour sa, pour la",
        "edition": "édition",
        "ordinals": "première|premier, deuxième|seconde|second, troisième, quatrième, cinquième,"
        " sixième, septième, huitième, neuvième, dixième, onzième, douzième, treizième,"
        " quatorzième, quinzième, seizième, dix-septième, dix-huitième, dix-neuvième,"
        " vingtième",
        "subject": "les soumissions, la soumission, le site de soumission, l appel, l appel à"
        " communications, les inscriptions, l inscription",
        "when": "quand, lorsque, dès que, une fois que, après que, avant que, tant que, si",
        "open": "ouvert, ouverte, ouverts, ouvertes",
        "closed": "fermé, fermée, fermés, fermées, clos, close, closes, terminé, terminée",
        "now": "maintenant, désormais, actuellement, déjà",
        "open phrase": "nous acceptons les soumissions",
        "closed phrase": "les soumissions ne sont plus acceptées",
        "placeholder": "lien à venir, texte à venir, à compléter",
        "foreign": "on, sent, comment",
    },
    pages={
        "closing": "le, du, au, jusqu’au, avant",
        "sentence": "sera, seront, sont, est",
        "where": "à",
        "place": "lieu",
        "satellite": "atelier, piste",
        "call title": "appel, appel …",
        "call for": "appel à",
        "call file": "*appel*",
        "front page": "accueil, bienvenue",
        "section": "comité",
        "instructions": "consignes",
        "topics": "thème|thèmes, thématique|thématiques, sujet|sujets, axe|axes",
        "introduction": "non limit*|exhausti*|exclusi*, ne se limite*, sur les thèmes|sujets",
        "other list": "catégories, formats, critères",
        "former": "précédent*",
        "posted": "mis à jour",
        "template": "*modèle*",
        "submitting": "soumi*, soumettre",
        "contact": "contact*, question|questions",
        "double blind": "double aveugle",
        "single blind": "simple aveugle",
        "not found": "page introuvable, page non trouvée",
        "lost": "introuvable",
        "reply": "tr",
    },
    none=(
        "am, pm, clock, minutes, vague after, year mark, month mark, day mark, holiday, early"
        " reject, reviewing, title, commit, round, thing, perfect, abbreviation, opening,"
        " renewed, clause, relative, part of, venue, beside, notice, pointing, matter,"
        " including, research, about, dated, throughout, style"
    ),
)
