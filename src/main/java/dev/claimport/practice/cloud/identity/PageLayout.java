package dev.claimport.practice.cloud.identity;

import dev.claimport.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The look of the approval pages: one card, light or dark as the browser wishes, complete in itself. */
final class PageLayout {

    private final Messages texts;
    private final String userName;
    private final String style;

    /** @param userName whose sign-in it is */
    PageLayout(Messages texts, String userName) {
        this.texts = texts;
        this.userName = userName;
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
                %s%s""".formatted(text("confirm.lead"), escape(grant.userCode()), facts(grant.client(), grant.client().scopes()),
                decision(ApprovalPages.PATH, Map.of("user_code", grant.userCode(), "csrf", grant.formToken()))));
    }

    /** Shows which program asks and what for, with two buttons. */
    String authorization(String nonce, String id, AuthorizationRequest request) {
        return page(nonce, "authorize", """
                <p>%s</p>
                %s%s""".formatted(text("authorize.lead"), facts(request.client(), request.scopes()),
                decision(AuthorizePages.PATH, Map.of("request", id))));
    }

    private String facts(RegisteredClient client, Set<String> scopes) {
        String wish = scopes.contains(RegisteredClient.ACCOUNT_ACCESS) ? "facts.accounts" : "facts.name";
        return """
                <dl>
                <dt>%s</dt><dd><b>%s</b></dd>
                <dt>%s</dt><dd>%s</dd>
                <dt>%s</dt><dd>%s</dd>
                </dl>
                """.formatted(text("facts.client"), escape(shown(client.name())), text("facts.user"), escape(userName), text("facts.wish"), text(wish));
    }

    private String decision(String path, Map<String, String> hidden) {
        String fields = hidden.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">%n".formatted(field.getKey(), escape(field.getValue())))
                .collect(Collectors.joining());
        return """
                <form method="post" action="%s">
                %s<button class="main" name="decision" value="allow" autofocus>%s</button>
                <button name="decision" value="deny">%s</button>
                </form>
                """.formatted(path, fields, text("decision.allow"), text("decision.deny"));
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
