"""Names and formats: which pictures are read, by their first bytes, and which are refused, by their names.

Nothing is ever opened by guessing: a file goes to the one reader its first bytes name, or to none. (Pillow alone
would open a tar with a picture inside, run Ghostscript on EPS, and show the thumbnail of a raw file.)
"""

from pathlib import Path, PurePath

from retrocolor.errors import MediaError, Refused
from retrocolor.files import printable
from retrocolor.photo.animations import SEQUENCES, animation

SUFFIXES = {
    ".jpg": "jpeg", ".jpeg": "jpeg", ".jpe": "jpeg", ".jfif": "jpeg", ".png": "png", ".apng": "png",
    ".tif": "tiff", ".tiff": "tiff", ".webp": "webp", ".bmp": "bmp", ".dib": "bmp", ".gif": "gif",
    ".jp2": "jp2", ".j2k": "jp2", ".jpc": "jp2", ".j2c": "jp2", ".jpx": "jp2", ".jpf": "jp2",
    ".avif": "avif", ".heic": "heif", ".heif": "heif", ".hif": "heif",
    ".jif": "jpeg", ".jfi": "jpeg", ".pjpeg": "jpeg", ".pjp": "jpeg", ".mpo": "jpeg", ".jps": "jpeg",
    ".btf": "tiff", ".tf8": "tiff", ".ptif": "tiff", ".ptiff": "tiff",
    ".pbm": "pnm", ".pgm": "pnm", ".ppm": "pnm", ".pnm": "pnm",
}  # fmt: skip
"""Names that look like a picture we read -> its format."""

RAW_SUFFIXES = frozenset((
    ".3fr", ".ari", ".arw", ".bay", ".cap", ".cr2", ".cr3", ".crw", ".dcr", ".dng", ".eip", ".erf", ".fff", ".gpr",
    ".iiq", ".k25", ".kdc", ".mdc", ".mef", ".mos", ".mrw", ".nef", ".nrw", ".orf", ".pef", ".ptx", ".pxn", ".r3d",
    ".raf", ".raw", ".rw2", ".rwl", ".rwz", ".sr2", ".srf", ".srw", ".x3f",
))  # fmt: skip
"""Camera raws: their only ready picture is a thumbnail, which must never be coloured in their place."""

UNREAD = {
    ".eps": "a vector page (EPS)", ".ps": "a vector page (PostScript)", ".ai": "a vector page", ".svg": "a vector page",
    ".svgz": "a vector page", ".wmf": "a vector page", ".emf": "a vector page", ".pdf": "a PDF",
    ".psd": "a layered Photoshop file", ".psb": "a layered Photoshop file", ".xcf": "a layered GIMP file",
    ".jxl": "JPEG XL", ".jxr": "JPEG XR", ".wdp": "JPEG XR", ".hdp": "JPEG XR", ".jls": "JPEG-LS",
    ".hdr": "floating-point HDR", ".exr": "floating-point HDR",
    ".pfm": "floating-point HDR", ".ico": "an icon", ".cur": "an icon", ".fli": "an animation", ".flc": "an animation",
    ".sgi": "SGI", ".rgb": "SGI", ".bw": "SGI", ".tga": "Targa", ".qoi": "QOI", ".pcx": "PCX", ".pict": "PICT",
    ".ras": "Sun raster", ".dds": "a texture", ".fpx": "FlashPix", ".pcd": "Photo CD", ".djvu": "DjVu",
}  # fmt: skip
"""Pictures that are left alone, and what they are."""

SAME_SUFFIX = frozenset(SUFFIXES) - {".gif", ".apng"}
TRAINING_FORMATS = frozenset(("jpeg", "png", "webp", "bmp", "tiff"))
TRAINING_SUFFIXES = frozenset(suffix for suffix, format in SUFFIXES.items() if format in TRAINING_FORMATS) - {
    ".jpe", ".jfif", ".jif", ".jfi", ".pjpeg", ".pjp", ".mpo", ".jps", ".btf", ".tf8", ".ptif", ".ptiff", ".apng",
    ".dib",  # rare: without them a folder goes on giving the data set it gave
}  # fmt: skip
"""Names of pictures to train on and to measure."""
HDR = {16: "PQ (SMPTE 2084)", 18: "HLG (ARIB STD-B67)"}
"""Transfers of pictures and films that are not coloured, by the numbers of ITU-T H.273."""
TARGETS = {"png": ".png", "jpeg": ".jpg", "tiff": ".tif"}
PAGED = ("tiff", "pnm")
"""Formats that hold several pages."""


def is_photo_suffix(suffix: str) -> bool:
    """Whether a file whose name ends so, in small letters, should be tried (or refused by name) as a photo."""
    return suffix in SUFFIXES or suffix in RAW_SUFFIXES or suffix in UNREAD


