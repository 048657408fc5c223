import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// While developing, the program answers the API: SUPERCARGO_URL names it (its public_url must be this server's).
const server = process.env.SUPERCARGO_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  // The program replaces the placeholder in the entry page by a nonce of its own for every reply.
  html: { cspNonce: "NONCE_OF_THIS_REPLY" },
  build: {
    outDir: process.env.DESK_OUT ?? "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // The charts come in a part of their own, whose size a browser test holds.
    chunkSizeWarningLimit: 800,
    target: "es2022",
  },
  server: {
    port: 5173,
    strictPort: true,
    host: "127.0.0.1",
    proxy: { "/api": { target: server } },
  },
  // How fast they are is not what these tests are about: a busy machine may take its time.
  test: { include: ["src/**/*.test.ts"], environment: "node", testTimeout: 60_000 },
});
