"""Portuguese."""

from sphinx_cfp.vocabulary.language import Vocabulary

VOCABULARY = Vocabulary(
    code="pt",
    name="Portuguese",
    month_first=True,
    months=(
        "janeiro|jan, fevereiro|fev, março|mar, abril|abr, maio|mai, junho|jun, julho|jul,"
        " agosto|ago, setembro|set, outubro|out, novembro|nov, dezembro|dez"
    ),
    weekdays=(
        "segunda-feira|segunda|seg, terça-feira|terça|ter, quarta-feira|quarta|qua,"
        " quinta-feira|quinta|qui, sexta-feira|sexta|sex, sábado|sáb, domingo|dom"
    ),
    dates={
        "lead": "até, até o dia, até dia, em, no dia, dia, prorrogado até, prorrogado para,"
        " prorrogada para, prorrogada até, adiado para",
        "before": "antes de, antes do",
        "from": "de, do, entre, desde",
        "to": "a, até, ao",
        "and": "e",
        "or": "ou",
        "filler": "de, do",
        "at": "às, as, até às, até as",
        "next": "próximo",
        "ordinal": "º, o, ª",
        "hours": "h, hs, horas",
        "noon": "meio dia",
        "midnight": "meia noite",
        "day end": "fim do dia, final do dia",
        "anywhere": "qualquer lugar do mundo, em qualquer lugar do mundo, em qualquer lugar da"
        " terra",
        "zone word": "horário, horário de, hora, hora de",
        "local": "horário local, hora local",
        "vague": "final de, fim de, meados de, início de, começo de, fins de, aproximadamente",
        "season": "primavera, verão, outono, inverno",
        "tba": "a definir, a confirmar, a anunciar, a ser definido, a ser definida, a ser"
        " anunciado, em breve",
        "rolling": "fluxo contínuo",
    },
    statuses={
        "extended": "prorrogado, prorrogada, prorrogação, estendido, estendida",
        "firm": "improrrogável",
        "tentative": "provisório, provisória, tentativa",
        "estimated": "estimado, estimada, previsto, prevista",
        "cancelled": "cancelado, cancelada",
        "moved": "adiado, adiada, alterado, alterada, transferido",
        "not": "não, sem, nenhum, nenhuma, se",
        "remark": "novo, nova, data, prazo, limite",
    },
    concepts={
        "deadline": "limite, prazo, prazos, encerramento, até, data limite",
        "submit": "submissão, submissões, submeter, envio, enviar, entrega, recebimento,"
        " inscrição de trabalhos",
        "paper": "artigo, artigos, trabalho, trabalhos, manuscrito, manuscritos, contribuição,"
        " contribuições, texto completo, capítulo, capítulos",
        "abstract": "resumo, resumos",
        "proposal": "proposta, propostas",
        "entry": "pôster, pôsteres, palestra, palestras, minicurso, minicursos",
        "call": "chamada, chamada de trabalhos, chamada de artigos",
        "notify": "notificação, notificações, notificados, notificadas, informados, informadas,"
        " aceitação, aceite, decisão, decisões, resultado, resultados, comunicação,"
        " divulgação dos resultados",
        "camera ready": "versão para publicação, prontos para impressão",
        "final": "final, finais, definitiva, definitivas",
        "version": "versão, versões",
        "rebuttal": "réplica, resposta aos revisores, resposta dos autores",
        "review": "revisão, avaliação",
        "release": "disponível, disponíveis",
        "start": "abertura, início, abre, começo",
        "end": "fecha, término, fim",
        "register": "inscrição, inscrições, registro",
        "early": "antecipada, antecipadas, com desconto",
        "grant": "bolsa, bolsas, auxílio",
        "visa": "visto, vistos, carta convite",
        "program": "programa, programação",
        "announce": "anúncio, divulgação",
        "event": "evento, realização, escola de verão",
        "host": "conferência principal",
        "revise": "versão revisada, revisado, revisada, revisados",
        "mentor": "mentoria",
        "data": "dados, conjunto de dados",
        "artifact": "artefato, artefatos",
        "supplement": "material suplementar, material complementar, anexos",
        "present": "apresentação, apresentações, vídeo, vídeos",
        "publish": "publicação, anais",
        "site": "site, sítio, página",
        "period": "período, fase",
        "generic": "data, datas, dia, dias, autor, autores, autoras, completo, completos, é, são,"
        " será, serão, nova, novo, última",
    },
    prose={
        "article": "o, a, os, as",
        "indefinite": "um, uma",
        "preposition": "de, do, da, dos, das, em, no, na, nos, nas, para, por, com, ao, aos, à, às",
        "on": "sobre, em, para, de",
        "be": "está, estão, permanece, permanecem",
        "all": "todo|toda|todos|todas",
        "past": "foi, foram, era, eram, havia, realizou se, teve lugar, no ano passado, anterior,"
        " anteriores, passado, passada, passados, passadas, publicado, publicada",
        "old": "do dia, em vez de, em lugar de, inicialmente, originalmente, anteriormente,"
        " antes, era",
        "other": "anterior, passada, passado, última, último, próxima, próximo, desde a, após a",
        "like": "como, ao contrário de, desde, em relação a, ver, veja, após",
        "until": "até, até o dia, até dia, antes de, o mais tardar, prazo, encerra em, termina em",
        "falls": "é dia",
        "if": "caso, quem, cujos, cujas, cancelamento, cancelamentos, reembolso, reembolsos,"
        " recomendamos, aproximadamente",
        "aside": "sessão especial, industrial, indústria, estudante, estudantes, doutorando,"
        " doutorandos, curtos, curto, revista, periódico, livro, concurso, prêmio, prêmios,"
        " hotel, quarto, quartos, tarifa, taxa, taxas, desconto, revisores, pergunta,"
        " perguntas, pôster, pôsteres, palestra, palestras, minicurso, minicursos,"
        " demonstração, demonstrações, tutorial, tutoriais, código",
        "full": "longos, completos",
        "part": "dia, dias, sessão, sessões",
        "decided": "decidimos, decidiremos, o comitê decide, o comitê decidirá, informamos,"
        " informaremos, avisamos, avisaremos",
        "sent": "enviados, enviadas, enviar, submetidos, submetidas, submeter",
        "elsewhere": "referências, bibliografia, publicações, passadas, anteriores, história,"
        " arquivo",
        "people": "organizadores, organização, comitê, comissão, palestrantes, convidados,"
        " patrocinadores",
        "news": "notícias, novidades, anúncios",
        "conference": "conferência, congresso",
        "workshop": "workshop, oficina, simpósio, seminário, jornada",
        "gathering": "encontro, escola",
        "held": "acontecer*, será|serão realizad*, ocorrer*",
        "dates": "data|datas importante|importantes|limite, datas, prazos, calendário, cronograma",
        "important": "importantes, limite",
        "ours": "nossa, nosso, a, o, esta, este",
        "edition": "edição",
        "ordinals": "primeira|primeiro, segunda|segundo, terceira|terceiro, quarta|quarto,"
        " quinta|quinto, sexta|sexto, sétima|sétimo, oitava|oitavo, nona|nono, décima|décimo,"
        " décima primeira, décima segunda, décima terceira, décima quarta, décima quinta,"
        " décima sexta, décima sétima, décima oitava, décima nona, vigésima|vigésimo",
        "subject": "as submissões, a submissão, a chamada, as inscrições, a inscrição, o sistema"
        " de submissão",
        "when": "quando, uma vez que, assim que, depois que, antes que, enquanto, se",
        "open": "aberto, aberta, abertos, abertas",
        "closed": "encerrado, encerrada, encerrados, encerradas, fechado, fechada, fechadas",
        "now": "agora, já, atualmente",
        "open phrase": "estamos recebendo submissões",
        "closed phrase": "as submissões foram encerradas",
        "placeholder": "link em breve, a preencher, texto de exemplo",
        "foreign": "come",
    },
    pages={
        "closing": "até, em, dia",
        "sentence": "será, serão, se, pode*, deve*",
        "where": "em",
        "place": "local",
        "satellite": "trilha",
        "call title": "chamada, chamada …",
        "call for": "chamada de",
        "call file": "*chamada*",
        "front page": "início, bem-vindo|bem-vindos",
        "section": "comitê, comissão, organizador*",
        "instructions": "normas",
        "topics": "tema|temas, temática|temáticas, tópicos, área|áreas temática|temáticas,"
        " área|áreas de interesse",
        "introduction": "não limit*|exausti*|exclusiv*, não se limita*, sobre",
        "other list": "categorias, tipo|tipos, critérios, formato|formatos, modalidade|modalidades",
        "former": "anterior*, passado|passada|passados|passadas",
        "posted": "atualizado",
        "template": "*modelo*",
        "submitting": "submet*, envi*",
        "contact": "contato*, dúvida*",
        "double blind": "duplo-cego, dupla-cega",
        "single blind": "simples-cego",
        "not found": "página não encontrada",
        "lost": "não encontrada",
    },
    none=(
        "am, pm, clock, minutes, vague after, year mark, month mark, day mark, holiday, early"
        " reject, reviewing, title, commit, round, thing, perfect, abbreviation, opening,"
        " renewed, clause, relative, part of, venue, beside, notice, pointing, matter,"
        " including, research, about, dated, throughout, style, reply"
    ),
    zones={
        "America/Sao_Paulo": "horário de brasília, hora de brasília",
    },
)
