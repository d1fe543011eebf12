"""What a board does while its parts die: real processes, writers with logs of their own, a nemesis
drawn from a seed, and a checker that sees nothing but those logs and the journal."""
