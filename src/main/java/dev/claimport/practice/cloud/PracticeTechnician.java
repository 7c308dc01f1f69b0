package dev.claimport.practice.cloud;

import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalProblem;
import dev.claimport.practice.cloud.http.CloudWait;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
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
    private static final int MAX_PAGE = 256 * 1024;

    /**
     * Allows a sign-in; where that leads back to the program that asked for it, the program has been told when this returns.
     *
     * @param page with the device code filled in, or the one that a program on this computer opens to sign in
     * @throws dev.claimport.failure.FailureException {@code practice-failed} when the page does not let it happen
     */
    public void allow(URI page) {
        press("allow", page);
    }

    /** Denies a sign-in; otherwise as {@link #allow}. */
    public void deny(URI page) {
        press("deny", page);
    }

    private static void press(String button, URI page) {
        try {
            HttpURLConnection shown = exchange(page, "");
            demandOk(shown);
            var form = new StringBuilder("decision=" + button);
            Matcher field = HIDDEN_FIELD.matcher(text(shown));
            while (field.find()) {
                form.append('&').append(field.group(1)).append('=').append(URLEncoder.encode(field.group(2), StandardCharsets.UTF_8));
            }
            HttpURLConnection decided = exchange(page.resolve(page.getPath()), form.toString());
            if (decided.getResponseCode() == HttpURLConnection.HTTP_SEE_OTHER) {
                // What the program says to the browser there is between it and its user.
                exchange(page.resolve(decided.getHeaderField("Location")), "").getResponseCode();
            } else {
                demandOk(decided);
            }
        } catch (IOException e) {
            throw new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("problem", LocalProblem.PRACTICE_SIGN_IN_FAILED.problem()), e.toString())
                    .exception(e);
        }
    }

    private static HttpURLConnection exchange(URI uri, String form) throws IOException {
        var connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout((int) CloudWait.PAGE.limit().toMillis());
        connection.setReadTimeout((int) CloudWait.PAGE.limit().toMillis());
        connection.setInstanceFollowRedirects(false);
        if (!form.isEmpty()) {
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.getOutputStream().write(form.getBytes(StandardCharsets.US_ASCII));
        }
        return connection;
    }

    private static void demandOk(HttpURLConnection answer) throws IOException {
        if (answer.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("the page answered " + answer.getResponseCode());
        }
    }

    private static String text(HttpURLConnection answer) throws IOException {
        try (InputStream in = answer.getInputStream()) {
            return new String(in.readNBytes(MAX_PAGE), StandardCharsets.UTF_8);
        }
    }
}
