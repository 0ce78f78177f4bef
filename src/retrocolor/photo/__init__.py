"""Stills: a photo with all that must survive the trip."""
