# retrocolor with its model and ffmpeg, for a CPU:  docker build -t retrocolor .
# For an NVIDIA GPU:  docker build -t retrocolor:cuda --build-arg TORCH_INDEX=https://download.pytorch.org/whl/cu126 .
FROM python:3.13-slim-bookworm AS build
ARG TORCH_INDEX=https://download.pytorch.org/whl/cpu
ARG TORCH=2.13.0
RUN python -m venv /opt/retrocolor
ENV PATH=/opt/retrocolor/bin:$PATH
RUN pip install --no-cache-dir --index-url "$TORCH_INDEX" "torch==$TORCH"
WORKDIR /source
COPY pyproject.toml constraints.txt MANIFEST.in README.md LICENSE ./
COPY src src
RUN pip install --no-cache-dir -c constraints.txt ".[heif]"

FROM python:3.13-slim-bookworm
COPY --from=build /opt/retrocolor /opt/retrocolor
ENV PATH=/opt/retrocolor/bin:$PATH HOME=/tmp
WORKDIR /pictures
USER 1000
ENTRYPOINT ["retrocolor"]
CMD ["--help"]
