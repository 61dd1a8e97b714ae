"""What is left in a text by those who wrote it, or by the program it was written in."""

import re
from functools import lru_cache
from typing import NamedTuple

from rules.model.release import KEEPS_A_PLACE

NOTE = "a note to a colleague"
OPEN = "a mark for something still to be done"
OTHER = "a placeholder of another system"
MARKDOWN = "a mark of Markdown"
WEB = "a mark of a web page"
WORD = "a mark of Word"
FIXES = {
    NOTE: "settle it, and take the note out; what a colleague must know goes into a # comment",
    OPEN: "write what belongs here, or take the text out until it is known",
    OTHER: "write the words that belong here",
    MARKDOWN: "take the marks out; here they are shown as they are",
    WEB: "take the marks out; here they are shown as they are",
    WORD: "take it out; it came along when the text was copied",
}
NAME = r"(?!NHS|GP|A&E|NICE|Tommy|Sands)[A-Z][a-z]+(?: [A-Z][a-z]+)?"
# First names that are no other word: "Grace, ..." or "May, ..." could be meant for who reads.
CALLED = (
    "Jane|Janet|Sarah|Emma|Laura|Claire|Clare|Helen|Julie|Susan|Karen|Linda|Rachel|Rebecca|Nicola"
    "|Jennifer|Jessica|Priya|Aisha|Fatima|Anna|Anne|Kate|Katie|Lucy|Sophie|Hannah|Amy|Louise|Michelle"
    "|Fiona|Alison|Amanda|Catherine|Elizabeth|Mary|Margaret|Tom|Thomas|James|John|David|Michael"
    "|Andrew|Paul|Peter|Richard|Robert|Simon|Steve|Stephen|Daniel|Matthew|Ahmed|Mohammed|Sam|Chris|Alex"
)
AFTER_A_NAME = r"\b(?= (?:if|whether|about|before|first|on|for|to|what|is|has)\b|[.,?!:;)]|$)"
PATTERNS: dict[str, tuple[str, ...]] = {
    OPEN: (
        rf"\b(?:{KEEPS_A_PLACE}|TO DO|DRAFT)\b",
        r"\b[Tt]o be (?:confirmed|decided|written|agreed|added|done)\b(?=\s*(?:$|[)\]]))",
        r"(?:^|(?<=[\[(]))[Tt]o be checked\b",  # "if you go in to be checked" is no note
        r"\b(?:[Ll]orem ipsum|dolor sit amet)\b",
        r"\b[Ii]nsert (?:text|name|number|link|date)\b|\bName and role\b",
        r"\b[Dd]raft v?\d|\bv\d+(?:\.\d+)?\b|#(?:N/A|REF!|NAME\?|VALUE!)",
        r"\?\?+|!!+|\.{4,}|\bxx+\b|\[(?:\?|\.{2,}|…| )?\]",
    ),
    NOTE: (
        r"\[[^\[\]()]{0,60}\](?!\()",
        r"\b(?:NB|N\.B\.|NOTE|Note to|Note for|Query:|Comment:|Reviewer:|Editor:)(?= )",
        rf"\b(?:[Aa]sk|[Cc]heck with|[Cc]onfirm with|[Aa]gree with|[Rr]un past|FAO|cc) {NAME}"
        rf"{AFTER_A_NAME}",
        r"\b(?:[Oo]ld|[Nn]ew|[Pp]revious|[Oo]riginal) (?:text|wording|version)\b ?:",
        r"(?i:\b(?:old|new|previous|earlier|original|agreed) wording\b|\bgo-live\b)",
        r"(?i:\b(?:slide|page|para|paragraph|appendix|annex) \d+(?!\w| of \{)|\bas per\b)",
        r"(?i:\be-?mail (?:of|from) )(?:\d|[A-Z])",
        r"(?i:\b(?:suggested|requested|asked for) by )[A-Z]",
        r"\bI think\b(?= we)|\bshould we\b|\bplease (?:check|review|reword|confirm)\b",
        r"\bPlease (?:check (?!it\b)|(?:review|reword|confirm|proof-?read|amend)\b)",
        r"\b[Pp]lease read (?:this|and|through|before (?:we|it)\b)",
        r"(?<![\w.])@[A-Za-z]\w+",
        rf"\({NAME}(?:['\u2019]s)? ?(?:to |: )[^()]*\)",
        rf"\((?:see|per|from|by) {NAME}(?:['\u2019]s)[^()]*\)",
        r"\((?:ask|check|confirm|verify|tbc)\b[^()]*\)",
        rf"(?:^|(?<=[.!?] ))(?:{CALLED}), ",
        r"(?<!:)//|(?i:\bsee (?:comments?|notes?|e-?mail)\b)",
    ),
    OTHER: (
        r"\$\{[^}]*\}|\{\{[^}]*\}\}|\{%[^%]*%\}|<%[^%]*%>|\[\[[^\]]*\]\]|«[^»]*»",
        r"\\u[0-9a-fA-F]{4}|\\[ntr]\b|\$[A-Z]{3,}\b",
        r"%\(?[sd]\b|%\(\w+\)s|\$[A-Z_]{3,}\b|##\w+##|%[A-Z_]{3,}%",
    ),
    WEB: (
        r"</?[A-Za-z][\w-]*(?: [^<>]*)?/?>",
        r"&(?:nbsp|amp|lt|gt|quot|rsquo|lsquo|mdash|ndash|#\d+);",
    ),
    MARKDOWN: (
        r"\*\*[^*]*\*\*|__[^_]+__|(?<!\w)\*[^*\s][^*]*\*(?!\w)|(?<!\w)_[^_\s][^_]*_(?!\w)",
        r"`[^`]*`|\[[^\[\]]+\]\([^()]*\)|^#{1,6} |^> |^[-*] |~~[^~]*~~",
    ),
    WORD: (
        r"Error! (?:Reference|Bookmark)[^.]*\.?|\bHYPERLINK\b|_Toc\d+|\bMERGEFIELD\b",
        r"Commented \[[^\]]*\]|\bDeleted:|\bFormatted:|[¶\uf0b7\u00a4]",
    ),
}
KINDS = tuple(PATTERNS)
PATTERN = re.compile(
    "|".join(f"(?P<k{i}>{'|'.join(PATTERNS[kind])})" for i, kind in enumerate(KINDS))
)
# Most texts have none of these signs or words, and are done with. Each is looked for by how it
# begins: Python passes over the other letters of a text at once when every part of a pattern begins
# with a sign of its own, or all of it with one class of signs.
MAY = re.compile(
    "|".join(map(re.escape, "[]<>@$%`*#«¶~\uf0b7\u00a4\\"))
    + r"|\{\{|__|_(?<!\w_)|_Toc|//|\([A-Zsfpbactv]|&\w+;|&#|\?\?|!!|\.\.\.\.|- "
    r"|TO|TB|FIXME|XXX|WIP|DRAFT|PLACEH|TK|NB|N\.B|NOTE|Note |Query|Comment|Reviewer|Editor|FAO"
    r"|I think|Name and|Error!|HYPER|Deleted|Formatted|MERGE"
)
MAY_BE_NAMED = re.compile(r"[A-Z](?<=(?:sk|th|st|cc) [A-Z])")
MAY_BE_A_VERSION = re.compile(r"\d(?<=v\d)")
MAY_BE_CALLED = re.compile(rf"(?:{CALLED}), ")
# In a text made small: what is told in capitals too.
PAGE = re.compile(r"\d(?<=(?:lide|page|para|raph|ndix|nnex) \d)")
WORDS = (
    *("ee c", "ee n", "ee e", "raft", "xx", "o be c", "o be d", "o be w", "o be a", "ipsum"),
    *("dolor", "nsert ", " text:", " text :", "wording", "version:", "version :", "should we"),
    *("lease ", "o-live", "s per", "mail of ", "mail from ", "ted by ", "ked for by "),
)


class Leftover(NamedTuple):
    """One such thing: what it is, and where it stands in the text."""

    kind: str
    start: int
    end: int


@lru_cache(maxsize=8192)  # several checks look at each text
def leftovers_in(words: str) -> tuple[Leftover, ...]:
    """What is left over in a text, one thing after the other."""
    if not may_have_any(words):
        return ()
    return tuple(
        Leftover(KINDS[int(str(match.lastgroup)[1:])], *match.span())
        for match in PATTERN.finditer(words)
    )


def may_have_any(words: str) -> bool:
    """Whether it is worth looking; most texts have nothing that comes close."""
    if any(may.search(words) for may in (MAY, MAY_BE_CALLED, MAY_BE_NAMED, MAY_BE_A_VERSION)):
        return True
    small = words.casefold()
    return any(map(small.__contains__, WORDS)) or PAGE.search(small) is not None


def without_leftovers(words: str) -> str:
    """The text with spaces in their place: other checks would tell them for something else."""
    for found in leftovers_in(words):
        blank = " " * (found.end - found.start)
        words = words[: found.start] + blank + words[found.end :]
    return words
