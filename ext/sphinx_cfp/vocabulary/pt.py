"""Portuguese."""

from sphinx_cfp.vocabulary.language import Vocabulary

VOCABULARY = Vocabulary(
    code="pt",
    name="Portuguese",
    months=(
        "janeiro, jan",
        "fevereiro, fev",
        "março, mar",
        "abril, abr",
        "maio, mai",
        "junho, jun",
        "julho, jul",
        "agosto, ago",
        "setembro, set",
        "outubro, out",
        "novembro, nov",
        "dezembro, dez",
    ),
    weekdays=(
        "segunda feira, segunda, seg",
        "terça feira, terça, ter",
        "quarta feira, quarta, qua",
        "quinta feira, quinta, qui",
        "sexta feira, sexta, sex",
        "sábado, sáb",
        "domingo, dom",
    ),
    roles={
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
        "ordinal": "º, o",
        "clock": "h, hs, horas",
        "noon": "meio dia",
        "midnight": "meia noite",
        "day end": "fim do dia, final do dia",
        "anywhere": "qualquer lugar do mundo, em qualquer lugar do mundo,"
        " em qualquer lugar da terra",
        "zone word": "horário, horário de, hora, hora de",
        "local": "horário local, hora local",
        "vague": "final de, fim de, meados de, início de, começo de, fins de, aproximadamente",
        "season": "primavera, verão, outono, inverno",
        "tba": "a definir, a confirmar, a anunciar, a ser definido, a ser definida,"
        " a ser anunciado, em breve",
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
        " aceitação, aceite, decisão, decisões, resultado,"
        " resultados, comunicação, divulgação dos resultados",
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
        "event": "conferência, congresso, simpósio, evento, seminário, encontro, jornada,"
        " oficina, realização, workshop, escola de verão",
        "host": "conferência principal",
        "revise": "versão revisada, revisado, revisada, revisados",
        "mentor": "mentoria",
        "data": "dados, conjunto de dados",
        "artifact": "artefato, artefatos",
        "supplement": "material suplementar, material complementar, anexos",
        "present": "apresentação, apresentações, vídeo, vídeos",
        "publish": "publicação, anais",
        "site": "site, sítio, página",
        "and": "e",
        "period": "período, fase",
    },
    generic="o, a, os, as, um, uma, de, do, da, dos, das, em, no, na, nos, nas, para, por, com,"
    " e, ou, ao, aos, à, às, data, datas, dia, dias, autor, autores, autoras, completo,"
    " completos, é, são, será, serão, nova, novo, última",
    foreign="come",
    prose={
        "past": "foi, foram, era, eram, havia, realizou se, teve lugar, no ano passado,"
        " anterior, anteriores, passado, passada, passados, passadas, publicado,"
        " publicada",
        "perfect": "",
        "old": "do dia, em vez de, em lugar de, inicialmente, originalmente, anteriormente,"
        " antes, era",
        "other": "anterior, passada, passado, última, último, próxima, próximo, desde a, após a",
        "like": "como, ao contrário de, desde, em relação a, ver, veja, após",
        "until": "até, até o dia, até dia, antes de, o mais tardar, prazo, é dia, encerra em,"
        " termina em",
        "if": "caso, quem, cujos, cujas, cancelamento, cancelamentos, reembolso, reembolsos,"
        " recomendamos, aproximadamente",
        "aside": "sessão especial, industrial, indústria, estudante, estudantes, doutorando,"
        " doutorandos, curtos, curto, revista, periódico, livro, concurso, prêmio, prêmios,"
        " hotel, quarto, quartos, tarifa, taxa, taxas, desconto, revisores, pergunta, perguntas,"
        " pôster, pôsteres, palestra, palestras, minicurso, minicursos, demonstração,"
        " demonstrações, tutorial, tutoriais, código",
        "whole": "todos, todas, longos, completos",
        "decided": "decidimos, decidiremos, o comitê decide, o comitê decidirá, informamos, informaremos,"
        " avisamos, avisaremos",
        "sent": "enviados, enviadas, enviar, submetidos, submetidas, submeter",
        "elsewhere": "referências, bibliografia, publicações, passadas, anteriores, história,"
        " arquivo, organizadores, organização, comitê, comissão, palestrantes, convidados,"
        " patrocinadores",
        "news": "notícias, novidades, anúncios",
        "event": "workshop, oficina, conferência, congresso, simpósio, seminário, jornada,"
        " encontro, escola",
        "dates": "datas, prazos, calendário",
        "ours": "nossa, nosso, a, o, esta, este",
        "edition": "edição",
        "ordinals": "primeira|primeiro, segunda|segundo, terceira|terceiro, quarta|quarto,"
        " quinta|quinto, sexta|sexto, sétima|sétimo, oitava|oitavo, nona|nono,"
        " décima|décimo, décima primeira, décima segunda, décima terceira, décima"
        " quarta, décima quinta, décima sexta, décima sétima, décima oitava, décima"
        " nona, vigésima|vigésimo",
        "subject": "as submissões, a submissão, a chamada, as inscrições, a inscrição, o sistema"
        " de submissão",
        "be": "está, estão, permanece, permanecem",
        "when": "quando, uma vez que, assim que, depois que, antes que, enquanto, se",
        "open": "aberto, aberta, abertos, abertas",
        "closed": "encerrado, encerrada, encerrados, encerradas, fechado, fechada, fechadas",
        "now": "agora, já, atualmente",
        "placeholder": "link em breve, a preencher, texto de exemplo",
        "open phrase": "estamos recebendo submissões",
        "closed phrase": "as submissões foram encerradas",
    },
    zones={
        "America/Sao_Paulo": "horário de brasília, hora de brasília",
    },
)
