package dev.claimport.practice.cloud.pages;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.iam.RandomText;
import java.net.URI;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The pages' answers: nothing is loaded, framed or kept, and forms go nowhere but home. */
public final class PageAnswers {

    private final RandomText random;

    public PageAnswers(RandomText random) {
        this.random = random;
    }

    /** @param body makes the page, given the nonce of its style */
    public Answer page(int status, UnaryOperator<String> body) {
        return page(status, "'self'", body);
    }

    /** A page whose form sends the browser on to a program on this computer; browsers hold redirects to the form's policy too. */
    public Answer pageLeadingTo(URI next, UnaryOperator<String> body) {
        // A policy cannot name an IPv6 address (Content Security Policy Level 3, section 2.3.1).
        String target = next.getHost().startsWith("[") ? "http:" : "http://" + next.getRawAuthority();
        return page(200, "'self' " + target, body);
    }

    private Answer page(int status, String formTargets, UnaryOperator<String> body) {
        String nonce = random.of(RandomText.ALPHANUMERIC, 22);
        return Answer.text(status, "text/html; charset=utf-8", body.apply(nonce)).with(Map.of(
                "Content-Security-Policy", "default-src 'none'; style-src 'nonce-" + nonce + "'; form-action " + formTargets
                        + "; base-uri 'none'; frame-ancestors 'none'",
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer",
                "Cache-Control", "no-store"));
    }

    /** Sends the browser on by GET, whatever brought it here (RFC 9700, section 4.12). */
    public Answer redirect(URI next) {
        return Answer.text(303, "text/plain", "").with(Map.of(
                "Location", next.toString(), "Referrer-Policy", "no-referrer", "Cache-Control", "no-store"));
    }
}
