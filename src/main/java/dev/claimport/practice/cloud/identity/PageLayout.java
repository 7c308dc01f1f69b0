package dev.claimport.practice.cloud.identity;

import dev.claimport.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The look of the approval pages: one card, light or dark as the browser wishes, complete in itself. */
final class PageLayout {

    private final Messages texts;
    private final String style;

    PageLayout(Messages texts) {
        this.texts = texts;
        try (InputStream in = PageLayout.class.getResourceAsStream("approval.css")) {
            style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("approval.css", e);
        }
    }

    /** Shows the code and who asks, with two buttons. */
    String confirmation(String nonce, DeviceGrant grant) {
        return page(nonce, "confirm", """
                <p>%s</p>
                <p class="code">%s</p>
                <p class="client"><span>%s</span> <b>%s</b></p>
                <form method="post" action="%s">
                <input type="hidden" name="user_code" value="%s">
                <input type="hidden" name="csrf" value="%s">
                <button class="main" name="decision" value="allow" autofocus>%s</button>
                <button name="decision" value="deny">%s</button>
                </form>
                """.formatted(text("confirm.lead"), escape(grant.userCode()), text("confirm.client"), escape(shown(grant.client().name())),
                ApprovalPages.PATH, escape(grant.userCode()), escape(grant.formToken()), text("confirm.allow"), text("confirm.deny")));
    }

    /** Asks for the code. */
    String codeEntry(String nonce, boolean unknownCode) {
        return page(nonce, "enter", """
                %s<form method="get" action="%s">
                <label for="user_code">%s</label>
                <input id="user_code" name="user_code" type="text" maxlength="16" autocomplete="off" spellcheck="false" required autofocus>
                <button class="main">%s</button>
                </form>
                """.formatted(unknownCode ? "<p class=\"problem\" role=\"alert\">" + text("enter.unknown") + "</p>\n" : "",
                ApprovalPages.PATH, text("enter.label"), text("enter.next")));
    }

    /** Says what happened and what to do now. */
    String message(String nonce, String key) {
        return page(nonce, key, "<p>" + text(key + ".lead") + "</p>\n");
    }

    private String page(String nonce, String key, String content) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%1$s – %2$s</title>
                <style nonce="%3$s">
                %4$s</style>
                </head>
                <body class="%5$s">
                <main>
                <p class="ribbon">%2$s</p>
                <h1>%1$s</h1>
                %6$s</main>
                </body>
                </html>
                """.formatted(text(key + ".title"), text("ribbon"), nonce, style, key, content);
    }

    private String text(String key) {
        return escape(texts.text(key));
    }

    /** A client may call itself anything: what could reorder or hide text on the page is left out. */
    private static String shown(String name) {
        return name.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}]", "");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
