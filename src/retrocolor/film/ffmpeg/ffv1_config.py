"""Does an FFV1 stream carry checksums? Its configuration record says so (RFC 9043, sections 3.8 and 4.3)."""

FACTOR, MOST = int(0.05 * (1 << 32)), 256 - 8  # of the range coder's states
CUSTOM_STATES = 1  # coder types above this bring a state table of their own
CONTEXTS = 32


class _RangeDecoder:
    """The range coder of FFV1, in its default states. After the end of its data it reads zeros."""

    def __init__(self, data: bytes) -> None:
        self.data, self.place, self.range = data, 2, 0xFF00
        self.low = int.from_bytes(data[:2], "big")
        self.ones = _one_states()

    def bit(self, states: list[int], index: int) -> bool:
        state = states[index]
        upper = (self.range * state) >> 8
        self.range -= upper
        one = self.low >= self.range
        if one:
            self.low, self.range = self.low - self.range, upper
        states[index] = self.ones[state] if one else 256 - self.ones[256 - state]
        if self.range < 0x100:
            self.range <<= 8
            self.low = (self.low << 8) + (self.data[self.place] if self.place < len(self.data) else 0)
            self.place += 1
        return one

    def symbol(self, states: list[int], *, signed: bool = False) -> int:
        if self.bit(states, 0):
            return 0
        exponent = 0
        while self.bit(states, 1 + min(exponent, 9)):
            exponent += 1
            if exponent > 31:
                raise ValueError("not a configuration record")
        value = 1
        for place in range(exponent - 1, -1, -1):
            value = 2 * value + self.bit(states, 22 + min(place, 9))
        return -value if signed and self.bit(states, 11 + min(exponent, 10)) else value


def has_checksums(record: bytes) -> bool:
    """Do the slices carry checksums? `record` is the stream's extradata; FFV1 before version 3 has none."""
    try:
        return len(record) > 6 and _read(_RangeDecoder(record[:-4]))
    except ValueError:
        return False


def _read(coder: _RangeDecoder) -> bool:
    states = [128] * CONTEXTS
    if coder.symbol(states) < 3:
        return False
    coder.symbol(states)  # micro version
    if coder.symbol(states) > CUSTOM_STATES:
        for _ in range(255):
            coder.symbol(states, signed=True)
    coder.symbol(states)  # colour space
    coder.symbol(states)  # bits
    coder.bit(states, 0)  # chroma planes
    coder.symbol(states)
    coder.symbol(states)  # chroma shifts
    coder.bit(states, 0)  # transparency
    coder.symbol(states)
    coder.symbol(states)  # slices across and down
    contexts = [_quantization(coder) for _ in range(min(coder.symbol(states), 8))]
    for count in contexts:
        if coder.bit(states, 0):
            _initial_states(coder, count)
    return coder.symbol(states) > 0


def _quantization(coder: _RangeDecoder) -> int:
    """Pass over five tables of quantization; returns the number of contexts they make."""
    contexts = 1
    for _ in range(5):
        states, levels, filled = [128] * CONTEXTS, 0, 0
        while filled < 128:
            filled += coder.symbol(states) + 1
            levels += 1
        contexts *= 2 * levels - 1
    return (contexts + 1) // 2


def _initial_states(coder: _RangeDecoder, contexts: int) -> None:
    """Pass over the states that the contexts begin with."""
    states = [[128] * CONTEXTS for _ in range(CONTEXTS)]
    for _ in range(contexts):
        for one in states:
            coder.symbol(one, signed=True)


def _one_states() -> list[int]:
    """The state after a one, for each state."""
    one, states, last, p = 1 << 32, [0] * 257, 0, 1 << 31
    for _ in range(128):
        now = max(last + 1, (256 * p + one // 2) >> 32)
        if last and last < 256 and now <= MOST:
            states[last] = now
        p += ((one - p) * FACTOR + one // 2) >> 32
        last = now
    for state in range(256 - MOST, MOST + 1):
        if not states[state]:
            p = (state * one + 128) >> 8
            p += ((one - p) * FACTOR + one // 2) >> 32
            states[state] = min(max((256 * p + one // 2) >> 32, state + 1), MOST)
    return states
