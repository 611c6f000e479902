# The server of Cited. Written on a machine without a Docker engine: docs/operations.md says what of it was tried there, and how.

FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && rm -rf .next/cache

FROM node:20-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM node:20-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules node_modules
COPY --from=build /app/.next .next
COPY --from=build /app/dist/server dist/server
COPY package.json next.config.ts payload.config.ts tsconfig.json ./
COPY collections collections
COPY public public
COPY src src
# The embedded database and uploaded images; the server writes nowhere else.
RUN mkdir data && chown node:node data
VOLUME /app/data
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/ready').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# What `npm start` runs, without npm in between. It makes no database: on a new volume run once, with the same volume and
# environment, `node --conditions=production --import tsx src/commands/migrate.ts --create` (`create` of compose.yaml).
CMD ["node", "--conditions=production", "dist/server/start.js"]
