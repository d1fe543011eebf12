"""A citizen's number is known when somebody writes it, and little else is taken for one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crisis.terms.persons import has_cpr


@pytest.mark.parametrize(
    "text",
    [
        *("010190-1234", "0101901234", "010190 1234", "010190\u20111234", "010190 - 1234"),
        *("010190/1234", "010190\n1234", "010190 -- 1234", "010190\u20091234", "010190\uff0d1234"),
        *("01 01 90 1234", "01.01.90-1234", "01-01-90-1234", "0101\u200b90-1234"),
        *("0101\u206690-1234", "0101\u034f90-1234", "\uff10\uff11\uff10\uff11\uff19\uff10-1234"),
        *("cpr.010190-1234.", "CPR010190-1234", "CPR-010190-1234", "CPR:0101901234"),
        *("010190-1234m", "010190-1234-M", "1,010190-1234,Jens", "1.010190-1234"),
        *("Borger (010190-1234), Kolding", "-010190-1234", "290200-1234", "610190-1234"),
        *("Anna, tlf. 20304050, 0101901234", "CPR0101901234", "cpr=0101901234", "CPR/0101901234"),
        *("01-01-1990-1234", "01.01.1990-1234", "01011990-1234", "010190.1234", "010190_1234"),
        *("010190+1234", "01.01.90 1234", "P-nr. 0101901234", "P-nr. 1003388394, 0101901234"),
        *("010190:1234", "010190,1234", "010190;1234", "010190*1234", "010190·1234"),
        *("010190(1234)", "010190 (1234)", "010190|1234", "010190~1234", "010190\u20431234"),
        *(
            "0\u20e31\u20e30\ufe0f\u20e3190-1234",
            "\u0660\u0661\u0660\u0661\u0669\u0660-\u0661\u0662\u0663\u0664",
        ),
        *("0101\u316490-1234", "0101\U000e002090-1234", "01\u28000190-1234", "0101\ufff990-1234"),
        *("tlf. 0101901234", "mobil: 0101901234", "Telefon +0101901234", "tel 0701234567"),
        *("P-nr. 010190-1234", "personnr 0101901234", "P-nr. 1003388394, borger 010190-1234"),
    ],
)
def test_a_citizens_number_is_known_however_it_is_written(text: str) -> None:
    assert has_cpr(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "112 ringede 14:32", "tlf. 76 20 10 10", "+45 7620 1010", "kl. 151030 i dag"),
        *("320190-1234", "010090-1234", "011390-1234", "310290-1234", "9.0101901234"),
        *("20101901234", "010190-12345", "EAN 5790000123456", "553421 6173842", "a0101901234b"),
        *("P-nr. 1003388394", "p-nummer: 1003388394", "P nr. 1003388394", "P-enhed 1003388394"),
        *("P-nr. 1003388394, 1012238395 og 1003388396", "NOTAM 2311171400"),
        *("tlf. 20304050", "mobil 20 30 40 50", "tlf. +46 701234567", "+46701234567"),
        *("tlf. +46 70 123 45 67", "tlf. +4520304050", "tlf. 0045 20304050", "FOT 1012239876"),
        *(
            "way/1012239876",
            "?id=1012239876",
            "15/03 12:00",
            "kl. 01:01, 90 biler, 1234 hjem",
        ),
        *(
            "d. 27.11.2026 1500 uden strøm",
            "kl. 151030, 1500 uden strøm",
            "553421.1234",
            "27.11.2026 kl. 15",
        ),
        "3f010190-1234-4aaa-8bbb-0123456789ab",
        "2026-11-27T07:55:26.010190-01:00",
    ],
)
def test_what_is_no_citizens_number_may_be_written(text: str) -> None:
    assert not has_cpr(text)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 9999), st.text(max_size=20))
def test_any_day_somebody_may_be_born_on_is_known(born: date, last: int, around: str) -> None:
    number = f"{born:%d%m%y}-{last:04}"
    assert has_cpr(f"{around} {number} {around}")
