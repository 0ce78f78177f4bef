"""Stills: a photo with all that must survive the trip."""

from retrocolor.photo.formats import is_photo_name, output_suffix
from retrocolor.photo.mark import Mark
from retrocolor.photo.page import Metadata, Page, Photo
from retrocolor.photo.read import read
from retrocolor.photo.write import write

__all__ = ["Mark", "Metadata", "Page", "Photo", "is_photo_name", "output_suffix", "read", "write"]
