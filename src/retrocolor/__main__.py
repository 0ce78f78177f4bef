"""`python -m retrocolor`."""

from retrocolor.cli.main import main

if __name__ == "__main__":
    main()
