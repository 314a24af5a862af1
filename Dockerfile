# Builds the binary and puts it alone onto a base without a shell.
#   docker build -t superego .
#   docker run --read-only --cap-drop=ALL --security-opt=no-new-privileges -p 127.0.0.1:8000:8000 \
#     -v superego-state:/var/lib/superego -v ./key:/run/secrets/key:ro \
#     -e SUPEREGO_API_KEY_FILE=/run/secrets/key superego

# A release pins both by digest: --build-arg NODE=node@sha256:... --build-arg BASE=gcr.io/distroless/cc-debian12@sha256:...
ARG NODE=node:22-bookworm-slim
ARG BASE=gcr.io/distroless/cc-debian12:nonroot

FROM ${NODE} AS build
ARG DENO_VERSION=2.9.6
WORKDIR /build
RUN npm install --global --no-audit --no-fund deno@${DENO_VERSION}
COPY deno.json deno.lock ./
RUN deno install --frozen
COPY src src
COPY security security
COPY tests/repo tests/repo
RUN deno task compile && mkdir -p /state && chown 65532:65532 /state

FROM ${BASE}
ARG VERSION=0.1.0
LABEL org.opencontainers.image.title="Superego" \
      org.opencontainers.image.description="Reviews the tool calls of AI agents before they run" \
      org.opencontainers.image.version="${VERSION}"
COPY --from=build --chmod=0555 /build/dist/superego /usr/local/bin/superego
COPY --from=build --chown=65532:65532 --chmod=0700 /state /var/lib/superego
# Without TZ the runtime would read the whole time zone database at start.
ENV TZ=UTC \
    SUPEREGO_LISTEN=0.0.0.0:8000 \
    SUPEREGO_STATE_DIR=/var/lib/superego \
    SUPEREGO_LOG_FORMAT=json
USER 65532:65532
EXPOSE 8000
VOLUME /var/lib/superego
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=5s --retries=3 CMD ["/usr/local/bin/superego", "health"]
ENTRYPOINT ["/usr/local/bin/superego"]
CMD ["serve"]
