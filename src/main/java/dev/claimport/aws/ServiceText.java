package dev.claimport.aws;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts that come from a service, made fit to be shown. */
public final class ServiceText {

    /** Control and format characters (among them those that turn the direction of writing), surrogates without a partner. */
    private static final Pattern UNFIT = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private ServiceText() {}

    /** One line of at most {@code limit} characters, without control characters; empty for {@code null}. */
    public static String line(@Nullable String text, int limit) {
        if (text == null) {
            return "";
        }
        String fit = UNFIT.matcher(text).replaceAll(" ").strip();
        return fit.length() <= limit ? fit : fit.substring(0, limit - 1) + "…";
    }

    /**
     * The first line only, of at most 300 characters: the lines that follow in a refusal of AWS may repeat the signed request
     * with its session token.
     */
    public static String firstLine(@Nullable String text) {
        return text == null ? "" : line(text.strip().lines().findFirst().orElse(""), 300);
    }
}
