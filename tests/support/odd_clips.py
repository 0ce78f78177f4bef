"""Clips with the oddities of cameras, discs and old programs: made by ffmpeg, then bent where it would not."""

import re
from pathlib import Path

import av

from film_clips import clip, ffmpeg, mute, picture, sound, sup_file

PACKET = 188
SOUND_PID = 0x101
REORDERED = ("-preset", "medium", "-bf", "2", "-x264-params", "b-adapt=0")


def blu_ray(path: Path) -> Path:
    """AVCHD: packets with a time before them, picture subtitles."""
    titles = sup_file(path.with_suffix(".sup"))
    inputs = [*picture(), *sound(), "-i", titles, "-map", "0", "-map", "1", "-map", "2"]
    ffmpeg(*inputs, "-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "ac3", "-c:s", "copy",
           "-f", "mpegts", "-mpegts_m2ts_mode", "1", path)  # fmt: skip
    return path


def trimmed(path: Path) -> Path:
    """An edit list that ends before the last sample."""
    whole = clip(path.with_name(f"whole-{path.name}"), "-g", "8", "-bf", "2", "-preset", "fast", seconds=1.2)
    ffmpeg("-ss", "0.3", "-t", "0.5", "-i", whole, "-map", "0", "-c", "copy", path)
    return path


def uneven(path: Path) -> Path:
    """Frames that come two by two, reordered."""
    times = ["-vf", "setpts=(N+floor(N/3)*2)/25/TB", "-fps_mode", "vfr", "-enc_time_base", "1/90000"]
    return mute(path, *times, *REORDERED, seconds=0.72)


def held_at_the_end(path: Path) -> Path:
    """The last frame stays for a second; one that is shown before it is decoded after it."""
    plain = mute(path.with_name(f"whole-{path.name}"), *REORDERED, seconds=0.72)
    with av.open(str(plain)) as source, av.open(str(path), "w") as output:
        stream = output.add_stream_from_template(source.streams.video[0])
        packets = [packet for packet in source.demux(video=0) if packet.size]
        for packet in packets:
            if packet is packets[-1] or packet.pts == max(one.pts or 0 for one in packets):
                packet.duration = round(1 / packet.time_base)
            packet.stream = stream
            output.mux_one(packet)
    return path


def late_copy(path: Path) -> Path:
    """The picture set back against the sound, without coding anew."""
    whole = clip(path.with_name(f"whole-{path.name}"))
    ffmpeg("-itsoffset", "-0.3", "-i", whole, "-i", whole, "-map", "0:v", "-map", "1:a", "-c", "copy", path)
    return path


def cut_inside_a_packet(path: Path) -> Path:
    """A transport stream without the beginning of its first packet."""
    path.write_bytes(clip(path.with_name(f"whole-{path.name}")).read_bytes()[100:])
    return path


def announced_sound(path: Path) -> Path:
    """A transport stream without any packet of the sound that its table names."""
    data = clip(path.with_name(f"whole-{path.name}")).read_bytes()
    parts = [data[place : place + PACKET] for place in range(0, len(data), PACKET)]
    path.write_bytes(b"".join(p for p in parts if int.from_bytes(p[1:3], "big") & 0x1FFF != SOUND_PID))
    return path


def broken_sound(path: Path) -> Path:
    """A transport stream in which one packet of sound, in the middle, is wiped out."""
    data = bytearray(clip(path.with_name(f"whole-{path.name}"), seconds=2).read_bytes())
    places = [at for at in range(0, len(data), PACKET) if int.from_bytes(data[at + 1 : at + 3], "big") == SOUND_PID]
    data[places[len(places) // 2] + 12 : places[len(places) // 2] + PACKET] = bytes(PACKET - 12)
    path.write_bytes(data)
    return path


def stepping_back(path: Path) -> Path:
    """Matroska in which one block of sound stands 30 ms too early, before the one before it."""
    data = bytearray(clip(path.with_name(f"whole-{path.name}")).read_bytes())
    blocks = list(re.finditer(rb"\xa3[\x40-\x7f].\x82(..)\x80", data, re.DOTALL))
    place = blocks[10].start(1)
    time = int.from_bytes(data[place : place + 2], "big", signed=True) - 30
    data[place : place + 2] = time.to_bytes(2, "big", signed=True)
    path.write_bytes(data)
    return path


def packets(path: Path) -> list[bytes]:
    """The packets of the first picture stream."""
    with av.open(str(path)) as container:
        return [bytes(packet) for packet in container.demux(video=0)]


def packed(path: Path) -> Path:
    """MPEG-4 as DivX packed it: a frame and the B-frame that is shown before it in one packet, then an empty one."""
    plain = mute(path.with_name(f"whole-{path.name}"), "-c:v", "mpeg4", "-bf", "1", "-b_strategy", "0", "-vtag", "XVID")
    first, *rest = [packet for packet in packets(plain) if packet]
    frame = first.index(b"\x00\x00\x01\xb6")
    parts = [first[:frame] + b"\x00\x00\x01\xb2DivX503b1393p" + first[frame:]]
    for reference, between in zip(rest[::2], rest[1::2], strict=False):
        parts += [reference + between, b"\x00\x00\x01\xb6\x5f\xff"]
    with av.open(str(plain)) as source, av.open(str(path), "w") as output:
        stream = output.add_stream_from_template(source.streams.video[0])
        for number, part in enumerate(parts):
            packet = av.Packet(part)
            packet.stream, packet.time_base = stream, source.streams.video[0].time_base
            packet.pts = packet.dts = number
            packet.is_keyframe = number == 0
            output.mux_one(packet)
    return path


def captioned(path: Path) -> Path:
    """H.264 with closed captions (A/53) in every frame."""
    plain, stream = mute(path.with_suffix(".h264"), "-bf", "0"), path.with_suffix(".264")
    pair = bytes.fromhex("fc942c")
    captions = bytes.fromhex("b50031") + b"GA94" + bytes((3, 0x41, 0xFF)) + pair + b"\xff"
    message = b"\x00\x00\x00\x01\x06" + bytes((4, len(captions))) + captions + b"\x80"
    slices = re.compile(rb"\x00?\x00\x00\x01[\x65\x41\x61\x01]", re.S)
    stream.write_bytes(slices.sub(lambda found: message + found[0], plain.read_bytes()))
    ffmpeg("-r", "25", "-i", stream, "-c", "copy", path)
    return path


def cropped(path: Path) -> Path:
    """QuickTime whose clean aperture is 80x48 of 96x64: a box that ffmpeg does not write."""
    data = bytearray(mute(path.with_name(f"whole-{path.name}")).read_bytes())
    ratios = [number for size in (80, 48, 0, 0) for number in (size, 1)]
    box = b"\x00\x00\x00\x28clap" + b"".join(number.to_bytes(4, "big") for number in ratios)
    place = data.index(b"pasp") - 4
    for name in (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd", b"avc1"):
        start = data.rindex(name, 0, place) - 4 if name == b"avc1" else data.index(name, data.rindex(b"moov")) - 4
        size = int.from_bytes(data[start : start + 4], "big") + len(box)
        data[start : start + 4] = size.to_bytes(4, "big")
    data[place:place] = box
    path.write_bytes(data)
    return path
