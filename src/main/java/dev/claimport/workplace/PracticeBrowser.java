package dev.claimport.workplace;

import dev.claimport.failure.LocalFailure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The practice technician at the browser: opens the page that shows the code, and allows it. */
final class PracticeBrowser {

    private static final Pattern HIDDEN_INPUT =
            Pattern.compile("<input[^>]*type=\"hidden\"[^>]*name=\"([^\"]*)\"[^>]*value=\"([^\"]*)\"[^>]*>");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private PracticeBrowser() {}

    /** @throws dev.claimport.failure.FailureException {@code practice-failed}, {@code cancelled} */
    static void allow(URI page) {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<String> shown = browser.send(HttpRequest.newBuilder(page).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> form = new LinkedHashMap<>();
            Matcher input = HIDDEN_INPUT.matcher(shown.body());
            while (input.find()) {
                form.put(input.group(1), input.group(2));
            }
            form.put("decision", "allow");
            HttpRequest.Builder answer = HttpRequest.newBuilder(page.resolve("/device")).timeout(TIMEOUT)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(encode(form)));
            shown.headers().firstValue("set-cookie").ifPresent(cookie -> answer.header("Cookie", cookie.split(";")[0]));
            HttpResponse<String> answered = browser.send(answer.build(), HttpResponse.BodyHandlers.ofString());
            if (answered.statusCode() >= 400) {
                throw new IOException("the approval page answered " + answered.statusCode());
            }
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("reason", String.valueOf(e.getMessage()))).exception(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure(LocalFailure.Kind.CANCELLED, Map.of()).exception(e);
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
