"""Spanish."""

from sphinx_cfp.vocabulary.language import Vocabulary

VOCABULARY = Vocabulary(
    code="es",
    name="Spanish",
    month_first=True,
    months=(
        "enero|ene, febrero|feb, marzo|mar, abril|abr, mayo|may, junio|jun, julio|jul,"
        " agosto|ago, septiembre|setiembre|sept|sep|set, octubre|oct, noviembre|nov,"
        " diciembre|dic"
    ),
    weekdays=(
        "lunes|lun, martes|mar, miércoles|mié, jueves|jue, viernes|vie, sábado|sáb, domingo|dom"
    ),
    dates={
        "lead": "hasta, hasta el, el, al, a más tardar el, extendido hasta el, extendida hasta"
        " el, prorrogado hasta el, ampliado hasta el, para el",
        "before": "antes del, antes de",
        "from": "del, desde, desde el, entre, entre el, de",
        "to": "al, a, hasta, hasta el",
        "and": "y, e, y el",
        "or": "o, u",
        "filler": "de, del, el",
        "at": "a las, a la, hasta las",
        "next": "próximo",
        "ordinal": "º, ro, o, ª",
        "hours": "h, hs, hrs, horas",
        "noon": "mediodía",
        "midnight": "medianoche",
        "day end": "fin del día, final del día",
        "anywhere": "cualquier lugar del mundo, en cualquier lugar del mundo",
        "zone word": "hora, hora de",
        "local": "hora local",
        "vague": "fines de, finales de, final de, mediados de, principios de, inicios de,"
        " comienzos de, a fines de, a finales de, a mediados de, a principios de,"
        " aproximadamente",
        "season": "primavera, verano, otoño, invierno",
        "tba": "por confirmar, por definir, por determinar, por anunciar, a definir, a confirmar,"
        " próximamente",
        "rolling": "permanente, abierta permanentemente",
    },
    statuses={
        "extended": "extendido, extendida, prorrogado, prorrogada, prórroga, ampliado, ampliada,"
        " ampliación",
        "firm": "improrrogable",
        "tentative": "tentativa, tentativo, provisional",
        "estimated": "estimada, estimado, prevista, previsto",
        "cancelled": "cancelado, cancelada",
        "moved": "aplazado, aplazada, pospuesto, pospuesta, cambiado, cambiada, trasladado",
        "not": "no, sin, ningún, si",
        "remark": "nuevo, nueva, fecha, plazo, límite",
    },
    concepts={
        "deadline": "límite, plazo, plazos, cierre, vencimiento, hasta, fecha límite, finaliza",
        "submit": "envío, envíos, enviar, sometimiento, sometimientos, entrega, remisión,"
        " recepción, presentación, postulación, postulaciones, presentación de",
        "paper": "trabajo, trabajos, artículo, artículos, ponencia, ponencias, comunicación,"
        " comunicaciones, contribución, contribuciones, manuscrito, manuscritos, texto"
        " completo, capítulo, capítulos",
        "abstract": "resumen, resúmenes",
        "proposal": "propuesta, propuestas",
        "entry": "póster, pósteres, pósters, charla, charlas, cartel, carteles, taller, talleres",
        "call": "convocatoria, convocatorias, llamado, llamada, llamado a trabajos",
        "notify": "notificación, notificaciones, notificados, notificadas, notificará,"
        " informados, informadas, aceptación, aviso, decisión, decisiones, comunicación de"
        " aceptación, resultados, dictamen",
        "camera ready": "versión para imprenta, versión de imprenta",
        "final": "final, finales, definitiva, definitivas, definitivo",
        "version": "versión, versiones",
        "rebuttal": "réplica, respuesta a revisores, respuesta de los autores",
        "review": "revisión, evaluación, arbitraje",
        "release": "disponible, disponibles",
        "start": "apertura, inicio, abre, comienzo, inicia",
        "end": "cierra, termina, fin",
        "register": "inscripción, inscripciones, registro, matrícula",
        "early": "temprana, anticipada, reducida",
        "grant": "beca, becas, ayuda, ayudas",
        "visa": "visado, visados, carta de invitación",
        "program": "programa",
        "announce": "anuncio, publicación de la convocatoria",
        "event": "evento, celebración, realización, escuela de verano",
        "host": "conferencia principal, congreso principal",
        "revise": "corregido, corregida, corregidos, versión corregida",
        "mentor": "mentoría, mentorías",
        "data": "datos, conjunto de datos",
        "artifact": "artefacto, artefactos",
        "supplement": "material suplementario, material complementario, anexos",
        "present": "exposición, diapositivas, vídeo, vídeos",
        "publish": "publicación, actas, memorias",
        "site": "sitio, sitio web, página web",
        "period": "periodo, período, fase",
        "generic": "que, se, su, sus, fecha, fechas, día, días, autor, autores, autoras, rechazo,"
        " completo, completos, es, son, será, serán, importante, importantes, nueva, nuevo,"
        " última, último",
    },
    prose={
        "article": "el, la, los, las",
        "indefinite": "un, una",
        "preposition": "de, del, a, al, para, por, en, con",
        "on": "sobre, de, para",
        "be": "está, están, queda, quedan",
        "all": "todo|toda|todos|todas",
        "past": "fue, fueron, era, eran, había, se celebró, se celebraron, tuvo lugar, el año"
        " pasado, anterior, anteriores, pasado, pasada, pasadas, pasados, publicado,"
        " publicada",
        "old": "del, en lugar del, en vez del, inicialmente, originalmente, anteriormente, antes,"
        " era, no el",
        "other": "anterior, pasada, pasado, última, último, próxima, próximo, desde la, tras la",
        "like": "como, a diferencia de, desde, respecto a, véase, ver, tras",
        "until": "hasta el, antes del, a más tardar el, fecha límite, cierra el, termina el,"
        " vence el",
        "falls": "es el",
        "if": "si, quien, quienes, cuyos, cuyas, cancelación, cancelaciones, reembolso,"
        " reembolsos, recomendamos, aproximadamente",
        "aside": "sesión especial, industrial, industria, estudiante, estudiantes, doctorando,"
        " doctorandos, doctoral, cortos, corto, revista, libro, concurso, premio, premios,"
        " hotel, habitación, habitaciones, tarifa, tarifas, cuota, cuotas, descuento,"
        " revisores, pregunta, preguntas, póster, pósteres, pósters, cartel, carteles,"
        " charla, charlas, demostración, demostraciones, tutorial, tutoriales, código",
        "full": "largos, completos",
        "part": "día, días, sesión, sesiones",
        "decided": "decidimos, decidiremos, el comité decide, el comité decidirá, informamos,"
        " informaremos, avisamos, avisaremos",
        "sent": "enviarse, enviar, enviados, enviadas, presentarse, presentar",
        "elsewhere": "referencias, bibliografía, publicaciones, pasadas, anteriores, historia,"
        " archivo",
        "people": "organizadores, organización, comité, comités, ponentes, conferencistas,"
        " invitados, patrocinadores",
        "news": "noticias, novedades, anuncios",
        "conference": "conferencia, congreso",
        "workshop": "taller, simposio, seminario, jornada, jornadas",
        "gathering": "encuentro, escuela",
        "held": "se celebrará|celebrarán, se llevará|llevarán, se realizará|realizarán, se"
        " desarrollará|desarrollarán, tendrá lugar",
        "dates": "fecha|fechas, fecha|fechas importante|importantes|límite|clave, cronograma,"
        " calendario, plazos",
        "important": "importantes, límite, clave",
        "ours": "nuestra, nuestro, la, el, esta, este",
        "edition": "edición",
        "ordinals": "primera|primer|primero, segunda|segundo, tercera|tercer|tercero,"
        " cuarta|cuarto, quinta|quinto, sexta|sexto, séptima|séptimo, octava|octavo,"
        " novena|noveno, décima|décimo, undécima|undécimo, duodécima|duodécimo,"
        " decimotercera|decimotercer, decimocuarta|decimocuarto, decimoquinta|decimoquinto,"
        " decimosexta|decimosexto, decimoséptima|decimoséptimo, decimoctava|decimoctavo,"
        " decimonovena|decimonoveno, vigésima|vigésimo",
        "subject": "los envíos, el envío, la convocatoria, las inscripciones, la inscripción, el"
        " sistema de envío, el registro",
        "when": "cuando, una vez que, en cuanto, después de que, antes de que, mientras, si",
        "open": "abierto, abierta, abiertos, abiertas",
        "closed": "cerrado, cerrada, cerrados, cerradas",
        "now": "ya, ahora, actualmente",
        "open phrase": "estamos recibiendo trabajos",
        "closed phrase": "ya no se reciben trabajos",
        "placeholder": "enlace próximamente, por completar, texto de relleno",
        "foreign": "once, come, red",
    },
    pages={
        "closing": "el, hasta, es, de, del, al",
        "sentence": "publicar*, será, serán, se",
        "where": "en",
        "place": "lugar",
        "satellite": "taller",
        "call title": "convocatoria, convocatoria …",
        "call for": "convocatoria de, llamado a",
        "call file": "*convocatoria*",
        "front page": "inicio, bienvenido|bienvenidos|bienvenida",
        "section": "comité, comisión, organizador*",
        "instructions": "normas",
        "topics": "tema|temas, temática|temáticas, área|áreas temática|temáticas, líneas,"
        " área|áreas de interés, ejes, tópicos",
        "introduction": "no limit*|exhausti*|exclusiv*, no se limita*, sobre",
        "other list": "categoría|categorías, tipo|tipos, requisito|requisitos, criterios,"
        " formato|formatos, modalidad|modalidades, información",
        "former": "anterior*",
        "posted": "actualizado",
        "template": "*plantilla*",
        "submitting": "envío*, enviar, registro",
        "contact": "contacto*, pregunta|preguntas, duda*, consulta*",
        "double blind": "doble ciego, doblemente ciego",
        "single blind": "simple ciego",
        "not found": "página|pagina no encontrada",
        "lost": "no encontrada",
        "reply": "rv",
    },
    none=(
        "am, pm, clock, minutes, vague after, year mark, month mark, day mark, holiday, early"
        " reject, reviewing, title, commit, round, thing, perfect, abbreviation, opening,"
        " renewed, clause, relative, part of, venue, beside, notice, pointing, matter,"
        " including, research, about, dated, throughout, style"
    ),
)
