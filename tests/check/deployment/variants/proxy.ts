/** Configurations of nginx with one thing wrong each. */
import type { Broken } from "../broken.ts";

export const FILE = "security/proxy/nginx.conf";

const PASS = "proxy_pass http://guards;";

/** Each, with the check that finds it. */
export const VARIANTS: readonly Broken[] = [
  ["PROXY-001", "ssl_protocols TLSv1.2", "ssl_protocols TLSv1 TLSv1.2"],
  ["PROXY-001", "    ssl_protocols TLSv1.2 TLSv1.3;\n", ""],
  ["PROXY-002", "ssl_ciphers ", "ssl_ciphers DES-CBC3-SHA:"],
  ["PROXY-002", "ssl_ciphers ECDHE", "ssl_ciphers AES128-SHA:ECDHE"],
  ["PROXY-003", "listen 8443 ssl http2;", "listen 8443;"],
  [
    "PROXY-004",
    "  server {\n    listen",
    "  server { listen 80; return 301 https://$host$request_uri; }\n  server {\n    listen",
  ],
  [
    "PROXY-005",
    "X-Forwarded-For $remote_addr",
    "X-Forwarded-For $proxy_add_x_forwarded_for",
  ],
  ["PROXY-005", "proxy_set_header X-Forwarded-For $remote_addr;", ""],
  ["PROXY-005", 'X-Real-IP ""', "X-Real-IP $http_x_real_ip"],
  ["PROXY-006", "proxy_set_header Host $host;", ""],
  ["PROXY-007", "server_tokens off;", ""],
  ["PROXY-008", "client_header_timeout 3s;", "client_header_timeout 5m;"],
  ["PROXY-008", "client_body_timeout 10s;", ""],
  ["PROXY-009", "client_max_body_size 1m;", "client_max_body_size 0;"],
  ["PROXY-009", "client_max_body_size 1m;", "client_max_body_size 1g;"],
  ["PROXY-010", "proxy_read_timeout 20s", "proxy_read_timeout 1h"],
  ["PROXY-010", "proxy_read_timeout 20s", "proxy_read_timeout 1s"],
  ["PROXY-011", "limit_req zone=requests burst=5000 nodelay;", ""],
  ["PROXY-011", "limit_conn connections 128;", ""],
  ["PROXY-012", "location /metrics { return 404; }", ""],
  ["PROXY-013", "add_header Strict-Transport-Security $transport always;", ""],
  ["PROXY-014", PASS, "proxy_pass https://guards;"],
  ["PROXY-015", "ssl_session_tickets off;", ""],
  [
    "PROXY-016",
    "server_tokens off;",
    "server_tokens off; set_real_ip_from 0.0.0.0/0;",
  ],
  [
    "PROXY-017",
    "server_tokens off;",
    "server_tokens off; underscores_in_headers on;",
  ],
  [
    "PROXY-018",
    "location /metrics",
    "location /files { alias /srv/files/; }\n    location /metrics",
  ],
  ["PROXY-018", "server_tokens off;", "server_tokens off; autoindex on;"],
];
