/** Tokens that carry their vendor's mark. */
import type { Detector } from "./detector.ts";

/** A token that begins with a mark and goes on with so many characters of a class. */
function token(
  id: string,
  hints: readonly string[],
  pattern: RegExp,
): Detector {
  return {
    id,
    finds: "secret",
    hints,
    pattern,
    // Documentation's own keys say so.
    accept: (match) => !/example|xxxxxxxx|0{16}/i.test(match[0]),
  };
}

/** Every vendor's token that is known here. */
export const VENDOR_TOKENS: readonly Detector[] = [
  token(
    "aws_access_key",
    ["akia", "asia", "abia", "acca"],
    /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g,
  ),
  token(
    "github_token",
    ["ghp_", "gho_", "ghu_", "ghs_", "ghr_"],
    /\bgh[pousr]_[A-Za-z0-9]{36,255}\b/g,
  ),
  token("github_fine_token", ["github_pat_"], /\bgithub_pat_\w{22,255}\b/g),
  token(
    "gitlab_token",
    ["glpat-", "gldt-", "glrt-", "glptt-", "glcbt-", "gloas-", "glsoat-"],
    /\bgl(?:pat|dt|rt|ptt|cbt|oas|soat)-[\w-]{20,255}/g,
  ),
  token(
    "slack_token",
    ["xox", "xapp-"],
    /\b(?:xox[abeoprs]|xapp)-[A-Za-z0-9-]{10,255}/g,
  ),
  token(
    "slack_webhook",
    ["hooks.slack.com"],
    /\bhooks\.slack\.com\/(?:services|workflows)\/[A-Za-z0-9_/+-]{20,255}/g,
  ),
  token(
    "discord_webhook",
    ["/api/webhooks/"],
    /\bdiscord(?:app)?\.com\/api\/webhooks\/\d{17,20}\/[\w-]{40,100}/g,
  ),
  token("telegram_bot_token", [":aa"], /\b\d{8,10}:AA[\w-]{33}\b/g),
  token(
    "stripe_key",
    ["sk_live_", "rk_live_", "sk_test_", "rk_test_"],
    /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,255}\b/g,
  ),
  token("stripe_webhook_secret", ["whsec_"], /\bwhsec_[A-Za-z0-9+/=]{24,255}/g),
  token(
    "anthropic_key",
    ["sk-ant-"],
    /\bsk-ant-[a-z]{3,8}\d{2}-[\w-]{20,255}/g,
  ),
  token(
    "openai_key",
    ["sk-"],
    /\bsk-(?:(?:proj|svcacct|admin|None)-[\w-]{20,255}|[A-Za-z0-9]{32,255}\b)/g,
  ),
  token("google_api_key", ["aiza"], /\bAIza[\w-]{35}\b/g),
  token("google_oauth_secret", ["gocspx-"], /\bGOCSPX-[\w-]{20,64}/g),
  token("google_access_token", ["ya29."], /\bya29\.[\w-]{20,1024}/g),
  token(
    "azure_storage_key",
    ["accountkey="],
    /\bAccountKey=[A-Za-z0-9+/]{86}==/gi,
  ),
  token(
    "azure_client_secret",
    ["8q~"],
    /(?<![\w~.-])[\w~.-]{3}8Q~[\w~.-]{31,34}(?![\w~.-])/g,
  ),
  token("npm_token", ["npm_"], /\bnpm_[A-Za-z0-9]{36}\b/g),
  token("pypi_token", ["pypi-ageichlwas"], /\bpypi-AgEIcHlwaS[\w-]{50,1024}/gi),
  token("rubygems_token", ["rubygems_"], /\brubygems_[a-f0-9]{48}\b/g),
  token(
    "docker_token",
    ["dckr_pat_", "dckr_oat_"],
    /\bdckr_[po]at_[\w-]{27,64}/g,
  ),
  token("huggingface_token", ["hf_"], /\bhf_[A-Za-z0-9]{30,64}\b/g),
  token("sendgrid_key", ["sg."], /\bSG\.[\w-]{16,32}\.[\w-]{16,64}/g),
  token(
    "shopify_token",
    ["shpat_", "shpca_", "shppa_", "shpss_"],
    /\bshp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}\b/g,
  ),
  token(
    "digitalocean_token",
    ["dop_v1_", "doo_v1_", "dor_v1_"],
    /\bdo[opr]_v1_[a-f0-9]{64}\b/g,
  ),
  token("linear_key", ["lin_api_"], /\blin_api_[A-Za-z0-9]{32,64}\b/g),
  token("notion_token", ["ntn_"], /\bntn_[A-Za-z0-9]{40,64}\b/g),
  token("supabase_token", ["sbp_"], /\bsbp_[a-f0-9]{40}\b/g),
  token("vault_token", ["hvs.", "hvb."], /\bhv[sb]\.[\w-]{24,255}/g),
  token("databricks_token", ["dapi"], /\bdapi[a-f0-9]{32}(?:-\d)?\b/g),
  token(
    "grafana_token",
    ["glsa_", "glc_"],
    /\bgl(?:sa|c)_[A-Za-z0-9+/=_]{32,255}/g,
  ),
  token(
    "sentry_token",
    ["sntrys_", "sntryu_"],
    /\bsntry[su]_[A-Za-z0-9+/=_]{32,512}/g,
  ),
  token("postman_key", ["pmak-"], /\bPMAK-[a-f0-9]{24}-[a-f0-9]{34}\b/g),
  token("atlassian_token", ["atatt3"], /\bATATT3[\w=-]{60,512}/g),
  token("newrelic_key", ["nrak-"], /\bNRAK-[A-Z0-9]{27}\b/g),
  token("twilio_key", ["sk"], /\bSK[0-9a-f]{32}\b/g),
  token(
    "tailscale_key",
    ["tskey-"],
    /\btskey-[a-z]{3,12}-[A-Za-z0-9-]{16,128}/g,
  ),
  token("pulumi_token", ["pul-"], /\bpul-[a-f0-9]{40}\b/g),
  token(
    "terraform_token",
    [".atlasv1."],
    /\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{60,128}/g,
  ),
  token("groq_key", ["gsk_"], /\bgsk_[A-Za-z0-9]{40,64}\b/g),
  token("replicate_token", ["r8_"], /\br8_[A-Za-z0-9]{37,40}\b/g),
  token("perplexity_key", ["pplx-"], /\bpplx-[A-Za-z0-9]{40,64}\b/g),
  token("xai_key", ["xai-"], /\bxai-[A-Za-z0-9]{60,100}\b/g),
  token("heroku_key", ["hrku-"], /\bHRKU-[\w-]{36,80}/g),
  token("fly_token", ["flyv1 "], /\bFlyV1 fm\d_[A-Za-z0-9+/=,_-]{60,4096}/g),
  token("age_key", ["age-secret-key-1"], /\bAGE-SECRET-KEY-1[A-Z0-9]{58}\b/gi),
  token("mailgun_key", ["key-"], /\bkey-[a-f0-9]{32}\b/g),
  token(
    "square_token",
    ["sq0", "eaaa"],
    /\b(?:sq0[a-z]{3}-[\w-]{22,43}|EAAA[\w-]{60})/g,
  ),
  token("superego_key", ["sgo_"], /\bsgo_[A-Za-z0-9_-]{20,128}/g),
];
