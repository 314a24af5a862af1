/** Samples of vendors' tokens: what their detectors must find, and what they must leave alone. */
import { filler, of, type Samples } from "./filler.ts";

const HEX = "0a1b2c3d4e5f6789";
const UPPER = "ABCDEFGHJKLMNPQR234567";

/** Samples by the detector's identifier. */
export const VENDOR_SAMPLES: Readonly<Record<string, Samples>> = {
  aws_access_key: {
    yes: [
      of("key AK", "IA", filler(16, UPPER)),
      of("AS", "IA", filler(16, UPPER)),
    ],
    no: [of("AK", "IAIOSFODNN7EXAMPLE"), "ASIAN food", of("AK", "IA", "short")],
  },
  github_token: {
    yes: [of("gh", "p_", filler(36)), of("x=gh", "s_", filler(40))],
    no: [of("gh", "p_short"), of("gh", "p_", "x".repeat(36))],
  },
  github_fine_token: {
    yes: [of("github", "_pat_", filler(40))],
    no: ["github_pat_", "a github path"],
  },
  gitlab_token: {
    yes: [of("gl", "pat-", filler(20)), of("gl", "rt-", filler(24))],
    no: ["glpat-", "glad-to-hear-from-you-again"],
  },
  slack_token: {
    yes: [
      of("xo", "xb-", "123456789012-", filler(12)),
      of("xa", "pp-1-", filler(20)),
    ],
    no: ["xoxb-", "foxob-1234567890"],
  },
  slack_webhook: {
    yes: [of("https://hooks.slack", ".com/services/T0/B0/", filler(24))],
    no: ["https://hooks.slack.com/", "see hooks.slack.com for help"],
  },
  discord_webhook: {
    yes: [
      of(
        "https://discord",
        ".com/api/webhooks/123456789012345678/",
        filler(68),
      ),
    ],
    no: ["https://discord.com/api/webhooks/", "/api/webhooks/list"],
  },
  telegram_bot_token: {
    yes: [of("123456789", ":AA", filler(33))],
    no: ["12:AAbc", "time 10:AAM"],
  },
  stripe_key: {
    yes: [of("sk", "_live_", filler(24)), of("rk", "_test_", filler(24))],
    no: ["sk_live_", "task_test_runner_long_name"],
  },
  stripe_webhook_secret: {
    yes: [of("wh", "sec_", filler(32))],
    no: ["whsec_..."],
  },
  anthropic_key: {
    yes: [of("sk-", "ant-api03-", filler(40))],
    no: ["sk-ant-", "sk-ant-api03-"],
  },
  openai_key: {
    yes: [of("sk-", "proj-", filler(40)), of("sk-", filler(48))],
    no: [
      "sk-learn",
      "task-force-alpha-beta-gamma-delta-epsilon",
      of("sk-", "x".repeat(40)),
    ],
  },
  google_api_key: {
    yes: [of("AI", "za", filler(35))],
    no: ["AIza", "aizawa"],
  },
  google_oauth_secret: {
    yes: [of("GOC", "SPX-", filler(28))],
    no: ["GOCSPX-"],
  },
  google_access_token: {
    yes: [of("ya", "29.", filler(60))],
    no: ["ya29.x"],
  },
  azure_storage_key: {
    yes: [of("Account", "Key=", filler(86), "==")],
    no: ["AccountKey=", "AccountKey=short=="],
  },
  azure_client_secret: {
    yes: [of("abc8", "Q~", filler(34))],
    no: ["8Q~"],
  },
  npm_token: {
    yes: [of("np", "m_", filler(36))],
    no: ["npm_config_registry", "npm_lifecycle_event"],
  },
  pypi_token: {
    yes: [of("py", "pi-AgEIcHlwaS", filler(60))],
    no: ["pypi-server"],
  },
  rubygems_token: {
    yes: [of("ruby", "gems_", filler(48, HEX))],
    no: ["rubygems_version"],
  },
  docker_token: {
    yes: [of("dckr", "_pat_", filler(27))],
    no: ["dckr_pat_"],
  },
  huggingface_token: {
    yes: [of("h", "f_", filler(34))],
    no: ["hf_hub_download", "half_open"],
  },
  sendgrid_key: {
    yes: [of("S", "G.", filler(22), ".", filler(43))],
    no: ["SG.x.y", "SG."],
  },
  shopify_token: {
    yes: [of("shp", "at_", filler(32, HEX))],
    no: ["shpat_zz"],
  },
  digitalocean_token: {
    yes: [of("dop", "_v1_", filler(64, HEX))],
    no: ["dop_v1_"],
  },
  linear_key: { yes: [of("lin", "_api_", filler(40))], no: ["lin_api_"] },
  notion_token: { yes: [of("nt", "n_", filler(46))], no: ["ntn_x"] },
  supabase_token: { yes: [of("sb", "p_", filler(40, HEX))], no: ["sbp_x"] },
  vault_token: { yes: [of("hv", "s.", filler(28))], no: ["hvs.x"] },
  databricks_token: { yes: [of("da", "pi", filler(32, HEX))], no: ["dapi"] },
  grafana_token: { yes: [of("gl", "sa_", filler(41))], no: ["glsa_"] },
  sentry_token: { yes: [of("sn", "trys_", filler(60))], no: ["sntrys_"] },
  postman_key: {
    yes: [of("PM", "AK-", filler(24, HEX), "-", filler(34, HEX))],
    no: ["PMAK-x"],
  },
  atlassian_token: { yes: [of("AT", "ATT3", filler(80))], no: ["ATATT3"] },
  newrelic_key: { yes: [of("NR", "AK-", filler(27, UPPER))], no: ["NRAK-"] },
  twilio_key: {
    yes: [of("S", "K", filler(32, HEX))],
    no: ["SKIP", of("S", "Kabc")],
  },
  tailscale_key: {
    yes: [of("ts", "key-auth-", filler(20))],
    no: ["tskey-"],
  },
  pulumi_token: { yes: [of("pu", "l-", filler(40, HEX))], no: ["pul-x"] },
  terraform_token: {
    yes: [of(filler(14), ".atlas", "v1.", filler(67))],
    no: [".atlasv1."],
  },
  groq_key: { yes: [of("gs", "k_", filler(52))], no: ["gsk_"] },
  replicate_token: { yes: [of("r", "8_", filler(37))], no: ["r8_x"] },
  perplexity_key: { yes: [of("pp", "lx-", filler(48))], no: ["pplx-"] },
  xai_key: { yes: [of("xa", "i-", filler(80))], no: ["xai-sdk"] },
  heroku_key: { yes: [of("HR", "KU-", filler(60))], no: ["HRKU-"] },
  fly_token: {
    yes: [of("Fly", "V1 fm2_", filler(80))],
    no: ["FlyV1 fm2_"],
  },
  age_key: {
    yes: [of("AGE-SECRET", "-KEY-1", filler(58, UPPER))],
    no: ["AGE-SECRET-KEY-1"],
  },
  mailgun_key: { yes: [of("ke", "y-", filler(32, HEX))], no: ["key-value"] },
  square_token: { yes: [of("sq", "0atp-", filler(22))], no: ["sq0"] },
  superego_key: { yes: [of("sg", "o_", filler(32))], no: ["sgo_"] },
};
