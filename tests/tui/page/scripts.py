"""Text in which a character is not a cell: what breaks the layout of programs that think it is."""

from __future__ import annotations

from hypothesis import strategies as st

from nutgraf.model.article import BlockKind
from nutgraf.text.canonical import canonical, is_visible

FAMILY = "👩\u200d👩\u200d👧\u200d👦"
WHOLE = (
    *(FAMILY, "👩🏽\u200d🚒", "🏳\ufe0f\u200d🌈", "👍🏿", "🇰🇿", "🇺🇦", "❤\ufe0f\u200d🔥", "☎\ufe0e"),
    *("1\ufe0f\u20e3", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"),
    *("e\u0301\u0302", "Z\u0336\u0335\u0334", "中", "語", "한", "ᄒ\u1161\u11ab", "か\u3099"),
    *("क्ष", "हि", "न्दी", "ক্ষা", "กี่", "น้ำ", "שָׁ", "مُّ", "த்", "மி"),
)
"""Each is drawn in one place: it is never cut."""
_WORDS = (
    *("rescue", "’tis", "12,400", "co-op", "said—and", "中文の語。", "（東京）", "데비안", "｡ﾊﾛｰ"),
    *("हिन्दी", "नमस्ते।", "ภาษาไทย", "ที่นี่น้ำ", "ខ្មែរ", "မြန်မာ", "தமிழ்"),
    *(
        "שלום",
        "בְּרֵאשִׁית",
        "قال",
        "مُحَمَّد،",
        "می\u200cخواهم",
        "ه\u200d",
        "\u200fقال\u200e",
        "U.S.\u061c",
    ),
    *(
        "x\u200by",
        "\u200c",
        "\ufe0f",
        "\u200d",
        "\u0301",
        "🏽",
        "🇫",
        "https://a.example/ب?q=中&r=é",
    ),
)
word = st.lists(st.sampled_from(WHOLE) | st.sampled_from(_WORDS), min_size=1, max_size=4).map(
    "".join
)
line = st.lists(word, min_size=1, max_size=14).map(" ".join)
text = (
    st.lists(line, min_size=1, max_size=4)
    .map(lambda lines: canonical([(BlockKind.PARAGRAPH, each, None) for each in lines])[0])
    .filter(is_visible)
)
"""Canonical texts of a few paragraphs, each with several scripts."""
