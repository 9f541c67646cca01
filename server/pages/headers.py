"""What every response says besides its body; the worker repeats the same on what it rebuilds from a pack."""

from __future__ import annotations

# The one script that pages hold themselves; server/pages/first_script.py says when this no longer fits it.
FIRST_SCRIPT = "sha256-GwICePS2CC1XoDG/g0ilbNNTUqU+38K1ineNEOcQmXc="
# `trusted-types` names the one policy of pwa/scripts; `require-trusted-types-for` makes every other sink throw.
POLICY = (
    ("default-src", "'none'"),
    ("script-src", f"'self' '{FIRST_SCRIPT}'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("connect-src", "'self'"),
    ("manifest-src", "'self'"),
    ("worker-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
    ("frame-ancestors", "'none'"),
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "back-at-ease"),
)
CONTENT_SECURITY_POLICY = "; ".join(" ".join(rule) for rule in POLICY)
SECURITY = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "permissions-policy": "camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
}
# A style, script or picture is no document: it runs under the policy of the page that uses it.
FILE = {name: SECURITY[name] for name in ("x-content-type-options", "cross-origin-resource-policy")}


def headers_for(content_type: str) -> dict[str, str]:
    """The headers that go with a type of content."""
    return SECURITY if content_type.startswith("text/html") else FILE
