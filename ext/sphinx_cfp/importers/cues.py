"""The words by which people announce what follows: dates, topics, news, the past. In eight languages."""

from __future__ import annotations

import re

_FLAGS = re.IGNORECASE

DATES = re.compile(
    r"\b(?:(?:important|key|relevant|main|significant|submission|conference|workshop"
    r"|symposium) dates?|dates"
    r"|deadlines?|time ?lines?|timetable|calendar|milestones?|due dates?"
    r"|termine?|fristen|einreichungsfrist|zeitplan|wichtige daten"
    r"|dates? (?:importantes?|cl[ée]s?|limites?|à retenir)|calendrier|échéances?|échéancier"
    r"|fechas?(?: importantes?| l[íi]mite| clave)?|cronograma|calendario|plazos"
    r"|datas? (?:importantes?|limite)|datas|prazos|calendário"
    r"|date importanti|scadenz[ae]|date da ricordare)\b"
    r"|重要\s*日\s*期|重要\s*日\s*程|日\s*程|時\s*間|时\s*间|スケジュール|重要な日|締\s*切|截止",
    _FLAGS,
)
"""A heading or an introduction below which dates stand."""

SCHEDULES = re.compile(
    r"\b(?:schedule|programm?e?|agenda|sessions?|ablauf|programa|horario)\b|プログラム|议程", _FLAGS
)
"""A heading below which the hours of the event stand; it may be one of dates, too."""

NEWS = re.compile(
    r"\b(?:news|updates?|latest|announcements|what'?s new|change ?log|history|archive|blog"
    r"|(?:past|previous|former|earlier) (?:editions?|events?|workshops?|conferences?"
    r"|meetings?|instances)"
    r"|last updated|actualités|aktuelles|neuigkeiten|noticias|novedades|notícias|novità"
    r"|publications?"
    r"|references|bibliography|further reading)\b|新闻|ニュース|お知らせ",
    _FLAGS,
)
"""A heading below which days stand on which something was said, or past."""

TOPICS = re.compile(
    r"\b(?:topics?|themes?|areas? of interest|subject areas?|scope|research areas"
    r"|fields of interest"
    r"|themen|themenfelder|themengebiete|schwerpunkte"
    r"|th[èe]mes?|th[ée]matiques?|sujets?|axes"
    r"|temas?|tem[áa]ticas?|áreas? tem[áa]ticas?|tópicos?|líneas|áreas? de inter[ée]s(?:se)?|ejes"
    r"|temi|argomenti|aree|ambiti|tematiche|argomento)\b"
    r"|征稿\s*主\s*题|主\s*题|主題|议题|議題|範囲|范围|トピック|テーマ|対象分野|募集分野|方向",
    _FLAGS,
)
"""A heading or an introduction of topics."""

INTRODUCES_TOPICS = re.compile(
    r"\b(?:not|but not|without being|aren't|non|no|nicht|ne) (?:necessarily )?(?:limited"
    r"|restricted|exclusive\w*"
    r"|exhausti\w*|limit\w*|se limita\w*|beschr[äa]nkt)|\bincluding,? but\b"
    r"|\b(?:following|these|such|some|possible|suggested|relevant|potential|example|any|all"
    r"|many|several|diverse"
    r"|list of|variety of|number of|range of) (?:\w+ ){0,3}?(?:topics?|themes?|areas?"
    r"|subjects?|questions|problems|issues)\b"
    r"|\b(?:topics?|themes?|areas?|subjects?|questions) (?:\w+ ){0,5}?(?:includ\w*|comprise"
    r"|are|cover|of interest|related|may|could|might)\b"
    r"|\b(?:papers?|submissions?|contributions?|work|research|proposals?|talks|abstracts"
    r"|articles|studies) (?:\S+ ){0,6}?"
    r"(?:related to|on topics|in (?:the )?areas?|addressing|on (?:all"
    r"|any) (?:\w+ ){0,2}?(?:topics?|aspects?|areas?)|"
    r"that (?:address|deal|explore))"
    r"|\bsobre\b.{0,30}$|\bzu (?:folgenden|den) themen|\bsui? seguenti (?:temi|argomenti)"
    r"|\bsur les (?:thèmes|sujets)"
    r"|以下|包括但不限于|不限于|含むが|例えば",
    _FLAGS,
)
"""A sentence after which topics stand."""

