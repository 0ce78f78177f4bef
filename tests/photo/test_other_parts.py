"""XMP of a phone's or Lightroom's JPEG tells of a gain map or a film behind the picture: a result has neither."""

from pathlib import Path

import numpy as np
from PIL import Image

from retrocolor.photo.codecs import jpeg
from retrocolor.photo.metadata import other_parts
from retrocolor.photo.read import read

CONTAINER = "http://ns.google.com/photos/1.0/container/"
PACKET = b"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:h="http://ns.adobe.com/hdr-gain-map/1.0/" xmlns:Container="http://ns.google.com/photos/1.0/container/"
 xmlns:Item="http://ns.google.com/photos/1.0/container/item/" xmlns:GCamera="http://ns.google.com/photos/1.0/camera/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" h:Version="1.0" GCamera:MotionPhoto="1" GCamera:MicroVideoOffset="200"
 GCamera:HdrPlusMakernote="kept" xmp:Rating="3"><h:GainMapMax>2</h:GainMapMax><Container:Directory><rdf:Seq>
<rdf:li rdf:parseType="Resource"><Container:Item Item:Semantic="GainMap" Item:Length="9"/></rdf:li>
</rdf:Seq></Container:Directory></rdf:Description>
<rdf:Description xmlns:g="http://ns.google.com/photos/1.0/camera/"><g:MotionPhotoVersion>1</g:MotionPhotoVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def test_what_is_gone_is_told_no_more(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    Image.fromarray(np.full((8, 8), 90, np.uint8)).save(path)
    data = path.read_bytes()
    path.write_bytes(data[:2] + jpeg.segment(0xE1, jpeg.XMP + PACKET) + data[2:])
    photo = read(path)
    left = photo.metadata.xmp or b""
    assert photo.notes == (other_parts.NOTE,)
    assert b'xmp:Rating="3"' in left and b'HdrPlusMakernote="kept"' in left
    for gone in (b"h:", b"MotionPhoto", b"MicroVideo", b"Directory", b"Semantic"):
        assert gone not in left.replace(b"xmlns:h=", b"")


def test_a_packet_without_such_is_the_same_object() -> None:
    for packet in (None, b"", b"broken " + CONTAINER.encode(), PACKET.replace(b"http://ns.", b"http://no.")):
        assert other_parts.without(packet) is packet
