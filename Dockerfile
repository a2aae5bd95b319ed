# Fabula on Debian slim: the packages that `./dev package` builds, in an image without what built them.
#   docker build -t fabula .
#   docker run --rm -v "$PWD:/work" fabula timeline news/
#   docker run --rm -v "$PWD:/work" -p 127.0.0.1:8080:8080 fabula serve strike.fabula --address 0.0.0.0
FROM debian:bookworm-slim AS build
WORKDIR /src
COPY . .
RUN ./dev package

FROM debian:bookworm-slim
COPY --from=build /src/build/package/packages/fabula_*.deb /tmp/
RUN apt-get update && apt-get install -y --no-install-recommends /tmp/fabula_*.deb && rm -rf /tmp/*.deb /var/lib/apt/lists/*
RUN useradd --create-home reader
USER reader
WORKDIR /work
ENTRYPOINT ["fabula"]
CMD ["--help"]
