"""The doorbell: sockets say that an entry exists, never what it says. They take no commands."""
