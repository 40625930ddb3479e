# One image for every worker: docker-compose.yml names the command of each.
FROM node:24-bookworm-slim

# Character recognition for scans, and LibreOffice for old Word files that the native reader cannot take.
RUN apt-get update \
 && apt-get install -y --no-install-recommends \
      tesseract-ocr tesseract-ocr-ara tesseract-ocr-chi-sim tesseract-ocr-fra tesseract-ocr-rus tesseract-ocr-spa \
      libreoffice-writer-nogui \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY package.json package-lock.json .npmrc install.sh ./
# Optional dependencies stay: the picture decoder's binary is one of them.
RUN npm ci --omit=dev && npm cache clean --force
COPY config ./config
COPY examples ./examples
COPY src ./src
COPY workers ./workers

RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0 PORT=8080
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "workers/console.ts"]
