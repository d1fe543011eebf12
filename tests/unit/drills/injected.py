"""A script with everything a control plays, for the tests to spoil in one place at a time."""

from __future__ import annotations

INJECTED = """\
format: 1
title: Vand ved Hejlsminde
seed: 7
operation: {name: Øvelse Hejlsminde}
purpose: Øve den første time.
start: Det har blæst fra øst i to døgn. Kl. er 8.
goals:
  - {id: varsling, text: Borgerne er varslet i tide, measure: Ventebesked inden T+40}
cast:
  - {role: formand, seat: formand}
  - {role: kolding, seat: kolding}
  - {role: dmi, cell: answering}
  - {role: borger, cell: citizens}
injects:
  - id: varsel
    from: dmi
    to: [formand, kolding]
    at: 0m
    channel: mail
    text: Vandet stiger til 1,90 m.
    attachment: prognose kl 8.pdf
    expects:
      reaction: Formanden afgør niveauet
      doctrine: NBB 3.2
      within: 20m
      goal: varsling
      criterion:
        P: Afgjort inden 20 minutter
        S: Afgjort inden 30 minutter
        U: Ikke afgjort
  - id: dige
    from: kolding
    at: 10m
    command: RecordEntry
    fields: {text: Diget ved Hejlsminde er blødt., occurred_at: -5m}
  - id: opkald
    from: borger
    to: [kolding]
    at: 15m
    one_of: ["Må jeg køre hjem?", "Hvor er der sandsække?"]
    repeat: {every: 5m, times: 3}
    chance: 0.5
  - {id: aviser, from: borger, to: [formand], after: 5m, text: Hvorfor siger I ingenting}
  - {id: tak, from: borger, to: [formand], text: Tak for beskeden.}
  - {id: joker, from: dmi, to: [formand], held: true, text: Prognosen er hævet.}
branches:
  - id: varslet
    if: {deed: warned}
    at: 40m
    then: [tak]
    else: [aviser]
triggers:
  - id: hoejere
    when: {deed: level, by: formand}
    then: [tak]
"""


def spoiled(old: str, new: str) -> str:
    """The script with one thing put in place of another."""
    assert INJECTED.count(old) == 1, old
    return INJECTED.replace(old, new)
