package dev.claimport.signin.callback;

import dev.claimport.failure.Failure;
import dev.claimport.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/** The page on which the browser ends: what happened, and what to do now. Complete in itself, light or dark as the browser wishes. */
final class CallbackPages {

    private static final int NONCE_BYTES = 16;

    private final Messages texts;
    private final Messages failures;
    private final String style;
    private final SecureRandom random = new SecureRandom();

    CallbackPages(Locale locale) {
        texts = Messages.of("callback", locale);
        failures = Messages.of("failures", locale);
        try (InputStream in = CallbackPages.class.getResourceAsStream("callback.css")) {
            style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("callback.css", e);
        }
    }

    byte[] signedIn() {
        return answer(200, "good", texts.text("done.title"), texts.text("done.lead"), texts.text("done.next"));
    }

    byte[] failed(Failure failure) {
        return answer(400, "bad", failures.title(failure), failures.message(failure),
                failures.remedy(failure) + " " + texts.text("failed.next"));
    }

    /** For requests that are none of the browser's. @param status of HTTP */
    byte[] stranger(int status) {
        return answer(status, "bad", texts.text("stranger.title"), texts.text("stranger.lead"), texts.text("stranger.next"));
    }

    private byte[] answer(int status, String kind, String title, String lead, String next) {
        byte[] bytes = new byte[NONCE_BYTES];
        random.nextBytes(bytes);
        String nonce = HexFormat.of().formatHex(bytes);
        byte[] body = """
                <!DOCTYPE html>
                <html lang="%7$s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <link rel="icon" href="data:,">
                <title>%1$s – Claimport</title>
                <style nonce="%2$s">
                %3$s</style>
                </head>
                <body class="%4$s">
                <main>
                <p class="brand">Claimport</p>
                <h1>%1$s</h1>
                <p>%5$s</p>
                <p class="next">%6$s</p>
                </main>
                </body>
                </html>
                """.formatted(escape(title), nonce, style, kind, escape(lead), escape(next), escape(texts.language())).getBytes(StandardCharsets.UTF_8);
        byte[] head = """
                HTTP/1.1 %s Claimport\r
                Content-Type: text/html; charset=utf-8\r
                Content-Length: %s\r
                Content-Security-Policy: default-src 'none'; style-src 'nonce-%s'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\r
                X-Content-Type-Options: nosniff\r
                Referrer-Policy: no-referrer\r
                Cache-Control: no-store\r
                Connection: close\r
                \r
                """.formatted(status, body.length, nonce).getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + body.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
