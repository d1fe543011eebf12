"""`python -m crisis.cli` is the same as `crisis`."""

from crisis.cli import main

if __name__ == "__main__":
    main()
