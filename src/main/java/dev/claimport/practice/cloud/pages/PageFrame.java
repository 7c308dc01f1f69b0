package dev.claimport.practice.cloud.pages;

import dev.claimport.text.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The look of all pages on which the technician decides: one card, light or dark as the browser wishes, complete in itself. */
public final class PageFrame {

    private final Supplier<Messages> texts;
    private final String style;

    /** @param texts the bundle {@code approval}, in the language that is spoken when a page is asked for */
    public PageFrame(Supplier<Messages> texts) {
        this.texts = texts;
        try (InputStream in = PageFrame.class.getResourceAsStream("approval.css")) {
            style = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("approval.css", e);
        }
    }

    /** In the language that the process speaks, which may change while a practice goes on. */
    public static PageFrame ofProcess() {
        return new PageFrame(() -> Messages.of("approval", Locale.getDefault()));
    }

    /** Two buttons: to allow, and to deny. @param hidden fields that go with either */
    public String decision(String path, Map<String, String> hidden) {
        return decision(path, hidden, "");
    }

    /** @param choice HTML of what has to be chosen besides */
    public String decision(String path, Map<String, String> hidden, String choice) {
        String fields = hidden.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">%n".formatted(field.getKey(), escape(field.getValue())))
                .collect(Collectors.joining());
        return """
                <form method="post" action="%s">
                %s%s<button class="main" name="decision" value="allow" autofocus>%s</button>
                <button name="decision" value="deny">%s</button>
                </form>
                """.formatted(path, fields, choice, text("decision.allow"), text("decision.deny"));
    }

    /** Says what happened and what to do now. */
    public String message(String nonce, String key) {
        return page(nonce, key, "<p>" + text(key + ".lead") + "</p>\n");
    }

    /** @param key of its title, and the class of its body; @param content HTML */
    public String page(String nonce, String key, String content) {
        return """
                <!DOCTYPE html>
                <html lang="%7$s">
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
                """.formatted(text(key + ".title"), text("ribbon"), nonce, style, key, content, escape(texts.get().language()));
    }

    /** A text of the bundle, as HTML. */
    public String text(String key) {
        return escape(texts.get().text(key));
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