def output_suffix(path: PurePath, format: str = "same") -> str:
    """The suffix of the coloured result, from the name alone but for a PBM or PGM.

    "same" keeps the suffix, letter case included, but for what cannot hold the colours: a GIF becomes PNG, a PBM or
    PGM becomes PPM. What is only called so (a JPEG called .pgm) keeps its name, as it keeps its format.
    """
    suffix = path.suffix.lower()
    if format in ("same", SUFFIXES.get(suffix)) and suffix in SAME_SUFFIX:
        return ".ppm" if suffix in (".pbm", ".pgm") and not _is_another_kind(Path(path)) else path.suffix
    return ".png" if format == "same" else TARGETS[format]


def _is_another_kind(path: Path) -> bool:
    """Is it a picture that is no PBM, PGM or PPM, whatever its name says?"""
    try:
        with path.open("rb") as file:
            return sniff(path, file.read(64)) != "pnm"
    except (OSError, MediaError, Refused):
        return False


def output_format(source: str, format: str = "same") -> str:
    """The format a photo is written in: `source` is the format it was read as."""
    if format == "same":
        return "png" if source == "gif" else source
    return format


def refuse_by_name(path: Path) -> None:
    """Raise Refused for raws, vectors and other kinds that must not even be opened."""
    suffix = path.suffix.lower()
    if suffix in RAW_SUFFIXES:
        raise Refused(f"{printable(path)}: a camera raw file is not coloured; develop it to a 16-bit TIFF first.")
    if suffix in UNREAD:
        raise Refused(f"{printable(path)}: {UNREAD[suffix]} is not read; convert it to TIFF or PNG first.")


def sniff(path: Path, head: bytes) -> str:
    """The format of a file from its first 64 bytes.

    Raises Refused for kinds that are left alone and MediaError for what is no picture at all.
    """
    if not head:
        raise MediaError(f"{printable(path)}: the file is empty; restore it from a copy.")
    for magic, format in _MAGIC:
        if head.startswith(magic):
            return format
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _iso_brand(path, head)
    for magic, kind in _REFUSED:
        if head.startswith(magic):
            raise Refused(f"{printable(path)}: {kind} is not read; convert it to TIFF or PNG first.")
    raise MediaError(
        f"{printable(path)}: this is not a picture of a kind that can be read; leave it out with --exclude."
    )


_MAGIC = (
    (b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"),
    (b"II*\0", "tiff"), (b"MM\0*", "tiff"), (b"II+\0", "tiff"), (b"MM\0+", "tiff"),
    (b"BM", "bmp"), (b"GIF8", "gif"), (b"\0\0\0\x0cjP  \r\n\x87\n", "jp2"), (b"\xff\x4f\xff\x51", "jp2"),
    *((b"P%d%c" % (kind, space), "pnm") for kind in range(1, 7) for space in b" \t\r\n#"),
)  # fmt: skip
_REFUSED = (
    (b"%!PS", "a vector page (PostScript)"), (b"\xc5\xd0\xd3\xc6", "a vector page (EPS)"), (b"%PDF", "a PDF"),
    (b"<svg", "a vector page (SVG)"), (b"<?xml", "an XML or SVG file"), (b"8BPS", "a layered Photoshop file"),
    (b"\xff\x0a", "JPEG XL"), (b"II\xbc", "JPEG XR"), (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"#?RADIANCE", "floating-point HDR"), (b"v/1\x01", "floating-point HDR"),
    (b"\0\0\1\0", "an icon"), (b"qoif", "QOI"), (b"\x01\xda", "SGI"),
    (b"FUJIFILM", "a camera raw file"), (b"IIRO", "a camera raw file"), (b"IIU\0", "a camera raw file"),
)  # fmt: skip


def is_still_picture(path: Path) -> bool:
    """Is it a picture that does not move, by its first bytes?"""
    try:
        with path.open("rb") as file:
            sniff(path, file.read(64))
    except (OSError, MediaError):
        return False
    return not animation(path)


def _iso_brand(path: Path, head: bytes) -> str:
    brand = head[8:12]
    if brand in SEQUENCES:
        raise Refused(f"{printable(path)}: an animation or image sequence; colour it with `retrocolor video`.")
    if brand == b"avif" or (brand == b"mif1" and b"avif" in head[16:]):
        return "avif"
    if brand in (b"heic", b"heix", b"heim", b"heis", b"mif1"):
        return "heif"
    if brand == b"crx ":
        raise Refused(f"{printable(path)}: a camera raw file is not coloured; develop it to a 16-bit TIFF first.")
    raise MediaError(
        f"{printable(path)}: this is a film or an unknown container; colour films with `retrocolor video`."
    )
