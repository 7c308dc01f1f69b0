package dev.claimport.practice.cloud;

import dev.claimport.failure.LocalFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Does in the browser's place what a technician does there: reads the page of the practice cloud on which a sign-in is confirmed,
 * and presses a button. For where there is no browser, as in a terminal or a test.
 */
public final class PracticeTechnician {

    private static final Pattern HIDDEN_FIELD = Pattern.compile("<input type=\"hidden\" name=\"([a-z_]+)\" value=\"([A-Za-z0-9-]*)\">");
    private static final int TIMEOUT_MILLIS = 20_000;
    private static final int MAX_PAGE = 256 * 1024;

    /**
     * Allows a sign-in.
     *
     * @param verificationUriComplete the page with the code filled in
     * @throws dev.claimport.failure.FailureException {@code practice-failed} when the page does not let it happen
     */
    public void allow(URI verificationUriComplete) {
        press("allow", verificationUriComplete);
    }

    /** Denies a sign-in; otherwise as {@link #allow}. */
    public void deny(URI verificationUriComplete) {
        press("deny", verificationUriComplete);
    }

    private static void press(String button, URI page) {
        try {
            var form = new StringBuilder("decision=" + button);
            Matcher field = HIDDEN_FIELD.matcher(exchange(page, ""));
            while (field.find()) {
                form.append('&').append(field.group(1)).append('=').append(URLEncoder.encode(field.group(2), StandardCharsets.UTF_8));
            }
            exchange(page.resolve(page.getPath()), form.toString());
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("reason", "the sign-in could not be confirmed"), e.toString())
                    .exception(e);
        }
    }

    private static String exchange(URI uri, String form) throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        if (!form.isEmpty()) {
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.getOutputStream().write(form.getBytes(StandardCharsets.US_ASCII));
        }
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("the page answered " + connection.getResponseCode());
        }
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readNBytes(MAX_PAGE), StandardCharsets.UTF_8);
        }
    }
}
