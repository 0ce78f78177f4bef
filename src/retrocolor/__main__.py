"""`python -m retrocolor`."""

from retrocolor.cli import main

if __name__ == "__main__":
    main()
