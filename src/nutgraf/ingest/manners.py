"""When a feed's server may be asked again, and what it is asked with: the manners of a good feed reader.

After Rachel Kroll's requirements for feed readers (rachelbythebay.com/fs/help.html) and RFC 9110 and 9111.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ACCEPT = (
    "application/atom+xml,application/rss+xml,application/feed+json,"
    "application/xml;q=0.9,text/xml;q=0.9,text/html;q=0.5,*/*;q=0.1"
)
HOUR = timedelta(hours=1)
"""The shortest time between two questions to a server that can say that nothing has changed."""
DAY = timedelta(days=1)
"""The same to one that cannot, and must send everything each time."""
LONGEST = timedelta(days=31)
"""However long a server or its errors would have us wait."""
PERMANENT = 3
"""How often in a row a feed must have moved to the same place before we believe it: hotels' networks lie."""

_MAX_AGE = re.compile(r"\bmax-age\s*=\s*\"?(\d{1,10})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server called the version that we have, byte for byte; sent back, it may answer *unchanged*."""

    etag: str = ""
    modified: str = ""

    @property
    def headers(self) -> dict[str, str]:
        """As they are sent back."""
        pairs = (("If-None-Match", self.etag), ("If-Modified-Since", self.modified))
        return {"Accept": ACCEPT} | {name: value for name, value in pairs if value}


def validators_in(headers: Mapping[str, str]) -> Validators:
    """What the answer's headers call it."""
    return Validators(headers.get("etag", ""), headers.get("last-modified", ""))


def due_after_answer(now: datetime, headers: Mapping[str, str], validators: Validators) -> datetime:
    """When to ask again after an answer: what is asked of us, or what the server asks for, if that is later."""
    shortest = HOUR if validators != Validators() else DAY
    return now + min(max(shortest, _lifetime(now, headers)), LONGEST)


def due_after_failure(now: datetime, failures: int, retry_after: str) -> datetime:
    """When to ask again after the `failures`-th failure in a row: an hour, two, four … or what the server says."""
    backing_off: timedelta = HOUR * 2 ** min(max(failures, 1) - 1, 10)
    return now + min(max(backing_off, _wait(now, retry_after)), LONGEST)


def _lifetime(now: datetime, headers: Mapping[str, str]) -> timedelta:
    """How long the answer says that it is fresh."""
    if found := _MAX_AGE.search(headers.get("cache-control", "")):
        return timedelta(seconds=int(found[1])) if int(found[1]) < 10**9 else LONGEST
    expires = _moment(headers.get("expires", ""))
    return timedelta(0) if expires is None else expires - (_moment(headers.get("date", "")) or now)


def _wait(now: datetime, retry_after: str) -> timedelta:
    """`Retry-After`: seconds, or a date."""
    value = retry_after.strip()
    if value.isascii() and value.isdecimal():
        return timedelta(seconds=int(value)) if len(value) < 10 else LONGEST
    moment = _moment(value)
    return timedelta(0) if moment is None else moment - now


def _moment(text: str) -> datetime | None:
    """An HTTP date."""
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
