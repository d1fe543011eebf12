"""How a statement leaves the house: press room, webhook, mail, and an exercise's sinks."""
