"""Drills: a script of commands, never of events, so it cannot reach what reality could not."""
