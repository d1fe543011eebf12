"""A solver beside the greedy rule: it looks at all requests at once, and no longer than it may.

It proposes as the rule does and is measured by the same criteria; whoever decides sees both.
"""

from crisis.solving.asking import SECONDS, solve

__all__ = ["SECONDS", "solve"]