NO_TOPICS = re.compile(
    r"\b(?:categor(?:y|ies)|types?|tracks?|kinds?|formats?|formatting|guidelines?"
    r"|instructions?|requirements?|criteria|rules"
    r"|must|should|shall|need to|ha(?:s|ve) to|please|provide|contain|contents?"
    r"|following (?:information|items|points|details|links|steps|sections|materials?|rules"
    r"|people|persons|researchers|keynotes?|speakers)"
    r"|evaluat\w*|review(?:ed|ing|ers?)?|judged|organi[sz]ers?|organi[sz]ing|committee"
    r"|chairs?|speakers?|members?|contacts?"
    r"|links?|dates?|deadlines?|submit(?:ted|ting)?|registration|fees?|awards?|prizes?|venue"
    r"|sponsors?|goals?|aims?|objectives?"
    r"|benefits?|how to|why|who|faq|policy|policies|ethics|proceedings|publication|publish\w*"
    r"|attend\w*|upload\w*|template\w*"
    r"|program(?:me)?|schedule|agenda|keynotes?|tutorials?|demos?|submissions? (?:types?"
    r"|process|site|procedure)"
    r"|kategorien|arten|richtlinien|kriterien|komitee"
    r"|catégories|formats|critères|comité|consignes"
    r"|categor[íi]as|tipos?|requisitos?|criterios|crit[ée]rios|comit[ée]|comisi[óo]n"
    r"|formatos?|normas|modalidad(?:es)?|informaci[óo]n|informazioni"
    r"|categorie|tipologi[ae]|tipi|criteri|comitato)\b|提交|委員|委员|格式|类型|投稿方法|形式",
    _FLAGS,
)
"""A heading or an introduction of another list."""

PAST = re.compile(
    r"\b(?:previous|past|earlier|former|last year'?s?|prior|(?:was|were) (?:first )?(?:held"
    r"|organi[sz]ed)|took place|founded|since"
    r"|established|history|collocated in|first edition|precedent\w*|vorherige\w*|frühere\w*"
    r"|fand|pr[ée]c[ée]dent\w*|anterior\w*"
    r"|passat[ioae])\b",
    _FLAGS,
)
"""A sentence about another edition."""

POSTED = re.compile(
    r"\b(?:(?:last )?(?:updated|modified|changed|edited|revised|reviewed)|posted|published on"
    r"|created|written|accessed|retrieved"
    r"|copyright|version\s*(?::|of\b|from\b|dated\b|\d)|as of|stand:|zuletzt|mis à jour"
    r"|actualizado|aggiornato|©|born|died|visited)\b",
    _FLAGS,
)
"""A day on which somebody wrote, not one that anybody waits for."""

EVENT = re.compile(
    r"\b(?:held|takes? place|taking place|co-?locat\w+|collocat\w+|in conjunction|conference"
    r"|workshop|symposium|meeting|congress"
    r"|seminar|summit|school|congreso|conferencia|simp[óo]sio|konferenz|tagung|conférence"
    r"|colloque|journée|convegno|conferenza"
    r"|terrà|findet|aura lieu|se (?:celebrar|llevar|realizar)á|acontecer\w*|se tiendra)\b|会议"
    r"|大会|開催|举办|举行",
    _FLAGS,
)
"""Words that say that something takes place."""

HELD = re.compile(
    r"\b(?:(?:be|being|is|are) (?:held|hosted|organi[sz]ed|co-?located)|held|takes? place"
    r"|taking place|will run|terrà|terranno"
    r"|findet|finden|aura lieu|auront lieu|se (?:celebrar|llevar|realizar|desarrollar)[áa]n?"
    r"|tendrá lugar|acontecer\w*"
    r"|será realizad\w+|ocorrer\w*|se tiendra)\b|開催|举行|举办|召开",
    _FLAGS,
)
"""Verbs of an event."""

MOVED = re.compile(
    r"\b(?:extend\w*|extension|postpone\w*|prolong\w*|moved?|shifted|rescheduled|changed"
    r"|delayed|verl[äa]nger\w*|verschoben"
    r"|report[ée]\w*|prorrog\w*|ampliad[oa]|ampliaci[óo]n|prorogat[oa]|prolungat[oa]"
    r"|estend\w*|estendid[oa])\b|延期|延长|延長",
    _FLAGS,
)
"""Words that say that a date was moved."""

CALLS = re.compile(
    r"^\W*(?:call(?: for)? (?:papers?|submissions?|contributions?|participation|proposals?"
    r"|abstracts?|posters?|talks|workshops?)?"
    r"|cfp|submissions?|important dates|key dates|dates|home|welcome|index|about"
    r"|convocatoria.*|chamada.*|appel.*"
    r"|(?:final |first |second |last )*call.*papers?|call|papers?)\W*$",
    _FLAGS,
)
"""A title that says what a page is for and not whose it is."""
