"""English."""

from sphinx_cfp.vocabulary.language import Vocabulary

VOCABULARY = Vocabulary(
    code="en",
    name="English",
    capitals=True,
    month_first=True,
    months=(
        "january|jan, february|feb, march|mar, april|apr, may, june|jun, july|jul, august|aug,"
        " september|sept|sep, october|oct, november|nov, december|dec"
    ),
    weekdays=(
        "monday|mon, tuesday|tue|tues, wednesday|wed|weds, thursday|thu|thur|thurs, friday|fri,"
        " saturday|sat, sunday|sun"
    ),
    dates={
        "lead": "on or before, not after, by, until, till, on, due, due by, due on, no later"
        " than, not later than, up to, at, extended to, extended until, extended till, now,"
        " new, the",
        "before": "before, prior to",
        "from": "from, between, starting, starting from",
        "to": "to, through, thru, until, till",
        "and": "and",
        "or": "or",
        "filler": "of, the, on",
        "at": "at, by, until, on, end",
        "next": "next",
        "ordinal": "st, nd, rd, th",
        "am": "am, a m",
        "pm": "pm, p m",
        "clock": "o clock",
        "hours": "h, hr, hrs, hours",
        "minutes": "min",
        "noon": "noon, midday",
        "midnight": "midnight, mid night",
        "day end": "eod, end of day, end of the day",
        "anywhere": "aoe, anywhere on earth, anywhere on the earth, anywhere in the world,"
        " anywhere in world, anywhere on the planet",
        "zone word": "time, timezone, time zone, times",
        "local": "local time, local",
        "vague": "approx, late, mid, middle of, early, end, end of, the end of, beginning,"
        " beginning of, start of, first half of, second half of, first week of, second week"
        " of, third week of, fourth week of, last week of, week of, the week of, around,"
        " approximately, circa, ca, about, early to mid, mid to late, sometime in",
        "season": "spring, summer, autumn, fall, winter",
        "tba": "tba, tbd, tbc, to be announced, to be determined, to be decided, to be confirmed,"
        " to be defined, to be fixed, coming soon, soon",
        "rolling": "rolling, rolling basis, ongoing, continuous, continuously, at any time, any"
        " time",
    },
    statuses={
        "extended": "extended, extension, prolonged, extending",
        "firm": "firm, hard, strict",
        "tentative": "tbc, tbd, tba, tentative, tentatively, provisional, preliminary, to be"
        " confirmed",
        "estimated": "estimated, estimate, expected, approximate, approximately",
        "cancelled": "cancelled, canceled",
        "moved": "moved, postponed, rescheduled, changed, delayed, shifted",
        "not": "no, not, never, without, won t, cannot, unless, if",
        "remark": "new, newly, deadline, deadlines, date, dates, updated, now, final, version,"
        " once, twice, again",
    },
    concepts={
        "deadline": "deadline, deadlines, due, cutoff, cut off, until, by",
        "submit": "submission, submissions, submission form, submission system, submission"
        " portal, submission site, submission page, submission server, submission window,"
        " submit, submitting, submitted, upload, uploading, uploads, entries, application,"
        " applications, apply",
        "paper": "paper, papers, manuscript, manuscripts, article, articles, chapter, chapters,"
        " full text, essay, essays, contribution, contributions",
        "abstract": "abstract, abstracts, summaries, summary, abstract registration, paper"
        " registration, title registration, registration of abstracts, registration of"
        " papers, registration of titles",
        "proposal": "proposal, proposals, call for proposals, proposers",
        "entry": "poster, posters, demo, demos, demonstration, demonstrations, talk, talks,"
        " tutorial, tutorials, solver, solvers, doctoral consortium",
        "call": "call for papers, call for submissions, call for participation, call for"
        " contributions, cfp, cfps",
        "notify": "notification, notifications, notify, notified, decision, decisions,"
        " acceptance, acceptances, accept reject, outcome, outcomes, feedback, inform,"
        " informed, announcement of accepted papers, accepted papers announced, announcement"
        " of results, results announced, announcement of decisions, notification of"
        " acceptance, review results, results of review, results of reviews",
        "early reject": "early rejection, early rejections, early reject, early rejects, desk"
        " rejection, desk rejections, desk reject, desk rejects, early notification, early"
        " notifications, early decision, early decisions, first round notification",
        "camera ready": "camera ready, camera readies, cameraready, camera copy, crc, print"
        " ready, final camera ready, presentation ready",
        "final": "final",
        "version": "version, versions, copy, copies, draft, file, files",
        "rebuttal": "rebuttal, rebuttals, author response, author responses, authors response,"
        " response to reviews, response to reviewers, author feedback, author discussion,"
        " author reviewer discussion, discussion, response period",
        "review": "review, reviews, reviewing, peer review, meta review, meta reviews",
        "reviewing": "reviews due, review due, review deadline, review submission, submission of"
        " reviews, reviews deadline, reviewing deadline, bidding, paper bidding, review"
        " assignment, reviewer assignment, paper assignment",
        "release": "release, released, releases, available, sent, out, posted",
        "start": "open, opens, opened, opening, begin, begins, beginning, start, starts, starting",
        "end": "close, closes, closed, closing, end, ends, ending",
        "register": "registration, registrations, register, registering, ticket, tickets",
        "early": "early, early bird, earlybird, discounted",
        "title": "title, titles",
        "grant": "grant, grants, scholarship, scholarships, travel award, travel awards, travel"
        " support, financial aid, financial support, student support, bursary, bursaries,"
        " stipend, stipends, subsidy",
        "visa": "visa, visas, invitation letter, invitation letters, visa letter",
        "program": "program, programme, programs, list of accepted papers, accepted papers"
        " online, accepted papers list, agenda, timetable, schedule",
        "announce": "announcement, announcements, announced, announce, winners, awards",
        "event": "workshop|conference day|days, workshops, event, takes|take place, held,"
        " summer|winter school",
        "host": "main conference, host conference, parent conference, co located, colocated, in"
        " conjunction with, collocated",
        "revise": "revision, revisions, revised, resubmission, resubmissions, resubmit, revise",
        "commit": "commitment, commit, commitments",
        "mentor": "mentoring, mentorship, mentor, mentors, mentee, mentees, shepherding",
        "data": "data, dataset, datasets, training data, test data, benchmark data",
        "artifact": "artifact, artifacts, artefact, artefacts, artifact evaluation,"
        " reproducibility",
        "supplement": "supplementary, supplementary material, supplementary materials,"
        " supplemental, supplemental material, supplement, supplements, appendix, appendices",
        "present": "presentation, presentations, slides, video, videos, recording, recordings,"
        " prerecorded, recorded",
        "publish": "publication, published, publish, proceedings, online proceedings",
        "site": "website, web site, webpage, site, homepage, guidelines, guideline, instructions,"
        " template, templates, maintenance, letter of intent, letters of intent, intent to"
        " submit, notice of intent, expression of interest, expressions of interest",
        "period": "period, phase, window, weeks, week",
        "round": "round, rounds, cycle, cycles, first, second, third, fourth, spring, summer,"
        " autumn, fall, winter, early, late, initial, next",
        "thing": "evaluation",
        "generic": "at, by, from, via, is, are, be, will, as, date, dates, day, days, time,"
        " author, authors, final, full, regular, accepted, receipt, please, complete, our,"
        " your, all, this, that, important, last, latest, first day, material, materials,"
        " new, until, due, official, reject, rejection, rejections, status, completed, made,"
        " returned, receive, received, must, should, can, being, its, it, technical, two,"
        " three, expected, planned, s, run, runs, process, into, not, no, later, than, begin",
    },
    prose={
        "article": "the",
        "indefinite": "a, an",
        "preposition": "of, for, to, in, on, with",
        "on": "on, for, of, in",
        "be": "is, are, has, have, remains, remain, will remain",
        "all": "all, both, any, every, each",
        "past": "was, were, had, did, took place, last year, last year s, last time, previous,"
        " previously, past, earlier editions, formerly, history, back in, ago, founded",
        "perfect": "has been, have been",
        "old": "from, was, were, originally, initially, previously, formerly, previous, old,"
        " original, instead of, rather than, not",
        "other": "previous, last, past, earlier, former, next, future, since the, after the,"
        " following the, until the, other, inaugural",
        "like": "similar to, like, unlike, as in, as at, since, from, compared to, compared with,"
        " in contrast to, see, see also, after, winners of, authors of, success of, successes"
        " of, build on, builds on, building on, footsteps of, tradition of, continue,"
        " continues, continuing",
        "until": "by, until, till, before, no later than, not later than, at the latest on, due,"
        " due on, due by, deadline, deadline is, deadline on, on or before, ends, ends on,"
        " closes, closes on, up to",
        "falls": "is",
        "if": "if, who, whose, unless, in case, submitted before, received before, cancellation,"
        " cancellations, cancel, cancelled, refund, refunds, refunded, recommend,"
        " recommended, suggest, suggested, approximately",
        "aside": "track, tracks, special, industry, industrial, student, students, doctoral, phd,"
        " late breaking, short, tiny, journal, book, extended version, extended versions,"
        " second round, next round, hackathon, competition, challenge, shared task, award,"
        " awards, hotel, room, rooms, volunteer, volunteers, discount, discounted, reduced,"
        " fee, fees, rate, panel, panels, webinar, question, questions, reviewer, reviewers,"
        " poster, posters, demo, demos, demonstration, demonstrations, talk, talks, tutorial,"
        " tutorials, workshop proposal, workshop proposals, artifact, artifacts, artefact,"
        " artefacts, survey, code, newsletter",
        "full": "full, long, regular",
        "part": "day|days, session|sessions, round|rounds, cycle|cycles, track|tracks",
        "decided": "we decide, we will decide, we shall decide, committee decides, committee will"
        " decide, chairs decide, chairs will decide, we tell authors, we tell you, we will"
        " tell authors, we will tell you, let authors know, let you know, hear from us, hear"
        " back from us, authors hear, authors will hear, you will hear, authors will know",
        "sent": "hand|handed in",
        "elsewhere": "references, bibliography, publications, literature, past, previous,"
        " earlier, former, history, archive, archives, related events, related workshops,"
        " other events",
        "people": "organizers, organisers, organizing committee, organising committee,"
        " organization, organisation, committee, committees, speakers, speaker, keynotes,"
        " keynote, chairs, people, sponsors",
        "news": "news, updates, announcements, latest, changelog, what s new, update, change log,"
        " blog",
        "conference": "conference, congress",
        "workshop": "workshop, symposium, colloquium, meeting, summit, miniconf",
        "gathering": "seminar, school, forum, hackathon, unconference, festival",
        "held": "held, hosted, be| being| is| are hosted| organized| organised| co-located|"
        " colocated, takes| take| taking place, will run",
        "dates": "dates, deadline| deadlines, time line| lines, timeline| timelines, timetable,"
        " calendar, milestone| milestones, due date, important| key| relevant| main|"
        " significant| submission| conference| workshop| symposium date| dates",
        "important": "important, key, relevant, main, significant, suggested",
        "ours": "our, this is the, this year s, the, welcome to the",
        "edition": "edition, iteration, installment, instalment, instance, incarnation, occurrence",
        "ordinals": "first, second, third, fourth, fifth, sixth, seventh, eighth, ninth, tenth,"
        " eleventh, twelfth, thirteenth, fourteenth, fifteenth, sixteenth, seventeenth,"
        " eighteenth, nineteenth, twentieth",
        "subject": "submissions, submission, the submission site, the submission system, the"
        " submission portal, the call, call for papers, the call for papers, paper"
        " submission, abstract submission, registration, registrations, openreview,"
        " easychair, cmt, hotcrp",
        "when": "when, whenever, once, after, before, until, while, if, as soon as, as long as,"
        " whether, where",
        "open": "open, opened, being accepted",
        "closed": "closed, over",
        "now": "now, currently, already, officially",
        "open phrase": "is now open for submissions, is open for submissions, now open for"
        " submissions, we are now accepting submissions, we are accepting submissions, now"
        " accepting submissions",
        "closed phrase": "we are no longer accepting submissions, submissions are no longer"
        " accepted",
        "placeholder": "lorem ipsum, link coming soon, link tba, link to be added, insert link,"
        " insert text, to be filled in, file| page| image| include| key| variable| template|"
        " citation| reference not found",
        "abbreviation": "dr, prof, mr, mrs, ms, st, no, vs, etc, approx, e.g, i.e, cf, vol, pp,"
        " fig, proc, resp, incl, ca, al, inc, a.m, p.m",
    },
    pages={
        "opening": "but, then, the",
        "closing": "by, until, till, on, at, is, are, from, before, the, of, in, to, will be",
        "renewed": "now, new, updated",
        "clause": "but, while, whereas",
        "sentence": "will, is, are, was, were, be, must, should, may, can, has, have, we, our,"
        " you, your, please, submit, invite|invites, welcome|welcomes, solicit|solicits",
        "relative": "that, which, will, and will, organized|organised, hosted",
        "where": "in, at",
        "place": "place, location, venue, المكان",
        "part of": "co-located|colocated|collocated with|at, in conjunction with, as part of, as"
        " a part of, is part of, affiliated with|to, satellite event|workshop of",
        "venue": "at",
        "beside": "at, with, during, part of, follow*, before, after, alongside",
        "satellite": "workshop|workshops, satellite event, special session, shared task,"
        " competition|competitions, doctoral, student, industry|industrial",
        "call title": "call, call for, call| call-for paper| papers| submission| submissions|"
        " contribution| contributions| participation| proposal| proposals| abstract|"
        " abstracts| poster| posters| talks| workshop| workshops, cfp, call … papers| paper,"
        " final| first| second| last call … papers| paper",
        "call for": "call for",
        "call file": "*call*, *cfp*, *papers*, *dates*, *submi*, *deadline*",
        "front page": "home, welcome, index, about, readme",
        "notice": "submission|submissions, reminder, suggested, update|updates, about, welcome",
        "section": "committee| committees, date, organizer| organizers| organiser| organisers,"
        " organizing| organising, registration, track chair| chairs, sponsor| sponsors, venue",
        "instructions": "instruction|instructions, guideline|guidelines",
        "topics": "topic|topics, theme|themes, area|areas of interest, subject area|areas, scope,"
        " research areas, fields of interest",
        "introduction": "not|non limited|restricted|exclusive*|exhausti*, not necessarily"
        " limited|restricted|exclusive*|exhausti*, without being"
        " limited|restricted|exhausti*, aren’t limited|restricted, including but, that"
        " address|deal|explore",
        "pointing": "following, these, such, some, possible, suggested, relevant, potential,"
        " example, any, all, many, several, diverse, list|variety|number|range of",
        "matter": "topic|topics, theme|themes, area|areas, subject|subjects, question|questions,"
        " problems, issues",
        "including": "includ*, comprise, are, cover, of interest, related, may, could, might",
        "research": "paper|papers, submission|submissions, contribution|contributions, work,"
        " research, proposal|proposals, talks, abstracts, articles, studies",
        "about": "related to, on topics, in area|areas, in the area|areas, addressing, on all|any"
        " … topic|topics|aspect|aspects|area|areas",
        "other list": "category| categories, type| types, track| tracks, kind| kinds, format|"
        " formats| formatting, requirement| requirements, criteria, rules, must, should,"
        " shall, need to, has| have to, please, provide, contain, content| contents,"
        " following information| items| points| details| links| steps| sections| material|"
        " materials| people| persons| researchers, evaluat*, review| reviewed| reviewing|"
        " reviewer| reviewers, judged, chair| chairs, speaker| speakers, member| members,"
        " contact| contacts, link| links, submit| submitted| submitting, fee| fees, award|"
        " awards, prize| prizes, goal| goals, aim| aims, objective| objectives, benefit|"
        " benefits, how to, why, who, faq, policy| policies, ethics, proceedings,"
        " publication, publish*, attend*, upload*, template*, program| programme, schedule,"
        " agenda, keynote| keynotes, tutorial| tutorials, demo| demos, submission|"
        " submissions type| types| process| site| procedure",
        "former": "previous, past, earlier, former, last year|years, last year’s, prior, was|were"
        " held|organized|organised, was|were first held|organized|organised, took place,"
        " founded, since, established, history, collocated in, first edition",
        "posted": "updated, modified, changed, edited, revised, reviewed, posted, published on,"
        " created, written, accessed, retrieved, copyright, version of|from|dated, as of,"
        " born, died, visited",
        "dated": "version",
        "throughout": "these, those, above, below, following, unless, end, close, expire, in",
        "template": "*template*, style file*|sheet*, *stylefile*, *stylesheet*, *author-kit*,"
        " *authorkit*, *latex*",
        "style": "style|styles, formatting",
        "submitting": "submi*, upload*, hand in",
        "contact": "contact*, question*, enquir*, inquir*, reach*, email*, e-mail*, write to,"
        " organiz*|organis*, consult*, info*",
        "double blind": "double blind*|anonymous*|anonymiz*|anonymis*, doubleblind*",
        "single blind": "single blind*|anonymous*|anonymiz*|anonymis*, singleblind*",
        "not found": "page|file|document|resource not found, page|file|document|resource is|was"
        " missing|gone, page|file|document|resource missing|gone, page|file|document|resource"
        " … does-not|doesn’t exist, page|file|document|resource …"
        " could-not|cannot|can-not|can’t be found, page|file|document|resource is|was not"
        " found",
        "lost": "not found",
        "reply": "re, fw|fwd",
    },
    none="vague after, year mark, month mark, day mark, holiday, foreign",
    zones={
        "Asia/Shanghai": "beijing time",
        "Europe/London": "uk time",
        "Europe/Berlin": "central european time, central european summer time",
    },
)
