package dev.claimport.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A technician in front of the page on which a code is confirmed. */
public final class Browser {

    private static final Pattern FIELD = Pattern.compile("<input[^>]*name=\"(user_code|csrf)\"[^>]*value=\"([^\"]*)\"");

    private Browser() {}

    public static void allow(URI page) {
        decide(page, "allow");
    }

    public static void deny(URI page) {
        decide(page, "deny");
    }

    private static void decide(URI page, String decision) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String html = client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString()).body();
            StringBuilder form = new StringBuilder("decision=" + decision);
            Matcher field = FIELD.matcher(html);
            while (field.find()) {
                form.append('&').append(field.group(1)).append('=').append(URLEncoder.encode(field.group(2), StandardCharsets.UTF_8));
            }
            HttpResponse<String> answer = client.send(HttpRequest.newBuilder(page.resolve("/device"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form.toString())).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("HTTP " + answer.statusCode() + " for " + form);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
